import { createHash, randomBytes } from 'node:crypto'
import { CompactSign, importJWK } from 'jose'
import { systemNow } from '../clock.ts'
import type {
  Destination,
  PostOutcome,
  Receipt,
  SignedPost,
  SigningKey,
  Transports,
} from '../define/transport.ts'
import { asFailure, defect, unavailable } from '../failure.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { addressBelow, guardedLookup } from './endpoint.ts'
import { exchange } from './exchange.ts'

/**
 * Signed JSON over HTTP: one compact JWS (EdDSA) per message to the end point of the directory.
 * Sender, receiver and time stand in the protected header, so that the payload of a repeat has the
 * same bytes and the receiver's checksum over them proves what arrived.
 */
export function createSignedJson({
  nameOf,
  demo,
  timeoutMs,
}: {
  nameOf: (tenantId: string) => string
  demo: boolean
  timeoutMs: number
}) {
  const breakers = new Map<string, Breaker>()

  const breakerOf = (endpoint: string): Breaker => {
    const known = breakers.get(endpoint)
    if (known) return known
    const fresh = createBreaker()
    breakers.set(endpoint, fresh)
    return fresh
  }

  const guarded = async (url: URL, jws: string, { endpoint, traceId }: Destination) => {
    const breaker = breakerOf(endpoint ?? '')
    if (!breaker.mayTry()) {
      throw unavailable(
        'AGENCY_UNAVAILABLE',
        'The agency failed often; it is left alone for a while',
      )
    }
    try {
      const answer = await exchange({
        url,
        body: jws,
        headers: {
          'content-type': 'application/jose',
          accept: 'application/json',
          ...traceHeader(traceId),
        },
        timeoutMs,
        ...(!demo && { lookup: guardedLookup }),
      })
      if (isOutage(answer.status)) {
        throw unavailable('AGENCY_UNAVAILABLE', `The agency answered ${answer.status}`)
      }
      breaker.succeeded()
      return answer
    } catch (error) {
      if (asFailure(error).kind === 'unavailable') breaker.failed()
      throw error
    }
  }

  return (destination: Destination): Transports['signed-json'] => ({
    async post(message) {
      const url = addressBelow(destination.endpoint, message.path, demo)
      const payload = Buffer.from(JSON.stringify(message.body))
      const jws = await sign(payload, await destination.readSigningKey(), {
        iss: nameOf(destination.tenantId),
        aud: destination.organisationId,
      })
      const { status, body } = await guarded(url, jws, destination)

      return outcomeOf(status, body, message, payload)
    },
  })
}

async function sign(
  payload: Buffer,
  { kid, privateJwk }: SigningKey,
  names: { iss: string; aud: string },
): Promise<string> {
  const iat = Math.floor(systemNow().epochMilliseconds / 1000)
  return new CompactSign(payload)
    .setProtectedHeader({ alg: 'EdDSA', kid, ...names, iat })
    .sign(await importJWK(privateJwk, 'EdDSA'))
}

const traceHeader = (traceId: string | undefined): Record<string, string> =>
  traceId && /^[0-9a-f]{32}$/.test(traceId)
    ? { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` }
    : {}

const isOutage = (status: number): boolean =>
  status >= 500 || status === 429 || status === 408 || status === 425

function outcomeOf(
  status: number,
  text: string,
  message: SignedPost,
  payload: Buffer,
): PostOutcome {
  const body = parsed(text)
  if (status === 409) return { status: 'conflict', body }
  if (status === 410) return { status: 'gone', body }
  if (status !== 200 && status !== 201 && status !== 202) {
    throw defect('AGENCY_ANSWER_UNKNOWN', `The agency answered ${status}`)
  }
  return { status: 'received', receipt: requireReceipt(body, message, payload) }
}

/** A receipt counts only for this very message and these very bytes. */
function requireReceipt(body: unknown, message: SignedPost, payload: Buffer): Receipt {
  const receipt = message.readReceipt(body)
  const digest = createHash('sha512').update(payload).digest('hex')
  if (receipt?.key !== message.key || receipt.digest !== digest) {
    throw defect('RECEIPT_MISMATCH', 'The receipt is not for what was sent')
  }
  const { reference, receivedAt } = receipt
  return { reference, receivedAt }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
