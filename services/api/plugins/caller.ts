import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouteRole, StaffRole } from '../../define/route.ts'
import { defect, forbidden } from '../../failure.ts'
import type { Needs } from '../../house.ts'
import type { SignedIn } from '../../sessions/sessions.ts'
import { clearSessionCookie, readSessionCookie } from './session-cookie.ts'

export type StaffCaller = SignedIn & { kind: 'staff' }
export type MachineCaller = { kind: 'machine'; tenantId: string; organisationId: string }
export type Caller = StaffCaller | MachineCaller

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on public routes without a session. */
    caller: Caller | null
  }
}

/** The signed-in person of a route whose role admits staff only. */
export function staffOf(request: FastifyRequest): StaffCaller {
  if (request.caller?.kind === 'staff') return request.caller
  throw forbidden('SESSION_MISSING', 'The route needs a signed-in person')
}

/** The machine or person of a route that admits both. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller) return request.caller
  throw forbidden('SESSION_MISSING', 'The route needs a session or a token')
}

/**
 * Finds out who calls. A bearer token wins over a cookie, so that one request never carries two
 * identities. A cookie that leads nowhere is cleared.
 */
export function addCaller(app: FastifyInstance, house: Needs<'sessions' | 'directory'>): void {
  app.decorateRequest('caller', null)

  app.addHook('onRequest', async (request, reply) => {
    // The app's own files need nobody's name and cost no query.
    if (!request.url.startsWith('/api/')) return
    request.caller = await readCaller(house, request, reply)
  })
}

/** Enforces the role a route declares; runs after the caller is known and before the body is read. */
export function addRoleCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    const { role } = request.routeOptions.config
    if (role === undefined) throw defect('ROUTE_WITHOUT_ROLE', 'A route declares no role')
    checkRole(role, request)
  })
}

function checkRole(role: RouteRole, request: FastifyRequest): void {
  const { caller } = request
  if (role === 'public') return
  // A signed message proves its sender by itself: the route verifies it against the directory.
  if (role === 'machine' && isSignedMessage(request)) return
  if (!caller) throw forbidden('SESSION_MISSING', 'The route needs a session or a token')
  if (admits(role, caller)) return
  throw forbidden('ROLE_MISSING', 'The caller has none of the roles of the route')
}

function admits(role: Exclude<RouteRole, 'public'>, caller: Caller): boolean {
  const own: StaffRole | 'machine' = caller.kind === 'machine' ? 'machine' : caller.role
  if (role === 'machine' || role === 'staff') return role === caller.kind
  return role.includes(own)
}

async function readCaller(
  { sessions, directory }: Needs<'sessions' | 'directory'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller | null> {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const token = /^Bearer ([\x21-\x7e]{1,200})$/.exec(authorization)?.[1]
    const machine = token ? await directory.readMachine(token) : null
    return machine ? { kind: 'machine', ...machine } : null
  }
  const cookie = readSessionCookie(request)
  if (cookie === undefined) return null
  const signedIn = await sessions.read(cookie)
  if (signedIn) return { kind: 'staff', ...signedIn }
  clearSessionCookie(reply)
  return null
}

const isSignedMessage = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.split(';', 1)[0]?.trim() === 'application/jose'
