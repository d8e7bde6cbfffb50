import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../../metrics.ts'

/** One log line and one measurement per answer, by route template: never an address with its values. */
export function addObservation(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const { method } = request
    const { statusCode, elapsedTime } = reply
    metrics.httpSeconds.observe({ method, route, status: statusCode }, elapsedTime / 1_000)
    const tenantId = request.caller?.tenantId
    request.log.info(
      { method, route, status: statusCode, ms: Math.round(elapsedTime), tenantId },
      'Answered',
    )
  })
}
