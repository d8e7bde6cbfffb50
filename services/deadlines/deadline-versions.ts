import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type deadlines, deadlineVersions } from '../../db/schema/deadlines.ts'
import type { Actor } from '../audit/audit.ts'
import type { Facts } from '../define/deadline.ts'
import { factsPlace, reasonPlace, type Seal } from './sealed-texts.ts'

export type VersionChange = 'started' | 'rebased' | 'moved' | 'extended' | 'resumed'

/**
 * Keeps the date a row has from now on beside all it had before, in the transaction that gives it.
 * The row is locked by its change, so numbers follow one another.
 */
export async function addVersion(
  tx: Tx,
  row: typeof deadlines.$inferSelect,
  made: {
    change: VersionChange
    facts: Facts
    reason?: string
    seal: Seal
    actor: Actor
    at: Temporal.Instant
  },
): Promise<number> {
  const [last] = await tx
    .select({ number: sql`coalesce(max(${deadlineVersions.number}), 0)`.mapWith(Number) })
    .from(deadlineVersions)
    .where(eq(deadlineVersions.deadlineId, row.id))
  const number = (last?.number ?? 0) + 1
  const { rule, ruleValidFrom, source, textOf, startsOn, rawOn, dueOn, dueAt, remindOn } = row
  await tx.insert(deadlineVersions).values({
    tenantId: row.tenantId,
    deadlineId: row.id,
    number,
    change: made.change,
    ...{ rule, ruleValidFrom, source, textOf },
    ...{ startsOn, rawOn, dueOn, dueAt, remindOn },
    explanation: row.explanation,
    facts: made.seal.seal(factsPlace(row.id, number), made.facts),
    reason:
      made.reason === undefined ? null : made.seal.seal(reasonPlace(row.id, number), made.reason),
    actorKind: made.actor.kind,
    actorId: made.actor.id ?? null,
    at: made.at.toString(),
  })

  return number
}
