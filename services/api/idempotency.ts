import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { conflict, invalid } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { RequestKey } from '../idempotency/idempotency.ts'
import { derivedId, newId } from '../ids.ts'

/** For the schema of a route that repeats safely, so that clients know the header. */
export const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ maxLength: 200 })),
})

type Answer<Body> = { status: number; body: Body }

/** Polls this often, in all two seconds, for the first of two equal requests to finish. */
const waits = Array.from({ length: 20 }, () => 100)

/**
 * Runs a change once per Idempotency-Key: a repeat gets the first answer, two parallel requests have
 * one effect. `operationId` is derived from the key; used as the id of what is made, it lets even a
 * repeat after a crash find its own row. Without the header every request is a new one.
 */
export async function withIdempotency<Body>(
  { idempotency }: Needs<'idempotency'>,
  request: FastifyRequest,
  reply: FastifyReply,
  run: (operationId: string) => Promise<Answer<Body>>,
  tenantId: string | undefined = request.caller?.tenantId,
): Promise<Body> {
  const key = readKey(request, tenantId)
  if (!key) return send(reply, await run(newId()))

  for (const wait of waits) {
    const claim = await idempotency.claim(key)
    if (claim.kind === 'answered') return send(reply, claim.answer as Answer<Body>)
    if (claim.kind === 'other') {
      throw invalid('IDEMPOTENCY_KEY_REUSED', 'The key was used with another body')
    }
    if (claim.kind === 'first') return send(reply, await runFirst(idempotency, key, run))
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
  throw conflict('IDEMPOTENCY_KEY_BUSY', 'The same request is still being served')
}

async function runFirst<Body>(
  idempotency: Needs<'idempotency'>['idempotency'],
  key: RequestKey,
  run: (operationId: string) => Promise<Answer<Body>>,
): Promise<Answer<Body>> {
  try {
    const answer = await run(derivedId('request', key.tenantId, key.callerId, key.key))
    await idempotency.settle(key, answer)
    return answer
  } catch (error) {
    await idempotency.release(key).catch(() => undefined)
    throw error
  }
}

function readKey(request: FastifyRequest, tenantId: string | undefined): RequestKey | null {
  const header = request.headers['idempotency-key']
  if (header === undefined || tenantId === undefined) return null
  if (typeof header !== 'string' || !/^[A-Za-z0-9._:-]{8,200}$/.test(header)) {
    throw invalid('IDEMPOTENCY_KEY_INVALID', 'The Idempotency-Key is not in the expected form')
  }
  const { caller, method } = request
  const callerId = caller?.kind === 'staff' ? caller.staffId : (caller?.organisationId ?? 'public')
  const asked = [method, request.routeOptions.url, request.params, request.body]
  return { tenantId, callerId, key: header, bodyDigest: digestOf(asked) }
}

/** Digest of a JSON value whatever the order of its members. */
function digestOf(value: unknown): string {
  const sorted = JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
  return createHash('sha256').update(sorted).digest('hex')
}

function send<Body>(reply: FastifyReply, { status, body }: Answer<Body>): Body {
  reply.code(status)
  return body
}
