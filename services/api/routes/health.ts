import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Health } from '../../health.ts'

const Readiness = Type.Object({
  status: Type.Union([Type.Literal('ready'), Type.Literal('not-ready')]),
  parts: Type.Record(Type.String(), Type.Union([Type.Literal('up'), Type.Literal('down')])),
})

/** For the supervisor and the load balancer: is the process there, can it serve. */
export const healthRoutes =
  (health: Health): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/health/live',
      {
        config: { role: 'public' },
        schema: { response: { 200: Type.Object({ status: Type.Literal('live') }) } },
      },
      async () => ({ status: 'live' as const }),
    )

    app.get(
      '/health/ready',
      {
        config: { role: 'public' },
        schema: { response: { 200: Readiness, 503: Readiness } },
      },
      async (_request, reply) => {
        const { ready, parts } = await health.ready()
        return reply
          .code(ready ? 200 : 503)
          .send({ status: ready ? ('ready' as const) : ('not-ready' as const), parts })
      },
    )
  }
