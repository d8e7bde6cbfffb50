import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { waitUntil } from '../../../scripts/embedded/waiting.ts'
import { createLog } from '../../../services/log.ts'
import { openAlarmHouse } from './alarm-house.ts'
import { openDatabase, openRedis } from './own-servers.ts'

type Door = { close(): Promise<void>; rebuild(): Promise<void> }

let database: Awaited<ReturnType<typeof openDatabase>>
let redis: Awaited<ReturnType<typeof openRedis>>
const doors: Door[] = []

beforeAll(async () => {
  database = await openDatabase()
  redis = await openRedis()
}, 120_000)
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()))
})
afterAll(async () => {
  await redis?.close()
  await database?.close()
})

const open = (door: Door) => doors.push(door)

/** Whether an alarm stands for the moment at which this deadline rings. */
async function alarmOf(tenantId: string, id: string): Promise<string> {
  const at = await database.db.withTenant(tenantId, async (tx) => {
    const { rows } = await tx.execute<{ at: string }>(
      sql`select deadline_tick(rings_at) as at from deadlines where id = ${id}`,
    )
    return rows[0]?.at
  })
  return `due-${tenantId}-${at}`
}
const isSet = async (tenantId: string, id: string) =>
  (await redis.send('exists', `kimflow:deadlines:${await alarmOf(tenantId, id)}`)) === 1
const nowhere = 'redis://127.0.0.1:1'

