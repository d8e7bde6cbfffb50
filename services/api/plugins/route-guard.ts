import type { FastifyInstance, RouteOptions } from 'fastify'
import { defect } from '../../failure.ts'

type KnownRoute = { pattern: RegExp; method: string }

/**
 * Keeps the list of all routes. A route without a role ends the start; an address that exists for
 * another method is answered with 405 instead of 404.
 */
export function addRouteGuard(app: FastifyInstance): { methodsOf(path: string): string[] } {
  const known: KnownRoute[] = []

  app.addHook('onRoute', (route) => {
    if (route.config?.role === undefined) {
      throw defect('ROUTE_WITHOUT_ROLE', `${String(route.method)} ${route.url} declares no role`)
    }
    if (route.url !== '/*') known.push(...knownRoutes(route))
  })

  return {
    methodsOf: (path) => [
      ...new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
    ],
  }
}

function knownRoutes({ url, method }: RouteOptions): KnownRoute[] {
  const source = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+')
  return [method].flat().map((name) => ({ pattern: new RegExp(`^${source}/?$`), method: name }))
}
