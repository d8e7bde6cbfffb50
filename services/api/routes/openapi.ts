import swagger from '@fastify/swagger'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { Problem } from '../schemas/common.ts'

/** Collects the routes' schemas; has to stand before the routes it describes. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'KIMflow', version: '1', description: 'Schnittstelle von KIMflow' },
    },
    transform: ({ schema, url }) => ({ schema: withProblem(url, schema ?? {}), url }),
  })
}

export const openApiRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/openapi.json',
    {
      config: { role: 'public' },
      schema: { hide: true },
    },
    async () => app.swagger(),
  )
}

/** Every route may answer with problem details; what lies outside /api is not described. */
function withProblem(url: string, schema: FastifySchema): FastifySchema {
  if (!url.startsWith('/api/')) return { ...schema, hide: true }
  const given = (schema.response ?? {}) as Record<string, unknown>
  const content = { 'application/problem+json': { schema: Problem } }
  const success = Object.keys(given).length > 0 ? given : { 200: { description: 'OK' } }
  return { ...schema, response: { ...success, default: { description: 'Problem', content } } }
}
