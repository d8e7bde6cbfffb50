import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { createDb, type Db } from '../../db/client.ts'
import { startAlarms } from '../../services/alarms/start-alarms.ts'
import { createAudit } from '../../services/audit/audit.ts'
import { createClock } from '../../services/clock.ts'
import { createDeadlines } from '../../services/deadlines/deadlines.ts'
import { createDirectory } from '../../services/directory/directory.ts'
import { createLog } from '../../services/log.ts'
import { createPersons } from '../../services/persons/persons.ts'
import type { SystemAddresses } from '../embedded/addresses.ts'
import { waitUntil } from '../embedded/waiting.ts'
import { countEffects, insertDeadlines } from './deadline-rows.ts'
import { percentile } from './figures.ts'
import { openRawAlarms } from './raw-alarms.ts'

const tenantId = 'ahrsiepen'
const delayedAlarms = 'kimflow:deadlines:delayed'
const burst = 10_000
const armedForLater = 100_000
const headStartMs = 3_000
const minute = 60_000

type Side = 'kimflow' | 'raw'
type Bench = {
  addresses: SystemAddresses
  repeats: number
  /** the whole of it: 100,000 over ten minutes instead of a tenth of both */
  full: boolean
  note(what: string, unit: string, of: Side, value: number): void
  say(line: string): void
}

/**
 * How late deadlines ring, beside delayed jobs that do nothing, on the same Redis and in the same
 * run. Two copies of the alarms race for every row; each row must have its effects exactly once.
 */
export async function benchDeadlines({ addresses, repeats, full, note, say }: Bench) {
  const db = createDb(addresses.database)
  const clock = createClock()
  const lateness: number[] = []
  const directory = createDirectory({
    db,
    masterKey: Buffer.from(addresses.masterKey, 'base64'),
  })
  const deadlines = createDeadlines({
    db,
    clock,
    directory,
    persons: createPersons({ db, clock, directory }),
    observeLateness: (ms) => void lateness.push(ms),
  })
  const doors = [1, 2].map(() =>
    startAlarms({
      redisUrl: addresses.redis,
      clock,
      deadlines,
      tenants: async () => [tenantId],
      listen: db.listen,
      log: createLog({ level: 'warn' }),
    }),
  )
  const raw = openRawAlarms(addresses.redis)
  const redis = new Redis(addresses.redis)
  const effects: Effects[] = []

  const allRung = (count: number) =>
    waitUntil(() => lateness.length >= count && raw.lateness.length >= count, 2 * minute, 20)
  const reset = () => {
    lateness.length = 0
    raw.lateness.length = 0
  }
  const noteLateness = (what: string) => {
    for (const [side, values] of [
      ['kimflow', lateness],
      ['raw', raw.lateness],
    ] as const) {
      for (const p of [50, 99, 100]) {
        note(`${what}, ${p === 100 ? 'max' : `p${p}`}`, 'ms', side, percentile(values, p))
      }
    }
  }

  try {
    say(`Arming ${armedForLater} deadlines for later …`)
    await insertDeadlines(db, tenantId, {
      label: 'later',
      count: armedForLater,
      fromMs: Date.now() + 30 * minute,
      toMs: Date.now() + 55 * minute,
    })
    await sleep(1_000)
    const alarms = await redis.zcard(delayedAlarms)
    say(`They share ${alarms} alarms. Emptying Redis …`)
    await redis.flushall()
    const emptied = performance.now()
    await waitUntil(async () => (await redis.zcard(delayedAlarms)) >= alarms, minute, 10)
    note('all alarms back after Redis was emptied', 's', 'kimflow', since(emptied))
    const again = performance.now()
    await raw.arm(Array.from({ length: armedForLater }, () => Date.now() + 30 * minute))
    note('all alarms back after Redis was emptied', 's', 'raw', since(again))
    await raw.clear()

    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      for (const side of ['raw', 'kimflow'] as const) {
        say(`Repeat ${repeat} of ${repeats}: ${burst} in one second, ${side} …`)
        reset()
        const fromMs = Date.now() + headStartMs
        const label = `burst-${repeat}`
        if (side === 'raw') await raw.arm(spread(burst, fromMs, fromMs + 1_000))
        else
          await insertDeadlines(db, tenantId, { label, count: burst, fromMs, toMs: fromMs + 1_000 })
        const values = side === 'raw' ? raw.lateness : lateness
        await waitUntil(() => values.length >= burst, minute, 10)
        for (const p of [50, 99]) {
          note(`${burst} in one second, lateness p${p}`, 'ms', side, percentile(values, p))
        }
        note(
          `${burst} in one second, rung per second`,
          '1/s',
          side,
          (burst * 1_000) / (Date.now() - fromMs),
        )
        if (side === 'kimflow') effects.push(await readEffects(db, label, burst))
      }
    }

    const [count, withinMs] = full ? [100_000, 10 * minute] : [10_000, minute]
    const scaled = full ? '' : ' (a tenth of the whole, at its rate)'
    say(`${count} over ${withinMs / 1_000} s${scaled} …`)
    reset()
    const fromMs = Date.now() + (full ? 20_000 : 5_000)
    const of = { label: 'spread', count, fromMs, toMs: fromMs + withinMs }
    await Promise.all([
      insertDeadlines(db, tenantId, of),
      raw.arm(spread(count, of.fromMs, of.toMs)),
    ])
    await sleep(of.toMs - Date.now())
    await allRung(count)
    noteLateness(`${count} over ${withinMs / 1_000} s, lateness`)
    effects.push(await readEffects(db, 'spread', count))

    return { effects, brokenAt: await createAudit({ db }).verify(tenantId) }
  } finally {
    redis.disconnect()
    await raw.close()
    await Promise.all(doors.map((door) => door.close()))
    await db.close()
  }
}

type Effects = { label: string; due: number; once: boolean; counted: string }

async function readEffects(db: Db, label: string, due: number): Promise<Effects> {
  const counted = await countEffects(db, tenantId, label)
  const once = Object.values(counted).every((number) => number === due)
  return { label, due, once, counted: JSON.stringify(counted) }
}

const spread = (count: number, fromMs: number, toMs: number): number[] =>
  Array.from({ length: count }, (_, at) => fromMs + ((toMs - fromMs) * (at + 1)) / count)

const since = (began: number): number => (performance.now() - began) / 1_000
