import { and, count, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { organisations } from '../../db/schema/directory.ts'
import { notices } from '../../db/schema/notices.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { tasks } from '../../db/schema/tasks.ts'

/** States in which a referral waits for KIMflow or for its agency. */
const waiting = ['released', 'delivered', 'accepted']

/**
 * How many steps each of these cases waits for: tasks, agencies, other bodies. What belongs to an
 * authority's own proceeding is not the file's. A case without any is not in the map.
 */
export async function countOpenSteps(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>()
  if (caseIds.length === 0) return sums
  const ids = [...caseIds]
  const own = tx
    .select({ id: proceedings.id })
    .from(proceedings)
    .innerJoin(organisations, eq(organisations.id, proceedings.organisationId))
    .where(eq(organisations.kind, 'municipal-integration-centre'))
  const isOwn = or(isNull(tasks.proceedingId), inArray(tasks.proceedingId, own))

  const byTask = await tx
    .select({ caseId: tasks.caseId, steps: count() })
    .from(tasks)
    .where(and(eq(tasks.state, 'open'), inArray(tasks.caseId, ids), isOwn))
    .groupBy(tasks.caseId)
  const byAgency = await tx
    .select({ caseId: referrals.caseId, steps: count() })
    .from(referrals)
    .where(and(inArray(referrals.state, waiting), inArray(referrals.caseId, ids)))
    .groupBy(referrals.caseId)
  const byRecipient = await tx
    .select({ caseId: proceedings.caseId, steps: count() })
    .from(notices)
    .innerJoin(proceedings, eq(proceedings.id, notices.proceedingId))
    .where(
      and(
        eq(notices.state, 'sent'),
        inArray(proceedings.caseId, ids),
        inArray(proceedings.id, own),
      ),
    )
    .groupBy(proceedings.caseId)

  for (const { caseId, steps } of [...byTask, ...byAgency, ...byRecipient]) {
    if (caseId) sums.set(caseId, (sums.get(caseId) ?? 0) + steps)
  }
  return sums
}
