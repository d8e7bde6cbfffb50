import type { FastifyInstance, FastifyRequest } from 'fastify'
import { forbidden } from '../../failure.ts'
import { hasSessionCookie } from './session-cookie.ts'

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A page of another origin must not act in the name of a signed-in person. Browsers name the origin
 * of every change themselves; with a session cookie a change that names none is refused as well.
 */
export function addOriginCheck(app: FastifyInstance, publicUrl: string): void {
  const { origin } = new URL(publicUrl)

  app.addHook('onRequest', async (request) => {
    if (readingMethods.has(request.method)) return
    if (!comesFrom(origin, request)) {
      throw forbidden('CROSS_ORIGIN', 'A change was asked for by a page of another origin')
    }
  })
}

function comesFrom(origin: string, request: FastifyRequest): boolean {
  const { origin: named, 'sec-fetch-site': site } = request.headers
  if (named !== undefined && named !== origin) return false
  if (site !== undefined && site !== 'same-origin') return false
  return named !== undefined || site !== undefined || !hasSessionCookie(request)
}
