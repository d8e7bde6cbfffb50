import { setTimeout } from 'node:timers/promises'
import type { Db } from '../../db/client.ts'
import { hear } from '../../db/hear.ts'
import { type Clock, systemNow } from '../clock.ts'
import { asFailure } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Log } from '../log.ts'
import { hangBell } from './bell.ts'
import { createFire } from './fire-due.ts'
import { gather } from './gather.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createSweep } from './sweep.ts'

const sweepMs = 5_000
const rebuildMs = 60_000
/** How soon an emptied Redis, or an alarm that could not be set, is noticed. */
const lookMs = 1_000
/** Alarms are set this long before they ring; what is due later waits in Postgres. */
const horizonMs = 60 * 60 * 1_000
/** Deadlines that arise together are armed together. */
const gatherMs = 20
const clockFollowsWithinMs = 2_000
const clockPollMs = 50

/**
 * Rings for deadlines. BullMQ rings to the moment, a sweeper over the rows catches whatever it
 * missed; both only ask the rows, each of which fires once. Several copies may run side by side.
 */
export function startAlarms({
  redisUrl,
  clock,
  tenants,
  deadlines,
  listen,
  log,
}: {
  redisUrl: string
  clock: Clock
  tenants: () => Promise<string[]>
  listen: Db['listen']
  log: Log
} & Needs<'deadlines'>): { close(): Promise<void>; rebuild(): Promise<void> } {
  /** what this copy has set, so that a rebuild adds only what is new */
  let known = new Set<string>()
  let closed = false
  let troubled = false
  /** an alarm could not be set, so `known` says too much */
  let incomplete = false

  /** Logs the first failure of a row of failures; the next look tries again anyway. */
  const attempt = async (what: string, act: () => Promise<void>) => {
    if (closed || !bell.isUp()) return
    try {
      await act()
      troubled = false
    } catch (error) {
      const failure = asFailure(error)
      const { code, kind } = failure
      if (kind !== 'unavailable') log.error({ code, kind, err: failure }, what)
      else if (!troubled && !closed) log.warn({ code, kind }, what)
      troubled = true
      incomplete = true
    }
  }

  const due = createFire({ deadlines, log })
  const sweep = oneAtATime(createSweep({ tenants, fire: due.fire, log }))

  const rebuild = oneAtATime(() =>
    attempt('alarms cannot be rebuilt', async () => {
      const set = new Set<string>()
      for (const tenantId of await tenants()) {
        const alarms = await deadlines.listAlarms(tenantId, horizonMs)
        await bell.arm(
          tenantId,
          alarms.filter(({ at }) => !known.has(keyOf(tenantId, at))),
        )
        for (const { at } of alarms) set.add(keyOf(tenantId, at))
      }
      known = set
      await bell.mark()
    }),
  )
  const rebuildAll = (): Promise<void> => {
    known = new Set()
    incomplete = false
    return rebuild.start()
  }

  const look = oneAtATime(() =>
    attempt('alarms cannot be looked at', async () => {
      if (incomplete || !(await bell.isMarked())) await rebuildAll()
    }),
  )

  const arm = async (tenantId: string, moments: number[]): Promise<void> => {
    const now = clock.now().epochMilliseconds
    const alarms = moments.map((at) => ({ at, inMs: at - now }))
    // An alarm of the past may have rung already, for others of its moment; a failure is the sweeper's.
    if (alarms.some(({ inMs }) => inMs <= 0)) void due.fire(tenantId).catch(() => undefined)
    await attempt('alarms cannot be set', async () => {
      const unknown = alarms.filter(
        ({ at, inMs }) => inMs > 0 && inMs <= horizonMs && !known.has(keyOf(tenantId, at)),
      )
      for (const { at } of unknown) known.add(keyOf(tenantId, at))
      await bell.arm(tenantId, unknown)
    })
  }
  const fresh = gather(gatherMs, (tenantId, moments) => void arm(tenantId, moments))

  const ring = async (tenantId: string, at: number): Promise<number> => {
    known.delete(keyOf(tenantId, at))
    const leftMs = at - (await due.fire(tenantId))
    return leftMs > horizonMs ? 0 : Math.max(0, leftMs)
  }
  const bell = hangBell({ redisUrl, ring, onReady: rebuildAll, log })

  /** The clock itself follows the same announcement, perhaps a moment later than we hear of it. */
  const followClock = async (offsetMs: number) => {
    for (let waited = 0; waited < clockFollowsWithinMs; waited += clockPollMs) {
      if (Math.abs(aheadMs(clock) - offsetMs) < clockPollMs) break
      await setTimeout(clockPollMs)
    }
    await sweep.start()
    await attempt('alarms cannot be moved', bell.clear)
    await rebuildAll()
  }

  const timers = [
    setInterval(sweep.start, sweepMs),
    setInterval(rebuild.start, rebuildMs),
    setInterval(look.start, lookMs),
  ]
  const onDeadline = (payload: string) => {
    const { tenant, at } = JSON.parse(payload) as { tenant: string; at: number }
    fresh.add(tenant, at)
  }
  const ears = [
    // Rows that arose while nobody listened were announced to nobody: they are read.
    hear(listen, 'deadlines', onDeadline, () => void rebuild.start()),
    hear(listen, 'clock', (offsetMs) => void followClock(Number(offsetMs))),
  ]
  void sweep.start()

  return {
    rebuild: rebuildAll,

    /** Waits for what is in hand; whatever is left rings after the next start. */
    async close() {
      closed = true
      for (const timer of timers) clearInterval(timer)
      fresh.close()
      await Promise.all(ears.map((ear) => ear.close()))
      await bell.close()
      await Promise.all([sweep, rebuild, look, due].map((work) => work.settle()))
    },
  }
}

const keyOf = (tenantId: string, at: number) => `${tenantId}@${at}`

const aheadMs = (clock: Clock) => clock.now().since(systemNow()).total('milliseconds')
