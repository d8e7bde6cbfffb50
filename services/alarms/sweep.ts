import { asFailure } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Log } from '../log.ts'
import { reportRing } from './failures.ts'

/** Rows per transaction: one commit for many, and still short enough to lock nobody out. */
const batch = 200

/**
 * Finds overdue deadlines straight in Postgres and fires them, with or without Redis. Never rejects:
 * a database that is away is logged once and tried again at the next sweep.
 */
export function createSweep({
  tenants,
  deadlines,
  log,
}: {
  tenants: () => Promise<string[]>
  log: Log
} & Needs<'deadlines'>): () => Promise<void> {
  const condemned = new Set<string>()
  let away = false

  const sweepTenant = async (tenantId: string) => {
    try {
      for (let fired = batch; fired === batch; ) {
        fired = await deadlines.fireDue(tenantId, batch)
      }
    } catch (error) {
      if (asFailure(error).kind === 'unavailable') throw error
      await sweepSingly(tenantId)
    }
  }

  /** A row that cannot be fired must not hold up its neighbours, nor be logged at every sweep. */
  const sweepSingly = async (tenantId: string) => {
    const due = await deadlines.listDue(tenantId)
    for (const deadlineId of due.filter((id) => !condemned.has(id))) {
      try {
        await deadlines.fire(tenantId, deadlineId)
      } catch (error) {
        if (!reportRing(log, error, { tenantId, deadlineId }).again) condemned.add(deadlineId)
      }
    }
  }

  return async () => {
    try {
      for (const tenantId of await tenants()) await sweepTenant(tenantId)
      if (away) log.info('deadlines are swept again')
      away = false
    } catch (error) {
      const failure = asFailure(error)
      if (!away) log.warn({ code: failure.code, kind: failure.kind }, 'deadlines cannot be swept')
      away = true
    }
  }
}
