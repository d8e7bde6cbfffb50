import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Health } from './health.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/**
 * Health and metrics of one process, whatever its roles, on a port of its own that is never
 * published. Plain HTTP on purpose: workers and senders open no web server for people.
 */
export async function openManagement(options: {
  port: number
  host?: string
  health: Health
  metrics: Metrics
  log: Log
}): Promise<{ port: number; close(): Promise<void> }> {
  const { health, metrics, log } = options

  const answer = async (path: string, response: ServerResponse) => {
    if (path === '/health/live') return sendJson(response, 200, { status: 'live' })
    if (path === '/health/ready') {
      const { ready, parts } = await health.ready()
      return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready', parts })
    }
    if (path === '/metrics') {
      const { contentType, body } = await metrics.scrape()
      return response.writeHead(200, { 'content-type': contentType }).end(body)
    }
    return sendJson(response, 404, { status: 'unknown' })
  }

  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    answer(path, response).catch((error: unknown) => {
      log.error({ err: error }, 'The management port could not answer')
      response.destroy()
    })
  })
  server.requestTimeout = 10_000
  server.listen(options.port, options.host ?? '127.0.0.1')
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

const sendJson = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
