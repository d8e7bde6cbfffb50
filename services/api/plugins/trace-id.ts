import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Follows a case through HTTP, engine, queue and agency; 32 hex characters (W3C trace id). */
    readonly traceId: string
  }
}

/**
 * The request's trace id. A machine that signs or carries a token may hand in its own
 * (`traceparent`), so that both sides find the same case in their logs; browsers get a new one.
 */
export function traceIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const isMachine =
    headers.authorization?.startsWith('Bearer kf_') === true ||
    headers['content-type']?.startsWith('application/jose') === true
  const given = isMachine
    ? /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(String(headers['traceparent']))
    : null
  const traceId = given?.[1]
  return traceId && !/^0+$/.test(traceId) ? traceId : randomBytes(16).toString('hex')
}

/** fastify's request id is the trace id; this gives it its name and sends it back. */
export function addTraceId(app: FastifyInstance): void {
  app.decorateRequest('traceId', {
    getter() {
      return this.id
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-trace-id', request.id)
  })
}
