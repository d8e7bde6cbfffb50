import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { withIdempotency } from '../../../services/api/idempotency.ts'
import type { Api } from '../../../services/api/server.ts'
import { unavailable } from '../../../services/failure.ts'
import { until } from '../../support/journey.ts'
import { machineToken, openDoor, openSmallHouse, type SmallHouse } from './small-house.ts'

describe('requests with an Idempotency-Key', () => {
  let small: SmallHouse
  let api: Api
  const effects: string[] = []
  const next: { fail?: boolean; hold?: Promise<void> } = {}

  const routes =
    (house: SmallHouse['house']): FastifyPluginAsyncTypebox =>
    async (app) => {
      app.post(
        '/reports',
        { config: { role: ['machine'] }, schema: { body: Type.Object({ text: Type.String() }) } },
        async (request, reply) =>
          withIdempotency(house, request, reply, async (operationId) => {
            if (next.fail) throw unavailable('TEST_DOWN', 'Not now')
            effects.push(operationId)
            await next.hold
            return { status: 201, body: { number: effects.length } }
          }),
      )
    }

  beforeAll(async () => {
    small = await openSmallHouse()
    api = (await openDoor(small, { routes: [routes] })).api
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
  })
  afterEach(() => {
    effects.length = 0
    small.time.ahead = { seconds: 0 }
    next.fail = false
    delete next.hold
  })

  const firstAtWork = () => until('the first at work', async () => effects.length === 1)

  const report = (key: string | undefined, payload: object = { text: 'a' }) =>
    api.inject({
      method: 'POST',
      url: '/api/reports',
      headers: {
        authorization: `Bearer ${machineToken}`,
        ...(key ? { 'idempotency-key': key } : {}),
      },
      payload,
    })

  it('has one effect for a repeat and answers as the first time (I13)', async () => {
    const first = await report('key-repeat')
    const second = await report('key-repeat')

    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect(effects).toHaveLength(1)
  })

  it('refuses the same key with another body', async () => {
    await report('key-reused')
    const other = await report('key-reused', { text: 'b' })
    expect(other.json()).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  it('lets the second of two parallel requests wait for the first', async () => {
    // given
    const gate = Promise.withResolvers<void>()
    next.hold = gate.promise
    // when
    const both = Promise.all([report('key-parallel'), report('key-parallel')])
    setTimeout(gate.resolve, 300)
    const [first, second] = await both
    // then
    expect(first.json()).toEqual(second.json())
    expect(effects).toHaveLength(1)
  })

  it('says so when the first takes too long', async () => {
    // given
    const gate = Promise.withResolvers<void>()
    next.hold = gate.promise
    const first = report('key-busy-1')
    await firstAtWork()
    // when
    const second = await report('key-busy-1')
    gate.resolve()
    // then
    expect(second.json()).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_BUSY' })
    expect(second.headers['retry-after']).toBe('1')
    expect((await first).statusCode).toBe(201)
  })

  it('stores nothing for a failure, and a repeat works under the same operation id', async () => {
    // given
    next.fail = true
    const failed = await report('key-failed')
    next.fail = false
    // when
    const repeated = await report('key-failed')
    // then
    expect(failed.statusCode).toBe(503)
    expect(repeated.statusCode).toBe(201)
  })

  it('takes over the key of a request whose process died, with the same operation id', async () => {
    // given
    const gate = Promise.withResolvers<void>()
    next.hold = gate.promise
    const dead = report('key-dead-1')
    await firstAtWork()
    small.time.ahead = { seconds: 61 }
    delete next.hold
    // when
    const repeated = await report('key-dead-1')
    gate.resolve()
    await dead
    // then
    expect(repeated.statusCode).toBe(201)
    expect(new Set(effects).size).toBe(1)
  })

  it('treats requests without a key as new ones and refuses an unreadable key', async () => {
    await report(undefined)
    await report(undefined)
    const odd = await report('§'.repeat(9))

    expect(new Set(effects).size).toBe(2)
    expect(odd.json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_INVALID' })
  })
})
