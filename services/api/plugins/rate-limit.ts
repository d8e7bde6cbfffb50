import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { httpFault } from '../problem.ts'

/**
 * Requests per minute. A whole town hall may share one address, so the limit per address is wide
 * and the one per signed-in caller bites first; forms and sign-ins without a session are few.
 */
export type Limits = {
  perAddress: number
  perCaller: number
  publicWritesPerAddress: number
  /** signed answers: an agency that was away sends all it held back */
  signedPerAddress: number
  signInsPerAddress: number
}

export const defaultLimits: Limits = {
  perAddress: 12_000,
  perCaller: 3_000,
  publicWritesPerAddress: 60,
  signedPerAddress: 3_000,
  signInsPerAddress: 300,
}

const perMinute = { timeWindow: 60_000 }

/** Counts before the session is looked up: a flood must not reach the database. */
export async function addAddressLimit(app: FastifyInstance, limits: Limits): Promise<void> {
  await app.register(rateLimit, { global: false })
  const address = app.createRateLimit({
    max: limits.perAddress,
    keyGenerator: (request) => `address ${request.ip}`,
    ...perMinute,
  })
  app.addHook('onRequest', async (request) => refuseAbove(await address(request)))
}

/** Counts per caller once it is known, and more strictly what needs no session at all. */
export function addCallerLimit(app: FastifyInstance, limits: Limits): void {
  const caller = app.createRateLimit({
    max: limits.perCaller,
    keyGenerator: callerKey,
    ...perMinute,
  })
  const publicWrites = app.createRateLimit({
    max: limits.publicWritesPerAddress,
    keyGenerator: (request) => `public ${request.ip}`,
    ...perMinute,
  })
  const signed = app.createRateLimit({
    max: limits.signedPerAddress,
    keyGenerator: (request) => `signed ${request.ip}`,
    ...perMinute,
  })
  const signIns = app.createRateLimit({
    max: limits.signInsPerAddress,
    keyGenerator: (request) => `sign-in ${request.ip}`,
    ...perMinute,
  })

  app.addHook('onRequest', async (request) => {
    if (request.caller) return refuseAbove(await caller(request))
    const path = request.routeOptions.url ?? ''
    if (path === '/api/sign-in' || path === '/api/sign-in/callback') {
      return refuseAbove(await signIns(request))
    }
    if (request.routeOptions.config.role === 'machine') return refuseAbove(await signed(request))
    if (request.method === 'POST') return refuseAbove(await publicWrites(request))
  })
}

type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>

function refuseAbove(counted: Counted): void {
  if (counted.isAllowed || !counted.isExceeded) return
  throw httpFault(429, { 'retry-after': String(Math.max(1, counted.ttlInSeconds)) })
}

function callerKey({ caller, ip }: FastifyRequest): string {
  if (!caller) return `address ${ip}`
  const id = caller.kind === 'staff' ? caller.staffId : caller.organisationId
  return `${caller.kind} ${caller.tenantId} ${id}`
}