describe('alarms', () => {
  it('ring within a second of the due instant, long before the next sweep', async () => {
    // given
    const house = openAlarmHouse(database.db, ['prompt'])
    open(house.door(redis.url))
    const [id] = await house.arm('prompt', 2_000)

    // when
    await waitUntil(async () => (await house.countMissed('prompt')) === 1, 10_000)

    // then
    expect(await house.effects('prompt')).toEqual({ messages: [id], audited: [id] })
    expect(house.lateness[0]).toBeGreaterThanOrEqual(0)
    expect(house.lateness[0]).toBeLessThan(1_000)
  })

  it('carry nothing but a district and a moment', async () => {
    // given
    const house = openAlarmHouse(database.db, ['bare'])
    open(house.door(redis.url))

    // when
    const [id] = await house.arm('bare', 600_000)
    await waitUntil(() => isSet('bare', id!), 20_000)

    // then
    const job = await alarmOf('bare', id!)
    const data = String(await redis.send('hget', `kimflow:deadlines:${job}`, 'data'))
    expect(JSON.parse(data)).toEqual({ tenantId: 'bare', at: Number(job.split('-').at(-1)) })
  })

  it('are set for deadlines that arose before anybody listened for them', async () => {
    // given: a connection that takes its time to listen, while Redis is there at once
    const house = openAlarmHouse(database.db, ['unheard'])
    const heard = Promise.withResolvers<void>()
    const listen: typeof database.db.listen = async (...of) => {
      await heard.promise
      return database.db.listen(...of)
    }
    open(house.door(redis.url, { listen }))
    await waitUntil(
      async () => (await redis.send('exists', 'kimflow:deadlines-armed')) === 1,
      5_000,
    )

    // when
    const [id] = await house.arm('unheard', 600_000)
    const before = await isSet('unheard', id!)
    heard.resolve()

    // then
    expect(before).toBe(false)
    expect(await waitUntil(() => isSet('unheard', id!), 5_000)).toBe(true)
  })

  it('fire each deadline exactly once with two alarm doors and a lone sweeper racing', async () => {
    // given
    const tenants = ['racing-1', 'racing-2']
    const house = openAlarmHouse(database.db, tenants)
    for (const url of [redis.url, redis.url, nowhere]) open(house.door(url))
    const armed = await Promise.all(tenants.map((tenant) => house.arm(tenant, 3_000, 200)))

    // when
    await waitUntil(async () => {
      const counts = await Promise.all(tenants.map(house.countMissed))
      return counts.every((count) => count === 200)
    }, 20_000)

    // then
    for (const [at, tenant] of tenants.entries()) {
      const { messages, audited } = await house.effects(tenant)
      expect(messages.sort()).toEqual(armed[at]!.sort())
      expect(audited.sort()).toEqual(armed[at]!.sort())
      expect(await house.early(tenant)).toEqual([])
    }
    expect(Math.max(...house.lateness)).toBeLessThan(5_000)
  }, 40_000)

  it('are back within five seconds after Redis was emptied under an open connection', async () => {
    // given
    const house = openAlarmHouse(database.db, ['emptied'])
    open(house.door(redis.url))
    const [later] = await house.arm('emptied', 600_000)
    const [sooner] = await house.arm('emptied', 8_000)
    await waitUntil(
      async () => (await isSet('emptied', later!)) && (await isSet('emptied', sooner!)),
      5_000,
    )

    // when
    await redis.send('flushall')
    const back = await waitUntil(
      async () => (await isSet('emptied', later!)) && (await isSet('emptied', sooner!)),
      5_000,
    )
    await waitUntil(async () => (await house.countMissed('emptied')) === 1, 15_000)

    // then
    expect(back).toBe(true)
    expect((await house.effects('emptied')).messages).toEqual([sooner])
    expect(house.lateness[0]).toBeLessThan(1_500)
  }, 40_000)

  it('leave deadlines to the sweeper while Redis is stopped and are set again when it is back', async () => {
    // given
    const house = openAlarmHouse(database.db, ['stopped'])
    open(house.door(redis.url))
    const [later] = await house.arm('stopped', 600_000)
    await waitUntil(() => isSet('stopped', later!), 5_000)

    // when
    await redis.stop()
    const [during] = await house.arm('stopped', 500)
    await waitUntil(async () => (await house.countMissed('stopped')) === 1, 10_000)
    const alone = await house.effects('stopped')
    await redis.start()
    const back = await waitUntil(() => isSet('stopped', later!), 5_000)

    // then
    expect(alone.messages).toEqual([during])
    expect(house.lateness[0]).toBeLessThan(6_000)
    expect(back).toBe(true)
  }, 40_000)

  it('start without Redis and take it on when it comes', async () => {
    // given
    await redis.stop()
    const house = openAlarmHouse(database.db, ['late-redis'])
    const [overdue] = await house.arm('late-redis', -1_000)
    const [later] = await house.arm('late-redis', 600_000)

    // when
    open(house.door(redis.url))
    const swept = await waitUntil(async () => (await house.countMissed('late-redis')) === 1, 4_000)
    await redis.start()
    const set = await waitUntil(() => isSet('late-redis', later!), 5_000)

    // then
    expect([swept, set]).toEqual([true, true])
    expect((await house.effects('late-redis')).messages).toEqual([overdue])
  }, 40_000)

  it('do not depend on a Redis that has stopped answering', async () => {
    // given
    const house = openAlarmHouse(database.db, ['paused'])
    open(house.door(redis.url))
    await redis.send('client', 'pause', '9000', 'ALL')

    // when
    const [id] = await house.arm('paused', 300)
    await waitUntil(async () => (await house.countMissed('paused')) === 1, 8_000)

    // then
    expect((await house.effects('paused')).messages).toEqual([id])
    expect(house.lateness[0]).toBeLessThan(6_000)
    await waitUntil(() => redis.send('ping').then(() => true), 10_000)
  }, 40_000)

  it('follow the clock when it is moved ahead and when it is moved back', async () => {
    // given
    const house = openAlarmHouse(database.db, ['moved'])
    const unlisten = await database.db.listen('clock', (ms) => house.clock.move(Number(ms)))
    open(house.door(redis.url))
    const [tomorrow] = await house.arm('moved', 86_400_000)
    const [afterwards] = await house.arm('moved', 86_400_000 + 600_000)
    const move = (ms: number) => database.asOwner(`update clock_offset set offset_ms = ${ms}`)

    // when
    await move(86_400_000 + 1_000)
    const fired = await waitUntil(async () => (await house.countMissed('moved')) === 1, 3_000)
    const near = await waitUntil(() => isSet('moved', afterwards!), 3_000)
    await move(0)
    const far = await waitUntil(async () => !(await isSet('moved', afterwards!)), 3_000)

    // then
    expect([fired, near, far]).toEqual([true, true, true])
    expect((await house.effects('moved')).messages).toEqual([tomorrow])
    expect(await house.early('moved')).toEqual([])
    await unlisten()
  }, 40_000)

  it('are set again when one door’s idea of the time made them ring too early', async () => {
    // given
    const house = openAlarmHouse(database.db, ['early-ring'])
    const looked: number[] = []
    const fireDue: typeof house.deadlines.fireDue = async (...of) => {
      const fired = await house.deadlines.fireDue(...of)
      looked.push(fired.fired)
      return fired
    }
    open(house.door(redis.url, { deadlines: { ...house.deadlines, fireDue } }))
    const [id] = await house.arm('early-ring', 3_000)
    await waitUntil(() => isSet('early-ring', id!), 5_000)
    const before = looked.length

    // when: the alarm is pushed to the front, and an empty one wakes whoever waits for alarms
    await redis.send('zadd', 'kimflow:deadlines:delayed', '1', await alarmOf('early-ring', id!))
    await redis.send('zadd', 'kimflow:deadlines:marker', '0', '0')
    const rang = await waitUntil(() => looked.length > before, 2_000, 5)
    const early = looked.slice(before)
    await waitUntil(async () => (await house.countMissed('early-ring')) === 1, 10_000)

    // then
    expect([rang, early]).toEqual([true, [0]])
    expect(await house.early('early-ring')).toEqual([])
    expect(Math.max(...house.lateness)).toBeLessThan(1_000)
  }, 40_000)

  it('fire the neighbours of a row that cannot be fired, and tell of that row once', async () => {
    // given
    const house = openAlarmHouse(database.db, ['poisoned'])
    const [bad] = await house.arm('poisoned', 500)
    const good = await house.arm('poisoned', 500, 3)
    await database.asOwner(`
      create function refuse_poison() returns trigger language plpgsql as
        $$ begin raise exception 'poison'; end $$;
      create trigger refuse_poison before update on deadlines for each row
        when (old.id = '${bad}') execute function refuse_poison();`)

    const lines: { deadlineId?: string }[] = []
    const write = (line: string) => void lines.push(JSON.parse(line))

    // when: a later one proves that the sweep went over the bad row a second time
    open(house.door(nowhere, { log: createLog({ level: 'error' }, { write }) }))
    await waitUntil(async () => (await house.countMissed('poisoned')) === 3, 15_000)
    good.push(...(await house.arm('poisoned', 0)))
    await database.asOwner('update clock_offset set offset_ms = 0')
    await waitUntil(async () => (await house.countMissed('poisoned')) === 4, 15_000)

    // then
    expect(lines.map(({ deadlineId }) => deadlineId)).toEqual([bad])
    const { messages } = await house.effects('poisoned')
    expect(messages.sort()).toEqual(good.sort())
  }, 40_000)

  it('ring for many deadlines of one midnight without firing any twice', async () => {
    // given
    const house = openAlarmHouse(database.db, ['midnight'])
    open(house.door(redis.url))
    open(house.door(redis.url))
    const armed = await house.arm('midnight', 4_000, 2_000)

    // when
    await waitUntil(async () => (await house.countMissed('midnight')) === armed.length, 30_000)

    // then
    const { messages } = await house.effects('midnight')
    expect(messages).toHaveLength(armed.length)
    expect(new Set(messages).size).toBe(armed.length)
    expect(Math.max(...house.lateness)).toBeLessThan(5_000)
  }, 60_000)

  it('outlive the loss of every database connection', async () => {
    // given
    const house = openAlarmHouse(database.db, ['cut-off'])
    open(house.door(redis.url))
    const [before] = await house.arm('cut-off', 1_500)

    // when
    await database.cutAll()
    await waitUntil(async () => (await house.countMissed('cut-off')) === 1, 10_000)
    const [after] = await house.arm('cut-off', 2_000)
    await waitUntil(async () => (await house.countMissed('cut-off')) === 2, 10_000)

    // then
    expect((await house.effects('cut-off')).messages).toEqual([before, after])
    expect(house.lateness.at(-1)).toBeLessThan(1_000)
  }, 40_000)

  it('close quietly while Redis is away', async () => {
    // given
    const door = openAlarmHouse(database.db, ['closing']).door(nowhere)

    // when
    const began = performance.now()
    await door.close()

    // then
    expect(performance.now() - began).toBeLessThan(4_000)
  })
})
