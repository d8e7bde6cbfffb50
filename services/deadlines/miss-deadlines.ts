import { and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { deadlines } from '../../db/schema/deadlines.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { type Clock, systemNow } from '../clock.ts'
import { enqueue } from '../outbox/outbox.ts'

/**
 * The product's time by the database's clock: `now()` plus what the demo's clock is ahead. One clock
 * decides for all processes, so one whose own clock is wrong fires nothing early (promises.md F19).
 */
export const productNow = (clock: Clock): SQL => {
  const aheadMs = clock.now().since(systemNow()).total('milliseconds')
  return sql`(now() + ${aheadMs}::double precision * interval '1 millisecond')`
}

/** Locks up to `limit` due rows, the oldest first; a row another transaction holds is left to it. */
export const lockDue = (tx: Tx, clock: Clock, limit: number): Promise<{ id: string }[]> =>
  tx
    .select({ id: deadlines.id })
    .from(deadlines)
    .where(isDue(clock))
    .orderBy(asc(deadlines.dueAt))
    .limit(limit)
    .for('update', { skipLocked: true })

/** Locks the due ones of these rows, in one order for everybody, so that no two callers deadlock. */
export const lockDueOf = (tx: Tx, clock: Clock, ids: string[]): Promise<{ id: string }[]> =>
  tx
    .select({ id: deadlines.id })
    .from(deadlines)
    .where(and(inArray(deadlines.id, ids), isDue(clock)))
    .orderBy(asc(deadlines.id))
    .for('update')

/**
 * Marks locked rows missed and tells audit and engine, all in the caller's transaction. Whoever locks
 * a row first does it; for everybody else it is no longer armed.
 */
export async function missDeadlines(
  tx: Tx,
  clock: Clock,
  locked: { id: string }[],
): Promise<{ id: string; lateMs: number }[]> {
  if (locked.length === 0) return []
  const ids = locked.map(({ id }) => id)
  const rows = await tx
    .update(deadlines)
    .set({
      state: 'missed',
      firedAt: sql`${productNow(clock)}`,
      version: sql`${deadlines.version} + 1`,
    })
    .where(and(inArray(deadlines.id, ids), isDue(clock)))
    .returning()

  for (const row of rows) {
    const at = Temporal.Instant.from(row.firedAt ?? row.dueAt)
    await recordAudit(tx, {
      at,
      event: 'deadline.missed',
      actor: system,
      contactId: row.contactId,
      caseId: row.caseId,
      referralId: row.referralId,
      facts: { deadlineId: row.id, rule: row.rule, dueOn: row.dueOn },
    })
    await enqueue(tx, {
      lane: row.referralId ?? row.caseId ?? row.contactId ?? row.id,
      at,
      payload: {
        kind: 'publish-message',
        name: row.whenMissed,
        correlationKey: row.id,
        variables: {},
      },
    })
  }

  return rows.map(({ id, firedAt, dueAt }) => ({ id, lateMs: msBetween(dueAt, firedAt ?? dueAt) }))
}

const isDue = (clock: Clock) =>
  and(eq(deadlines.state, 'armed'), lte(deadlines.dueAt, productNow(clock)))

const msBetween = (from: string, to: string): number =>
  Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('milliseconds')
