import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { type Actor, recordAudit } from '../audit/audit.ts'
import { missing } from '../failure.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { merged, openFactsOf } from './facts.ts'

export type Proceeding = typeof proceedings.$inferSelect

/** Where in the vault the parts of a proceeding lie, all under one seal. */
export const sealedFactsPlace = (id: string) => `proceedings/${id}/facts`
export const computedDatesPlace = (id: string) => `proceedings/${id}/computed-dates`
export const holdReasonPlace = (id: string) => `proceedings/${id}/hold-reason`

/** Locks one proceeding: whatever changes it comes one after the other. */
export async function lockProceeding(tx: Tx, proceedingId: string): Promise<Proceeding> {
  const [row] = await tx
    .select()
    .from(proceedings)
    .where(eq(proceedings.id, proceedingId))
    .for('update')
  if (!row) throw missing('PROCEEDING_UNKNOWN', 'No such proceeding')
  return row
}

/**
 * What a completed form says becomes what the proceeding knows, in the transaction of the completion:
 * all values sealed by field name, those that may travel in the open as well.
 */
export async function recordFacts(
  tx: Tx,
  recorded: {
    proceedingId: string
    taskId: string
    fields: readonly string[]
    values: Record<string, unknown>
    toEngine: Record<string, unknown>
    seal: PersonSeal
    at: Temporal.Instant
    actor: Actor
  },
): Promise<void> {
  const { proceedingId, fields, values, seal, at } = recorded
  const row = await lockProceeding(tx, proceedingId)
  const place = sealedFactsPlace(row.id)
  const open = openFactsOf(recorded.toEngine)
  const sealed = seal.open<Record<string, unknown>>(place, row.sealedFacts)
  await tx
    .update(proceedings)
    .set({
      facts: merged(row.facts, Object.keys(recorded.toEngine), open),
      sealedFacts: seal.seal(place, merged(sealed, fields, values)),
    })
    .where(eq(proceedings.id, row.id))
  await recordAudit(tx, {
    at,
    event: 'proceeding.recorded',
    actor: recorded.actor,
    caseId: row.caseId,
    taskId: recorded.taskId,
    facts: { proceedingId, names: Object.keys(open).join(',') },
  })
}
