import type { Db } from '../../db/client.ts'

/** One line of the live stream: what happened to which record. Ids only. */
export type LiveEvent = {
  event: string
  contactId: string | null
  caseId: string | null
  taskId: string | null
  proceedingId: string | null
}

type Listener = (event: LiveEvent) => void

/**
 * What just happened in a district, for open screens. One subscription to the database per process,
 * made with the first listener and fanned out by tenant. A lost notice costs a refresh, no data.
 */
export function createLive({ db }: { db: Pick<Db, 'listen'> }) {
  const listeners = new Map<string, Set<Listener>>()
  let subscription: Promise<() => Promise<void>> | undefined

  const dispatch = (payload: string) => {
    const { tenant, event, contactId, caseId, taskId, proceedingId = null } = JSON.parse(payload)
    for (const listener of listeners.get(tenant) ?? []) {
      listener({ event, contactId, caseId, taskId, proceedingId })
    }
  }

  const subscribe = async () => {
    subscription ??= db.listen('live', dispatch)
    try {
      await subscription
    } catch (error) {
      // The next listener tries again.
      subscription = undefined
      throw error
    }
  }

  return {
    /** Calls back for every event of one tenant until the returned function is called. */
    async follow(tenantId: string, listener: Listener): Promise<() => void> {
      await subscribe()
      const ofTenant = listeners.get(tenantId) ?? new Set()
      listeners.set(tenantId, ofTenant.add(listener))
      return () => {
        ofTenant.delete(listener)
        if (ofTenant.size === 0 && listeners.get(tenantId) === ofTenant) listeners.delete(tenantId)
      }
    },

    async close(): Promise<void> {
      const end = await subscription?.catch(() => undefined)
      subscription = undefined
      await end?.()
    },
  }
}
