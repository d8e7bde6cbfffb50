import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyPluginAsyncTypebox, TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { Health } from '../health.ts'
import type { House, Needs } from '../house.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { IdentityConfig } from './identity.ts'
import { addBrowserApp, addNotFound } from './plugins/browser-app.ts'
import { addCaller, addRoleCheck } from './plugins/caller.ts'
import { addObservation } from './plugins/observe.ts'
import { addOriginCheck } from './plugins/origin-check.ts'
import {
  addAddressLimit,
  addCallerLimit,
  defaultLimits,
  type Limits,
} from './plugins/rate-limit.ts'
import { addRequestBody } from './plugins/request-body.ts'
import { addRouteGuard } from './plugins/route-guard.ts'
import { addSecurityHeaders } from './plugins/security-headers.ts'
import { addCookies } from './plugins/session-cookie.ts'
import { addTraceId, traceIdOf } from './plugins/trace-id.ts'
import { problemOfStatus, sendProblem } from './problem.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { addOpenApi, openApiRoutes } from './routes/openapi.ts'
import { sessionRoutes } from './routes/session.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { createValidation } from './validation.ts'

/** What the door itself needs; resource routes are given the whole house. */
export type DoorHouse = Needs<'clock' | 'directory' | 'live' | 'sessions'>
export type ApiRoutes<H> = (house: H) => FastifyPluginAsyncTypebox
export type Api = FastifyInstance

/** Builds the HTTP door without opening it. Refuses when a route declares no role. */
export async function createApi<H extends DoorHouse = House>(options: {
  house: H
  config: IdentityConfig
  log: Log
  metrics: Metrics
  health: Health
  /** resource routes, relative to /api */
  routes: readonly ApiRoutes<H>[]
  /** folder of the built browser app; without it only the interface is served */
  webRoot?: string
  limits?: Limits
}): Promise<Api> {
  const { house, config, routes, health } = options
  const limits = options.limits ?? defaultLimits
  const app = createServer(options.log, config.PUBLIC_URL)

  const guard = addRouteGuard(app)
  await addOpenApi(app)
  // Order matters: cheap refusals first, the session's look-up after the first limit.
  addTraceId(app)
  addObservation(app, options.metrics)
  await addSecurityHeaders(app, config.PUBLIC_URL)
  await addAddressLimit(app, limits)
  addRequestBody(app)
  await addCookies(app)
  addOriginCheck(app, config.PUBLIC_URL)
  addCaller(app, house)
  addCallerLimit(app, limits)
  addRoleCheck(app)

  await app.register(healthRoutes(health))
  await app.register(
    async (api) => {
      await api.register(openApiRoutes)
      await api.register(signInRoutes(house, config))
      await api.register(sessionRoutes(house, config))
      await api.register(eventRoutes(house))
      for (const route of routes) await api.register(route(house))
    },
    { prefix: '/api' },
  )
  const hasApp = await addBrowserApp(app, options.webRoot)
  addNotFound(app, { hasApp, methodsOf: guard.methodsOf })
  await app.ready()
  return app
}

function createServer(log: Log, publicUrl: string): FastifyInstance {
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: traceIdOf,
    // Behind a proxy the client's address comes from the proxy; directly it is the socket's.
    trustProxy: publicUrl.startsWith('https:') ? ['loopback', 'linklocal', 'uniquelocal'] : false,
    bodyLimit: 1_048_576,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    frameworkErrors: sendProblem,
    clientErrorHandler: answerBelowHttp,
  })
  app.setValidatorCompiler(createValidation())
  app.setErrorHandler(sendProblem)
  return app.withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance
}

/** Faults below HTTP (unreadable, too slow, headers too large) leave in the same shape. */
function answerBelowHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 431
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 408
        : 400
  const body = JSON.stringify(problemOfStatus(status))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
