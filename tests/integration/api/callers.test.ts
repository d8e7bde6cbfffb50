import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../../services/api/server.ts'
import type { RouteRole } from '../../../services/define/route.ts'
import {
  cookieOf,
  machineToken,
  openDoor,
  openSmallHouse,
  type SmallHouse,
  sameOrigin,
} from './small-house.ts'

const roles: Record<string, RouteRole> = {
  anyone: 'public',
  staff: 'staff',
  machine: 'machine',
  leads: ['team-lead', 'machine'],
}

const routes = (): FastifyPluginAsyncTypebox => async (app) => {
  for (const [name, role] of Object.entries(roles)) {
    app.get(`/${name}`, { config: { role } }, async ({ caller }) => ({ caller }))
    app.post(`/${name}`, { config: { role } }, async ({ caller, body, traceId }) => ({
      caller,
      body: body ?? null,
      traceId,
    }))
  }
}

describe('callers', () => {
  let small: SmallHouse
  let api: Api
  const bearer = { authorization: `Bearer ${machineToken}` }

  beforeAll(async () => {
    small = await openSmallHouse()
    api = (await openDoor(small, { routes: [routes] })).api
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
  })
  afterEach(() => {
    small.time.ahead = { seconds: 0 }
  })

  const signIn = async (staffId = 'anna-north', tenantId = 'north') =>
    cookieOf(await small.house.sessions.create(tenantId, staffId))
  const ask = (url: string, headers: Record<string, string> = {}) => api.inject({ url, headers })
  const change = (url: string, headers: Record<string, string>) =>
    api.inject({ method: 'POST', url, headers })

  it.each([
    ['/api/anyone', 200, 200, 200, 200],
    ['/api/staff', 401, 200, 200, 403],
    ['/api/machine', 401, 403, 403, 200],
    ['/api/leads', 401, 403, 200, 200],
  ])('%s admits exactly its role', async (url, nobody, caseManager, teamLead, machine) => {
    expect((await ask(url)).statusCode).toBe(nobody)
    expect((await ask(url, await signIn())).statusCode).toBe(caseManager)
    expect((await ask(url, await signIn('bert-north'))).statusCode).toBe(teamLead)
    expect((await ask(url, bearer)).statusCode).toBe(machine)
  })

  it('tells missing sessions and missing roles apart', async () => {
    expect((await ask('/api/staff')).json().code).toBe('SESSION_MISSING')
    expect((await ask('/api/leads', await signIn())).json().code).toBe('ROLE_MISSING')
  })

  it('knows who calls', async () => {
    const person = (await ask('/api/staff', await signIn())).json().caller
    const machine = (await ask('/api/machine', bearer)).json().caller

    expect(person).toEqual({
      kind: 'staff',
      tenantId: 'north',
      staffId: 'anna-north',
      organisationId: 'centre',
      organisationKind: 'municipal-integration-centre',
      role: 'case-manager',
      name: 'anna of north',
      title: 'case-manager',
    })
    expect(machine).toEqual({ kind: 'machine', tenantId: 'north', organisationId: 'office' })
  })

  it('refuses the cookie of another tenant and clears it (S11)', async () => {
    // given
    const value = await small.house.sessions.create('north', 'anna-north')
    // when
    const response = await ask('/api/staff', cookieOf(value.replace('north.', 'south.')))
    // then
    expect(response.statusCode).toBe(401)
    expect(String(response.headers['set-cookie'])).toMatch(
      /__Host-kimflow=;.*Expires=Thu, 01 Jan 1970/,
    )
  })

  it.each([
    '',
    'north.',
    'north.short',
    `north.${'x'.repeat(43)}`,
    "north'--.x",
    `${'n'.repeat(9_000)}.x`,
  ])('refuses a made-up cookie (%#)', async (value) => {
    expect((await ask('/api/staff', cookieOf(value))).statusCode).toBe(401)
  })

  it('ends a session after 30 minutes without use, but not while it is used (S08)', async () => {
    // given
    const cookie = await signIn()
    // when
    small.time.ahead = { minutes: 29 }
    const used = await ask('/api/staff', cookie)
    small.time.ahead = { minutes: 58 }
    const usedAgain = await ask('/api/staff', cookie)
    small.time.ahead = { minutes: 89 }
    const idle = await ask('/api/staff', cookie)
    // then
    expect([used.statusCode, usedAgain.statusCode, idle.statusCode]).toEqual([200, 200, 401])
  })

  it('ends a session after 10 hours however busy it is (S08)', async () => {
    // given
    const cookie = await signIn()
    // when
    const statuses: number[] = []
    for (let minutes = 20; minutes <= 620; minutes += 20) {
      small.time.ahead = { minutes }
      statuses.push((await ask('/api/staff', cookie)).statusCode)
    }
    // then
    expect(statuses.lastIndexOf(200)).toBe(28)
    expect(statuses.slice(29)).toEqual([401, 401])
  })

  it('does not sign people out when the clock of the product is moved', async () => {
    const cookie = await signIn()
    small.house.clock.move(20 * 86_400_000)
    expect((await ask('/api/staff', cookie)).statusCode).toBe(200)
    small.house.clock.move(0)
  })

  it('ends at sign-out, for one person everywhere, and for a deactivated person at once (S08, S10)', async () => {
    // given
    const [one, two, three] = [await signIn(), await signIn(), await signIn()]
    const bert = await signIn('bert-north')
    // when, then
    const out = await change('/api/sign-out', { ...one, ...sameOrigin })
    expect(out.statusCode).toBe(204)
    expect((await ask('/api/staff', one)).statusCode).toBe(401)
    expect((await ask('/api/staff', two)).statusCode).toBe(200)

    await small.house.sessions.endAllOf('north', 'anna-north')
    expect((await ask('/api/staff', two)).statusCode).toBe(401)
    expect((await ask('/api/staff', three)).statusCode).toBe(401)

    const active = (value: boolean) =>
      small.db.withTenant('north', (tx) =>
        tx.execute(`update staff set active = ${value} where id = 'bert-north'`),
      )
    await active(false)
    expect((await ask('/api/staff', bert)).statusCode).toBe(401)
    await active(true)
  })

  it('refuses changes asked for by another origin, with or without a session (S54)', async () => {
    const session = await signIn()
    const foreign = [
      { ...session, origin: 'https://evil.example' },
      { ...session, origin: 'null' },
      { ...session, origin: 'http://localhost:8081' },
      { ...session, 'sec-fetch-site': 'cross-site' },
      { ...session, ...sameOrigin, 'sec-fetch-site': 'same-site' },
      session,
    ]
    for (const headers of foreign) {
      const response = await change('/api/staff', headers)
      expect(response.json()).toMatchObject({ status: 403, code: 'CROSS_ORIGIN' })
    }
    const form = await change('/api/anyone', { origin: 'https://evil.example' })
    expect(form.json()).toMatchObject({ status: 403, code: 'CROSS_ORIGIN' })
  })

  it('accepts changes of its own pages and of machines', async () => {
    expect((await change('/api/staff', { ...(await signIn()), ...sameOrigin })).statusCode).toBe(
      200,
    )
    expect(
      (await change('/api/staff', { ...(await signIn()), 'sec-fetch-site': 'same-origin' }))
        .statusCode,
    ).toBe(200)
    expect((await change('/api/machine', bearer)).statusCode).toBe(200)
  })

  it('answers no preflight of another origin (S39)', async () => {
    const response = await api.inject({
      method: 'OPTIONS',
      url: '/api/staff',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(response.statusCode).toBe(405)
    expect(response.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('never mixes a bad token with a good cookie (S21)', async () => {
    const both = { ...(await signIn()), authorization: 'Bearer kf_north_wrong' }
    expect((await ask('/api/staff', both)).statusCode).toBe(401)
  })

  it('hands a signed message to its route as it was sent', async () => {
    const response = await api.inject({
      method: 'POST',
      url: '/api/machine',
      headers: { 'content-type': 'application/jose' },
      payload: 'eyJ.e30.sig',
    })
    expect(response.json()).toMatchObject({ caller: null, body: 'eyJ.e30.sig' })
  })

  it('takes over the trace id of a machine, never of a browser', async () => {
    const traceId = 'a'.repeat(32)
    const traceparent = `00-${traceId}-${'b'.repeat(16)}-01`
    const machine = await change('/api/machine', { ...bearer, traceparent })
    const browser = await change('/api/staff', { ...(await signIn()), ...sameOrigin, traceparent })

    expect(machine.json().traceId).toBe(traceId)
    expect(browser.json().traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(browser.json().traceId).not.toBe(traceId)
  })
})
