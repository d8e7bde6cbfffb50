import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type JWTPayload, SignJWT } from 'jose'
import { chooserPage, messagePage, type Person } from './chooser.ts'
import type { SigningKey } from './keys.ts'

/** One issued code: usable once, for one minute, by the client and redirect it was made for. */
type Code = {
  tenant: string
  subject: string
  nonce: string | undefined
  challenge: string
  redirectUri: string
  expiresAt: number
}

export type ProviderOptions = {
  /** address of this server as clients see it, without a trailing slash */
  baseUrl: string
  key: SigningKey
  /** tenant → its people */
  people: Record<string, readonly Person[]>
  client: { id: string; secret: string }
  redirectUris: readonly string[]
  /** replaces the ID token, for tests of clients that must refuse a wrong one */
  forge?: (claims: JWTPayload, sign: (claims: JWTPayload) => Promise<string>) => Promise<string>
}

const codeLifeMs = 60_000

/**
 * A small OpenID provider: one issuer per tenant on one server, code flow with PKCE only. Signs a
 * person in by `login_hint` alone, so it is for demonstration and tests and says so on its page.
 */
export function createProvider(options: ProviderOptions): Server {
  const codes = new Map<string, Code>()

  return createServer((request, response) => {
    serve(options, codes, request, response).catch(() =>
      sendJson(response, 500, { error: 'server_error' }),
    )
  })
}

async function serve(
  options: ProviderOptions,
  codes: Map<string, Code>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<ServerResponse> {
  const url = new URL(request.url ?? '/', options.baseUrl)
  if (url.pathname === '/health') return sendJson(response, 200, { status: 'live' })
  const [, tenant = '', ...rest] = url.pathname.split('/')
  const people = Object.hasOwn(options.people, tenant) ? options.people[tenant] : undefined
  const at = `${request.method} /${rest.join('/')}`
  if (people && at === 'GET /.well-known/openid-configuration') {
    return sendJson(response, 200, describe(`${options.baseUrl}/${tenant}`))
  }
  if (people && at === 'GET /keys')
    return sendJson(response, 200, { keys: [options.key.publicJwk] })
  if (people && at === 'GET /authorize')
    return authorize(options, codes, { tenant, people, url }, response)
  if (people && at === 'POST /token') return exchange(options, codes, tenant, request, response)
  return sendJson(response, 404, { error: 'not_found' })
}

const describe = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  scopes_supported: ['openid'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
})

function authorize(
  { baseUrl, client, redirectUris }: ProviderOptions,
  codes: Map<string, Code>,
  { tenant, people, url }: { tenant: string; people: readonly Person[]; url: URL },
  response: ServerResponse,
): ServerResponse {
  const asked = Object.fromEntries(url.searchParams)
  const redirectUri = asked['redirect_uri'] ?? ''
  // Without a known client and address nothing may be sent anywhere.
  if (asked['client_id'] !== client.id || !redirectUris.includes(redirectUri)) {
    return sendPage(response, 400, messagePage('Diese Anwendung ist hier nicht eingetragen.'))
  }
  const back = new URL(redirectUri)
  back.searchParams.set('iss', `${baseUrl}/${tenant}`)
  if (asked['state']) back.searchParams.set('state', asked['state'])
  const challenge = asked['code_challenge'] ?? ''
  const isComplete = asked['response_type'] === 'code' && asked['code_challenge_method'] === 'S256'
  if (!isComplete || !/^[\w-]{43}$/.test(challenge)) {
    back.searchParams.set('error', 'invalid_request')
    return sendRedirect(response, back)
  }
  const person = people.find(({ subject }) => subject === asked['login_hint'])
  if (!person) {
    const addressFor = (subject: string) => {
      const again = new URL(url)
      again.searchParams.set('login_hint', subject)
      return `${again.pathname}${again.search}`
    }
    return sendPage(response, 200, chooserPage(people, addressFor))
  }
  const code = randomBytes(32).toString('base64url')
  const expiresAt = Date.now() + codeLifeMs
  const { subject } = person
  codes.set(code, { tenant, subject, nonce: asked['nonce'], challenge, redirectUri, expiresAt })
  back.searchParams.set('code', code)
  return sendRedirect(response, back)
}

async function exchange(
  options: ProviderOptions,
  codes: Map<string, Code>,
  tenant: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<ServerResponse> {
  const { client } = options
  if (!isSame(credentialsOf(request), `${client.id}:${client.secret}`)) {
    return sendJson(response, 401, { error: 'invalid_client' })
  }
  const form = new URLSearchParams(await readText(request))
  const code = codes.get(form.get('code') ?? '')
  codes.delete(form.get('code') ?? '')
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  const isValid =
    form.get('grant_type') === 'authorization_code' &&
    code?.tenant === tenant &&
    code.expiresAt > Date.now() &&
    code.redirectUri === form.get('redirect_uri') &&
    isSame(code.challenge, challenge)
  if (!isValid || !code) return sendJson(response, 400, { error: 'invalid_grant' })
  return sendJson(response, 200, {
    access_token: randomBytes(32).toString('base64url'),
    token_type: 'Bearer',
    expires_in: 60,
    id_token: await idTokenFor(options, code),
  })
}

async function idTokenFor(
  { baseUrl, client, key, forge }: ProviderOptions,
  code: Code,
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  const claims: JWTPayload = {
    iss: `${baseUrl}/${code.tenant}`,
    sub: code.subject,
    aud: client.id,
    iat: now,
    exp: now + 300,
    ...(code.nonce ? { nonce: code.nonce } : {}),
  }
  const sign = (signed: JWTPayload) =>
    new SignJWT(signed).setProtectedHeader({ alg: 'ES256', kid: key.kid }).sign(key.privateKey)
  return forge ? forge(claims, sign) : sign(claims)
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) {
    chunks.push(chunk)
    if (chunks.reduce((size, part) => size + part.length, 0) > 65_536)
      throw new Error('Body too large')
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `id:secret` of HTTP Basic; both parts come percent-encoded (RFC 6749, 2.3.1). */
function credentialsOf({ headers }: IncomingMessage): string {
  const encoded = /^Basic ([\w+/=-]+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  return /^[\w.~!*'()%-]*:[\w.~!*'()%-]*$/.test(text)
    ? text.split(':').map(decodeURIComponent).join(':')
    : ''
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const sendJson = (response: ServerResponse, status: number, body: unknown): ServerResponse =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body))

const sendPage = (response: ServerResponse, status: number, html: string): ServerResponse =>
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .end(html)

const sendRedirect = (response: ServerResponse, to: URL): ServerResponse =>
  response.writeHead(302, { location: to.href, 'cache-control': 'no-store' }).end()
