import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * Both cookies carry the `__Host-` prefix: this host only, HTTPS only (Chromium counts localhost as
 * secure), never read by scripts. The session's value is `<tenant>.<secret>`.
 */
const sessionCookie = '__Host-kimflow'
/** Ties a sign-in to the browser that began it: `<tenant>.<state>`. */
const signInCookie = '__Host-kimflow-sign-in'

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

export const addCookies = async (app: FastifyInstance): Promise<void> => {
  await app.register(cookie)
}

export const readSessionCookie = (request: FastifyRequest): string | undefined =>
  request.cookies[sessionCookie]

export const hasSessionCookie = (request: FastifyRequest): boolean =>
  readSessionCookie(request) !== undefined

export const setSessionCookie = (reply: FastifyReply, value: string): FastifyReply =>
  reply.setCookie(sessionCookie, value, { ...attributes, maxAge: 36_000 })

export const clearSessionCookie = (reply: FastifyReply): FastifyReply =>
  reply.clearCookie(sessionCookie, attributes)

export const readSignInCookie = (
  request: FastifyRequest,
): { tenantId: string; state: string } | null => {
  const match = /^([a-z0-9][a-z0-9-]{0,62})\.([A-Za-z0-9_-]{43})$/.exec(
    request.cookies[signInCookie] ?? '',
  )
  return match?.[1] && match[2] ? { tenantId: match[1], state: match[2] } : null
}

export const setSignInCookie = (
  reply: FastifyReply,
  tenantId: string,
  state: string,
): FastifyReply =>
  reply.setCookie(signInCookie, `${tenantId}.${state}`, { ...attributes, maxAge: 600 })

export const clearSignInCookie = (reply: FastifyReply): FastifyReply =>
  reply.clearCookie(signInCookie, attributes)
