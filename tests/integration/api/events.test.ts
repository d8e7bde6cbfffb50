import { once } from 'node:events'
import { connect } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../../services/api/server.ts'
import { recordAudit, system } from '../../../services/audit/audit.ts'
import type { AuditEvent } from '../../../services/audit/events.ts'
import { cookieOf, openDoor, openSmallHouse, type SmallHouse } from './small-house.ts'

describe('live events', () => {
  let small: SmallHouse
  let api: Api
  let url: string

  beforeAll(async () => {
    small = await openSmallHouse()
    api = (await openDoor(small)).api
    url = `${await api.listen({ port: 0, host: '127.0.0.1' })}/api/events`
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
  })

  const happen = (tenantId: string, event: AuditEvent, contactId: string) =>
    small.db.withTenant(tenantId, (tx) =>
      recordAudit(tx, { at: Temporal.Now.instant(), event, actor: system, contactId }),
    )

  /** Collects what one person's screen receives. */
  const listen = async (tenantId: string, staffId: string) => {
    const cookie = cookieOf(await small.house.sessions.create(tenantId, staffId))
    const response = await fetch(url, { headers: cookie })
    const received: unknown[] = []
    const reading = (async () => {
      let rest = ''
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const lines = (rest + chunk).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (line.startsWith('data: ')) received.push(JSON.parse(line.slice(6)))
        }
      }
    })().catch(() => undefined)
    return { response, received, reading }
  }

  it('tells a district what happened, an agency only that its inbox changed, others nothing', async () => {
    // given
    const anna = await listen('north', 'anna-north')
    const agent = await listen('north', 'agent-north')
    const south = await listen('south', 'anna-south')
    // when
    await happen('north', 'contact.received', 'contact-1')
    await happen('north', 'referral.sent', 'contact-2')
    await happen('south', 'task.opened', 'contact-3')
    // then
    await expect.poll(() => anna.received.length).toBe(2)
    await expect.poll(() => south.received.length).toBe(1)
    await expect.poll(() => agent.received.length).toBe(1)
    expect(anna.received[0]).toEqual({
      event: 'contact.received',
      contactId: 'contact-1',
      caseId: null,
      taskId: null,
      proceedingId: null,
    })
    expect(agent.received).toEqual([
      {
        event: 'inbox.changed',
        contactId: null,
        caseId: null,
        taskId: null,
        proceedingId: null,
      },
    ])
    expect(south.received).toMatchObject([{ event: 'task.opened', contactId: 'contact-3' }])
    expect(anna.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(anna.response.headers.get('cache-control')).toBe('no-store')
    expect(anna.response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('cuts off who does not read, and goes on for everybody else', async () => {
    // given one who reads and one who never does
    const anna = await listen('north', 'anna-north')
    const session = await small.house.sessions.create('north', 'bert-north')
    const { hostname, port } = new URL(url)
    const deaf = connect(Number(port), hostname)
    deaf.on('error', () => undefined)
    deaf.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: ${cookieOf(session).cookie}\r\n\r\n`)
    await once(deaf, 'readable')
    const closed = once(deaf, 'close')

    // when more happens than any buffer between us and him holds
    for (let round = 0; round < 150; round += 1) {
      await small.db.shared.execute(sql`select pg_notify('live', json_build_object(
        'tenant', 'north', 'event', 'task.opened', 'contactId', repeat('x', 7000) || n)::text)
        from generate_series(1, 50) n`)
    }
    await happen('north', 'contact.received', 'contact-9')

    // then
    const ids = () => anna.received.map((event) => (event as { contactId: string }).contactId)
    await expect.poll(() => ids().includes('contact-9'), { timeout: 20_000 }).toBe(true)
    deaf.resume()
    await closed
  }, 60_000)

  it('asks for a session, and opens no stream for its head alone', async () => {
    // given
    const headers = cookieOf(await small.house.sessions.create('north', 'anna-north'))

    // then
    expect((await fetch(url)).status).toBe(401)
    const head = await fetch(url, { method: 'HEAD', headers, signal: AbortSignal.timeout(5_000) })
    expect(head.status).toBe(405)
  })

  it('ends open streams when the door closes', async () => {
    // given
    const other = (await openDoor(small)).api
    const address = await other.listen({ port: 0, host: '127.0.0.1' })
    const cookie = cookieOf(await small.house.sessions.create('north', 'anna-north'))
    const response = await fetch(`${address}/api/events`, { headers: cookie })
    // when
    const started = performance.now()
    await other.close()
    await response.text()
    // then
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
