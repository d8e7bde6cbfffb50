import { compactVerify, importJWK } from 'jose'
import Type from 'typebox'
import { Check } from 'typebox/value'
import { systemNow } from '../clock.ts'
import { type Failure, forbidden, invalid } from '../failure.ts'

const maxMessageBytes = 64 * 1024
const toleranceSeconds = 300

/** Exactly what is needed: no key or address in the message is ever looked at. */
const Header = Type.Object(
  {
    alg: Type.Literal('EdDSA'),
    aud: Type.String(),
    iat: Type.Integer(),
    kid: Type.Optional(Type.String()),
    typ: Type.Optional(Type.String()),
    iss: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)

/**
 * Verifies an incoming compact JWS against the one key the directory has for the sender and returns
 * its payload. `iat` is read against the machine's time, because agencies do not follow the demo's.
 */
export async function readSigned(
  message: unknown,
  { audience, publicJwk }: { audience: string; publicJwk: Record<string, string> | null },
): Promise<unknown> {
  if (typeof message !== 'string') throw invalid('ANSWER_MALFORMED', 'Not a compact JWS')
  if (message.length > maxMessageBytes) throw invalid('ANSWER_MALFORMED', 'Longer than 64 KiB')
  if (publicJwk?.kty !== 'OKP' || publicJwk.crv !== 'Ed25519') {
    throw notTheirs('no Ed25519 key in the directory')
  }

  const { payload, protectedHeader } = await verify(message.trim(), publicJwk)
  if (!Check(Header, protectedHeader)) throw notTheirs('header')
  if (protectedHeader.aud !== audience) throw notTheirs('audience')
  const now = systemNow().epochMilliseconds / 1000
  if (Math.abs(now - protectedHeader.iat) > toleranceSeconds) throw notTheirs('time')

  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch {
    throw invalid('ANSWER_MALFORMED', 'The payload is not JSON')
  }
}

async function verify(message: string, publicJwk: Record<string, string>) {
  try {
    const { kty = '', crv = '', x = '' } = publicJwk
    const key = await importJWK({ kty, crv, x }, 'EdDSA')
    return await compactVerify(message, key, { algorithms: ['EdDSA'] })
  } catch {
    throw notTheirs('signature')
  }
}

const notTheirs = (what: string): Failure =>
  forbidden('SIGNATURE_INVALID', `Not a message of this organisation for us: ${what}`)
