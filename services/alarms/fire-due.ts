import { asFailure } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Log } from '../log.ts'
import { reportRing } from './failures.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** Rows per transaction: one commit for many, and still short enough to lock nobody out. */
const batch = 500

type Run = { start(): Promise<void>; settle(): Promise<void>; until: number; failure: unknown }

/**
 * Fires what is due in a district, a batch per transaction. Bell and sweeper both call it: what comes
 * during a run is answered by one more, so a thousand rings of one midnight cost a few transactions.
 */
export function createFire({ deadlines, log }: { log: Log } & Needs<'deadlines'>) {
  const runs = new Map<string, Run>()
  const condemned = new Set<string>()

  const fireBatches = async (tenantId: string): Promise<number> => {
    for (;;) {
      const { fired, untilMs } = await deadlines.fireDue(tenantId, batch)
      if (fired < batch) return untilMs
    }
  }

  /** A row that cannot be fired must not hold up its neighbours, nor be logged at every sweep. */
  const fireSingly = async (tenantId: string) => {
    const due = await deadlines.listDue(tenantId)
    for (const deadlineId of due.filter((id) => !condemned.has(id))) {
      try {
        await deadlines.fire(tenantId, deadlineId)
      } catch (error) {
        if (!reportRing(log, error, { tenantId, deadlineId }).again) condemned.add(deadlineId)
      }
    }
  }

  const runOf = (tenantId: string): Run => {
    const known = runs.get(tenantId)
    if (known) return known
    const run: Run = {
      until: 0,
      failure: null,
      ...oneAtATime(async () => {
        try {
          run.failure = null
          run.until = await fireBatches(tenantId)
        } catch (error) {
          run.failure = error
          if (asFailure(error).kind === 'unavailable') return
          run.failure = await fireSingly(tenantId).then(
            () => null,
            (again) => again,
          )
          run.until = Number.POSITIVE_INFINITY
        }
      }),
    }
    runs.set(tenantId, run)
    return run
  }

  return {
    /** The product's instant up to which everything was fired, by the database's clock. */
    async fire(tenantId: string): Promise<number> {
      const run = runOf(tenantId)
      await run.start()
      if (run.failure !== null) throw run.failure
      return run.until
    },

    settle: async (): Promise<void> => {
      await Promise.all([...runs.values()].map((run) => run.settle()))
    },
  }
}
