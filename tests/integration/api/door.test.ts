import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../../services/api/server.ts'
import { createHealth } from '../../../services/health.ts'
import { createLog } from '../../../services/log.ts'
import { openManagement } from '../../../services/management.ts'
import { createMetrics } from '../../../services/metrics.ts'
import { openDoor, openSmallHouse, type SmallHouse } from './small-house.ts'

describe('the door', () => {
  let small: SmallHouse
  let api: Api
  let port: number
  let webRoot: string

  beforeAll(async () => {
    webRoot = await mkdtemp(join(tmpdir(), 'kimflow-web-'))
    await mkdir(join(webRoot, 'assets'))
    await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>KIMflow</title>')
    await writeFile(join(webRoot, 'assets/app-1a2b.js'), 'export {}')
    await writeFile(join(webRoot, 'assets/app-1a2b.js.map'), '{}')
    small = await openSmallHouse()
    api = (await openDoor(small, { webRoot })).api
    await api.listen({ port: 0, host: '127.0.0.1' })
    port = (api.server.address() as { port: number }).port
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
    await rm(webRoot, { recursive: true })
  })

  const page = (url: string) => api.inject({ url, headers: { accept: 'text/html' } })
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk
      })
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })

  it('lets a browser run nothing but the app itself (CSP)', async () => {
    for (const response of [await page('/'), await api.inject('/api/session')]) {
      const policy = String(response.headers['content-security-policy'])
      expect(policy.split(';').sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "script-src-attr 'none'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
      ])
      expect(response.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      })
      expect(response.headers['x-powered-by']).toBeUndefined()
    }
  })

  it('asks for HTTPS only where it is reached by HTTPS', async () => {
    const secure = (await openDoor(small, { publicUrl: 'https://kimflow.example' })).api
    const strict = await secure.inject('/api/session')
    await secure.close()

    expect(strict.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect((await page('/')).headers['strict-transport-security']).toBeUndefined()
  })

  it('keeps answers about people out of caches, and hashed files in them', async () => {
    const asset = await api.inject('/assets/app-1a2b.js')
    expect((await api.inject('/api/session')).headers['cache-control']).toBe('no-store')
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await page('/')).headers['cache-control']).toBe('no-cache')
  })

  it('gives every page address of the app its index, and nothing else', async () => {
    for (const url of ['/', '/index.html', '/faelle/4711?ansicht=ablauf', '/anmelden']) {
      const response = await page(url)
      expect([url, response.statusCode, response.headers['content-type']]).toEqual([
        url,
        200,
        'text/html; charset=utf-8',
      ])
    }
    for (const url of [
      '/assets/none.js',
      '/assets/app-1a2b.js.map',
      '/api/nothing',
      '/../package.json',
      '/%2e%2e/package.json',
      '/.env',
    ]) {
      const response = await api.inject({
        url,
        headers: { accept: url.includes('..') ? '*/*' : '*/*' },
      })
      expect([url, response.statusCode]).toEqual([url, 404])
      expect(response.json().code).toBe('ROUTE_UNKNOWN')
    }
  })

  it.each([
    ['a request that is no HTTP', 'RUBBISH\r\n\r\n', 400, 'REQUEST_INVALID'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(70_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'two lengths',
      'POST /api/sign-out HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
      'REQUEST_INVALID',
    ],
    [
      'a length beside chunks',
      'POST /api/sign-out HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'REQUEST_INVALID',
    ],
  ])('answers %s in the same shape and hangs up (S35, S28)', async (_what, text, status, code) => {
    const answer = await raw(text)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({ status, code })
  })

  it('says whether it lives and can serve, in words', async () => {
    expect((await api.inject('/health/live')).json()).toEqual({ status: 'live' })
    expect((await api.inject('/health/ready')).json()).toEqual({
      status: 'ready',
      parts: { postgres: 'up' },
    })
  })

  it('offers health and metrics of every process on the management port', async () => {
    // given
    const metrics = createMetrics()
    metrics.beforeScrape(async () => metrics.outboxSize.set(7))
    const broken = () => Promise.reject(new Error('redis://user:secret@host'))
    const health = createHealth({ required: { engine: broken }, optional: { redis: broken } })
    const log = createLog({ level: 'silent' })
    const management = await openManagement({ port: 0, health, metrics, log })
    const read = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${management.port}${path}`)
      return { status: response.status, text: await response.text() }
    }
    // when
    const ready = await read('/health/ready')
    const scraped = await read('/metrics')
    const unknown = await read('/other')
    await management.close()
    // then
    expect(ready.status).toBe(503)
    expect(JSON.parse(ready.text).parts).toEqual({ engine: 'down', redis: 'down' })
    expect(ready.text).not.toContain('secret')
    expect(scraped.text).toContain('kimflow_outbox_unsent 7')
    expect(unknown.status).toBe(404)
  })

  it('measures answers by route template', async () => {
    const { api: measured, metrics } = await openDoor(small)
    await measured.inject('/api/session')
    await measured.close()
    expect((await metrics.scrape()).body).toContain(
      'kimflow_http_request_seconds_count{method="GET",route="/api/session",status="401"} 1',
    )
  })
})
