import { asFailure } from '../failure.ts'
import type { Log } from '../log.ts'

/**
 * Finds overdue deadlines straight in Postgres and fires them, with or without Redis. Never rejects:
 * a database that is away is logged once and tried again at the next sweep.
 */
export function createSweep({
  tenants,
  fire,
  log,
}: {
  tenants: () => Promise<string[]>
  fire: (tenantId: string) => Promise<unknown>
  log: Log
}): () => Promise<void> {
  let away = false

  return async () => {
    try {
      for (const tenantId of await tenants()) await fire(tenantId)
      if (away) log.info('deadlines are swept again')
      away = false
    } catch (error) {
      const failure = asFailure(error)
      if (!away) log.warn({ code: failure.code, kind: failure.kind }, 'deadlines cannot be swept')
      away = true
    }
  }
}
