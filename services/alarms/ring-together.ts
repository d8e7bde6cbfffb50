import type { FireOutcome } from '../deadlines/deadlines.ts'
import { asFailure, missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { gather } from './gather.ts'

type Caller = { resolve: (outcome: FireOutcome) => void; reject: (error: unknown) => void }

/** Long enough that one midnight's rings share transactions, too short to be noticed. */
const gatherMs = 20

/**
 * Deadlines end at midnight, so many ring in the same moment: rings of a tenant that come together
 * are fired in one transaction. If that fails for a reason of its own, each is tried by itself.
 */
export function ringTogether({ deadlines }: Needs<'deadlines'>) {
  const callers = new Map<string, Caller[]>()

  const fireGathered = async (tenantId: string, ids: string[]) => {
    const waiting = new Map(ids.map((id) => [id, callers.get(id) ?? []]))
    for (const id of ids) callers.delete(id)
    try {
      const outcomes = await deadlines.fireAll(tenantId, ids)
      for (const [id, called] of waiting) {
        const outcome = outcomes.get(id)
        for (const { resolve, reject } of called) {
          if (outcome) resolve(outcome)
          else reject(missing('DEADLINE_UNKNOWN', 'No such deadline'))
        }
      }
    } catch (error) {
      const alone = asFailure(error).kind === 'unavailable' ? null : deadlines.fire
      for (const [id, called] of waiting) {
        for (const { resolve, reject } of called) {
          if (alone) await alone(tenantId, id).then(resolve, reject)
          else reject(error)
        }
      }
    }
  }
  const rings = gather(gatherMs, (tenantId, ids) => void fireGathered(tenantId, ids))

  return (tenantId: string, deadlineId: string): Promise<FireOutcome> =>
    new Promise((resolve, reject) => {
      callers.set(deadlineId, [...(callers.get(deadlineId) ?? []), { resolve, reject }])
      rings.add(tenantId, deadlineId)
    })
}
