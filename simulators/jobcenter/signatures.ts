import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

type Header = { alg?: unknown; kid?: unknown; iss?: unknown; aud?: unknown; iat?: unknown }
export type Verified = { tenant: string; issuer: string; payload: Buffer }

const toleranceSeconds = 300
const seconds = () => Math.floor(Date.now() / 1000)
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The Jobcenter's own key pair: made once, kept in the data folder. */
export function loadKeyPair(file: string) {
  const privateKey = readOrMake(file)
  const { kty, crv, x } = createPublicKey(privateKey).export({ format: 'jwk' })
  const kid = `jobcenter-${String(x).slice(0, 8)}`

  return {
    publicJwk: { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' },
    /** A compact JWS over the payload, meant for one audience, stamped now. */
    seal: (
      payload: unknown,
      audience: string,
      { ageSeconds = 0, key = privateKey } = {},
    ): string => {
      const header = { alg: 'EdDSA', kid, aud: audience, iat: seconds() - ageSeconds }
      const signed = `${encoded(header)}.${encoded(payload)}`
      return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
    },
  }
}

export const strangerKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey

function readOrMake(file: string): KeyObject {
  try {
    return createPrivateKey({ key: JSON.parse(readFileSync(file, 'utf8')), format: 'jwk' })
  } catch {
    const { privateKey } = generateKeyPairSync('ed25519')
    const draft = `${file}.${randomBytes(4).toString('hex')}`
    writeFileSync(draft, JSON.stringify(privateKey.export({ format: 'jwk' })), { mode: 0o600 })
    renameSync(draft, file)
    return privateKey
  }
}

/**
 * Checks who signed: the key comes from the municipality's published list, never from the message.
 * Null when it is not theirs, not meant for us or not fresh; throws when the list cannot be had.
 */
export function createVerifier({ kimflowUrl, tenants }: { kimflowUrl: string; tenants: string[] }) {
  const keys = new Map<string, { tenant: string; key: KeyObject }>()

  const fetchKeys = async (tenant: string): Promise<void> => {
    const answer = await fetch(`${kimflowUrl}/api/tenants/${tenant}/keys`, {
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    })
    if (!answer.ok) throw new Error(`keys of ${tenant}: ${answer.status}`)
    const { keys: list } = (await answer.json()) as { keys: Record<string, string>[] }
    for (const jwk of list) {
      const kid = String(jwk['kid'] ?? tenant)
      keys.set(kid, { tenant, key: createPublicKey({ key: jwk, format: 'jwk' }) })
    }
  }

  /** Asks all municipalities; one that is down must not hide the key of another. */
  const refresh = async (kid: string) => {
    const before = keys.get(kid)
    const asked = await Promise.allSettled(tenants.map(fetchKeys))
    const failure = asked.find((result) => result.status === 'rejected')
    if (failure && keys.get(kid) === before) throw failure.reason
    return keys.get(kid)
  }

  return async (jws: string): Promise<Verified | null> => {
    const parts = jws.trim().split('.')
    const [head, body, signature] = parts
    if (parts.length !== 3 || !head || !body || !signature) return null
    const header = readHeader(head)
    if (header?.alg !== 'EdDSA' || typeof header.kid !== 'string') return null
    const holds = (key: KeyObject) =>
      verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))

    // A municipality may have renewed its key under the old name.
    let signer = keys.get(header.kid)
    if (!signer || !holds(signer.key)) signer = await refresh(header.kid)
    if (!signer || !holds(signer.key)) return null
    if (header.aud !== `jobcenter-${signer.tenant}` || typeof header.iss !== 'string') return null
    if (!(Math.abs(seconds() - Number(header.iat)) <= toleranceSeconds)) return null
    return { tenant: signer.tenant, issuer: header.iss, payload: Buffer.from(body, 'base64url') }
  }
}

function readHeader(part: string): Header | null {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Header
  } catch {
    return null
  }
}
