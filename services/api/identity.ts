import * as oidc from 'openid-client'
import type { Config } from '../config.ts'
import { type Failure, invalid, unavailable } from '../failure.ts'
import type { Needs } from '../house.ts'

export type IdentityConfig = Pick<
  Config,
  'PUBLIC_URL' | 'KIMFLOW_DEMO' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'
>

export type SignInSecrets = { state: string; nonce: string; codeVerifier: string }

/** A provider's description is read again after this time, so that a moved end point is noticed. */
const describedForMs = 10 * 60_000
const timeoutSeconds = 10

/**
 * Speaks OpenID Connect with each tenant's identity provider: code flow with PKCE, state and nonce.
 * The signature of the ID token is always checked, although it comes straight from the provider.
 */
export function createIdentity(config: IdentityConfig, { directory }: Needs<'directory'>) {
  const described = new Map<string, { at: number; provider: Promise<oidc.Configuration> }>()
  const redirectUri = new URL('/api/sign-in/callback', config.PUBLIC_URL)

  const providerOf = async (tenantId: string): Promise<oidc.Configuration> => {
    const known = described.get(tenantId)
    if (known && performance.now() - known.at < describedForMs) return known.provider
    const { issuer } = await directory.readTenant(tenantId)
    const provider = discover(config, issuer)
    described.set(tenantId, { at: performance.now(), provider })
    // A failed look-up must not stick.
    provider.catch(() => described.delete(tenantId))
    return provider
  }

  return {
    /** Where the browser goes to sign in. */
    async startAt(tenantId: string, secrets: SignInSecrets, hint?: string): Promise<URL> {
      const provider = await providerOf(tenantId).catch(rethrow)
      return oidc.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri.href,
        scope: 'openid',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(secrets.codeVerifier),
        code_challenge_method: 'S256',
        ...(hint ? { login_hint: hint } : {}),
      })
    },

    /** Turns the provider's answer into the subject it vouches for. */
    async finish(tenantId: string, search: string, secrets: SignInSecrets): Promise<string> {
      try {
        const provider = await providerOf(tenantId)
        const answer = new URL(redirectUri)
        answer.search = search
        const tokens = await oidc.authorizationCodeGrant(provider, answer, {
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          pkceCodeVerifier: secrets.codeVerifier,
          idTokenExpected: true,
        })
        const subject = tokens.claims()?.sub
        if (subject) return subject
      } catch (error) {
        throw asSignInFailure(error)
      }
      throw invalid('SIGN_IN_INVALID', 'The identity provider sent no subject')
    },
  }
}

function discover(config: IdentityConfig, issuer: string): Promise<oidc.Configuration> {
  const execute = [oidc.enableNonRepudiationChecks]
  // Plain HTTP issuers are for the demo on one's own machine only.
  if (config.KIMFLOW_DEMO && issuer.startsWith('http:')) execute.push(oidc.allowInsecureRequests)
  const authentication = oidc.ClientSecretBasic(config.OIDC_CLIENT_SECRET)
  return oidc.discovery(new URL(issuer), config.OIDC_CLIENT_ID, undefined, authentication, {
    execute,
    timeout: timeoutSeconds,
  })
}

const rethrow = (error: unknown): never => {
  throw asSignInFailure(error)
}

/** The provider is down, or its answer is not one we may trust. */
function asSignInFailure(error: unknown): Failure {
  const { name, code } = error as { name?: string; code?: string }
  const isDown = code === 'OAUTH_TIMEOUT' || name === 'TypeError' || isServerFault(error)
  return isDown
    ? unavailable('SIGN_IN_UNAVAILABLE', 'The identity provider does not answer', { cause: error })
    : invalid(
        'SIGN_IN_INVALID',
        `The answer of the identity provider was refused (${reasonOf(error)})`,
      )
}

function isServerFault(error: unknown): boolean {
  const { cause, status } = error as { cause?: unknown; status?: unknown }
  const answered = cause instanceof Response ? cause.status : status
  return typeof answered === 'number' && answered >= 500
}

/** The library's code and sentence; both name what did not fit, never a token's content. */
const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  return `${code ?? 'no code'}: ${message ?? ''}`
}
