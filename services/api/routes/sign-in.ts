import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { asFailure, type Failure, forbidden, invalid } from '../../failure.ts'
import type { Needs } from '../../house.ts'
import { createIdentity, type IdentityConfig } from '../identity.ts'
import {
  clearSessionCookie,
  clearSignInCookie,
  readSessionCookie,
  readSignInCookie,
  setSessionCookie,
  setSignInCookie,
} from '../plugins/session-cookie.ts'
import { Slug } from '../schemas/common.ts'

/** The sign-in page names the reason by this word. */
const faultWords: Record<string, string> = {
  SIGN_IN_NOT_ADMITTED: 'unbekannt',
  TENANT_UNKNOWN: 'unbekannt',
  SIGN_IN_EXPIRED: 'abgelaufen',
  SIGN_IN_INVALID: 'abgelehnt',
  SIGN_IN_UNAVAILABLE: 'nicht-erreichbar',
}

/**
 * Sign-in with the district's own identity provider. The browser only ever holds two opaque
 * cookies; tokens stay here and are dropped once the subject is known.
 */
export const signInRoutes =
  (house: Needs<'sessions' | 'directory'>, config: IdentityConfig): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { sessions, directory } = house
    const identity = createIdentity(config, house)

    app.get(
      '/sign-in',
      {
        config: { role: 'public' },
        errorHandler: sendToSignInPage,
        schema: {
          querystring: Type.Object({
            tenant: Slug,
            hint: Type.Optional(Type.String({ maxLength: 200 })),
            returnTo: Type.Optional(Type.String({ maxLength: 1_000 })),
          }),
        },
      },
      async (request, reply) => {
        const { tenant, hint, returnTo } = request.query
        const secrets = { state: random(), nonce: random(), codeVerifier: random() }
        const address = await identity.startAt(tenant, secrets, hint)
        await sessions.beginSignIn(tenant, secrets.state, {
          nonce: secrets.nonce,
          codeVerifier: secrets.codeVerifier,
          returnTo: ownPath(returnTo, config.PUBLIC_URL),
        })
        return setSignInCookie(reply, tenant, secrets.state).redirect(address.href, 302)
      },
    )

    app.get(
      '/sign-in/callback',
      {
        config: { role: 'public' },
        errorHandler: sendToSignInPage,
      },
      async (request, reply) => {
        const begun = readSignInCookie(request)
        const given = new URL(request.url, config.PUBLIC_URL).searchParams.get('state')
        const signIn =
          begun && given === begun.state && (await sessions.finishSignIn(begun.tenantId, given))
        if (!begun || !signIn) throw invalid('SIGN_IN_EXPIRED', 'No such sign-in in this browser')

        const { search } = new URL(request.url, config.PUBLIC_URL)
        const subject = await identity.finish(begun.tenantId, search, {
          ...signIn,
          state: begun.state,
        })
        const person = await directory.readStaffBySubject(begun.tenantId, subject)
        if (!person)
          throw forbidden('SIGN_IN_NOT_ADMITTED', 'The subject is no member of staff here')

        // Whatever session this browser had ends here: the new one gets a secret nobody could know.
        const previous = readSessionCookie(request)
        if (previous !== undefined) await sessions.end(previous)
        const cookie = await sessions.create(begun.tenantId, person.id)
        return setSessionCookie(clearSignInCookie(reply), cookie).redirect(signIn.returnTo, 302)
      },
    )

    app.post(
      '/sign-out',
      {
        config: { role: 'public' },
        schema: { response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        const cookie = readSessionCookie(request)
        if (cookie !== undefined) await sessions.end(cookie)
        return clearSessionCookie(reply).code(204).send(null)
      },
    )
  }

const random = (): string => randomBytes(32).toString('base64url')

/** Only a path of our own; anything that could lead elsewhere becomes the start page. */
function ownPath(wanted: string | undefined, publicUrl: string): string {
  if (!wanted?.startsWith('/')) return '/'
  const base = new URL(publicUrl)
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : base
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === base.origin && !path.startsWith('//') ? path : '/'
}

/** A person is led back to the sign-in page with a word for the reason; programs get the problem. */
function sendToSignInPage(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  clearSignInCookie(reply)
  const failure: Failure = asFailure(error)
  const word = faultWords[failure.code]
  if (!word || !request.headers.accept?.includes('text/html')) throw error
  request.log.info({ code: failure.code, reason: failure.message }, 'Sign-in refused')
  reply.redirect(`/anmelden?fehler=${word}`, 302)
}
