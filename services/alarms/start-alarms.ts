import { setTimeout } from 'node:timers/promises'
import type { Db } from '../../db/client.ts'
import { type Clock, systemNow } from '../clock.ts'
import type { ArmedDeadline } from '../deadlines/deadlines.ts'
import { asFailure } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Log } from '../log.ts'
import { hangBell } from './bell.ts'
import { gather } from './gather.ts'
import { hear } from './hear.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { ringTogether } from './ring-together.ts'
import { createSweep } from './sweep.ts'

const sweepMs = 5_000
const rebuildMs = 60_000
/** How soon an emptied Redis is noticed. */
const lookMs = 1_000
/** Alarms are set this long before they ring; what is due later waits in Postgres. */
const horizonMs = 60 * 60 * 1_000
/** Rows that arise together are armed together. */
const gatherMs = 50
const clockFollowsWithinMs = 2_000

/**
 * Rings for deadlines. BullMQ rings to the second, a sweeper over the rows catches whatever it
 * missed; both only ask the row, which fires once. Several copies may run side by side.
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

  /** Logs the first failure of a row of failures; the next minute tries again anyway. */
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
    }
  }

  const sweep = oneAtATime(createSweep({ tenants, deadlines, log }))

  const rebuild = oneAtATime(() =>
    attempt('alarms cannot be rebuilt', async () => {
      const set = new Set<string>()
      for (const tenantId of await tenants()) {
        const armed = await deadlines.listArmed(tenantId, horizonMs)
        const unknown = armed.filter((alarm) => !known.has(keyOf(alarm)))
        await bell.arm(tenantId, unknown)
        for (const alarm of armed) set.add(keyOf(alarm))
      }
      known = set
      await bell.mark()
    }),
  )
  const rebuildAll = (): Promise<void> => {
    known = new Set()
    return rebuild.start()
  }

  const look = oneAtATime(() =>
    attempt('alarms cannot be looked at', async () => {
      if (!(await bell.isMarked())) await rebuildAll()
    }),
  )

  const armFresh = (tenantId: string, ids: string[]) =>
    attempt('alarms cannot be set', async () => {
      await bell.arm(tenantId, await deadlines.listArmed(tenantId, horizonMs, ids))
    })
  const fresh = gather(gatherMs, (tenantId, ids) => void armFresh(tenantId, ids))

  const ring = ringTogether({ deadlines })
  const bell = hangBell({ redisUrl, ring, onNotDue: fresh.add, onReady: rebuildAll, log })

  /** The clock itself follows the same announcement, perhaps a moment later than we hear of it. */
  const followClock = async (offsetMs: number) => {
    for (let waited = 0; waited < clockFollowsWithinMs; waited += gatherMs) {
      if (Math.abs(aheadMs(clock) - offsetMs) < gatherMs) break
      await setTimeout(gatherMs)
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
  const ears = [
    hear(listen, 'deadlines', (payload) => {
      const { tenant, id } = JSON.parse(payload) as { tenant: string; id: string }
      fresh.add(tenant, id)
    }),
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
      await Promise.all([sweep, rebuild, look].map((work) => work.settle()))
    },
  }
}

const keyOf = ({ deadlineId, version }: ArmedDeadline) => `${deadlineId}@${version}`

const aheadMs = (clock: Clock) => clock.now().since(systemNow()).total('milliseconds')
