import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../../services/api/server.ts'
import { cookieOf, openDoor, openSmallHouse, type SmallHouse } from './small-house.ts'

const routes = (): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/list', { config: { role: 'staff' } }, async () => ({}))
  app.post('/answers', { config: { role: 'machine' } }, async () => ({}))
  app.post('/report', { config: { role: 'public' } }, async () => ({}))
}

describe('limits', () => {
  let small: SmallHouse
  let api: Api

  beforeAll(async () => {
    small = await openSmallHouse()
    const limits = {
      perAddress: 60,
      perCaller: 5,
      publicWritesPerAddress: 3,
      signedPerAddress: 6,
      signInsPerAddress: 2,
    }
    api = (await openDoor(small, { routes: [routes], limits })).api
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
  })

  const statuses = async (times: number, ask: () => Promise<{ statusCode: number }>) => {
    const seen: number[] = []
    for (let turn = 0; turn < times; turn += 1) seen.push((await ask()).statusCode)
    return seen
  }

  it('slows one caller down and leaves the next one alone (S27)', async () => {
    // given
    const anna = cookieOf(await small.house.sessions.create('north', 'anna-north'))
    const bert = cookieOf(await small.house.sessions.create('north', 'bert-north'))
    // when
    const seen = await statuses(7, () => api.inject({ url: '/api/list', headers: anna }))
    const limited = await api.inject({ url: '/api/list', headers: anna })
    const other = await api.inject({ url: '/api/list', headers: bert })
    // then
    expect(seen).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(limited.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
    expect(other.statusCode).toBe(200)
  })

  it('is stricter with public forms and with sign-ins', async () => {
    const reports = await statuses(4, () => api.inject({ method: 'POST', url: '/api/report' }))
    const signIns = await statuses(3, () => api.inject('/api/sign-in?tenant=north'))

    expect(reports).toEqual([200, 200, 200, 429])
    expect(signIns).toEqual([302, 302, 429])
  })

  it('lets an agency send all it held back, as long as its messages are signed', async () => {
    const headers = { 'content-type': 'application/jose' }
    const seen = await statuses(7, () =>
      api.inject({ method: 'POST', url: '/api/answers', headers, payload: 'a.b.c' }),
    )
    expect(seen).toEqual([200, 200, 200, 200, 200, 200, 429])
  })

  it('counts addresses before it looks up any session', async () => {
    const cookie = cookieOf(`north.${'x'.repeat(43)}`)
    const seen = await statuses(60, () => api.inject({ url: '/api/list', headers: cookie }))
    expect(seen.at(-1)).toBe(429)
  })
})
