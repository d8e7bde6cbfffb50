import { and, asc, count, eq, isNull, lte, min, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { type OutboxPayload, outbox } from '../../db/schema/outbox.ts'
import { newId } from '../ids.ts'

/** A lease outlives three request deadlines, so a slow sender is not overtaken while it still sends. */
const leaseSeconds = 20

export type OutboxRow = typeof outbox.$inferSelect

type Entry = {
  lane: string
  at: Temporal.Instant
  payload: OutboxPayload
  traceId?: string | undefined
}

/**
 * Writes down what the engine must be told, in the transaction of the change itself. The row's id
 * becomes the message id, so that a repeat is recognised. Rows of one lane keep their order.
 */
export const enqueue = (tx: Tx, entry: Entry): Promise<void> => enqueueAll(tx, [entry])

/** Many at once and in their order, with one parameter however many there are. */
export async function enqueueAll(tx: Tx, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return
  const given = entries.map(({ lane, at, payload, traceId = null }) => ({
    id: newId(),
    lane,
    at,
    payload,
    traceId,
  }))
  await tx.execute(sql`
    insert into ${outbox} (tenant_id, id, lane, kind, payload, next_at, created_at, trace_id)
    select current_setting('app.tenant'), row->>'id', row->>'lane', row->'payload'->>'kind',
      row->'payload', (row->>'at')::timestamptz, (row->>'at')::timestamptz, row->>'traceId'
    from jsonb_array_elements(${JSON.stringify(given)}::jsonb) with ordinality given(row, nth)
    order by nth`)
}

export function createOutbox({ db }: { db: Db }) {
  return {
    /**
     * Leases unsent rows that nothing in their lane precedes. Uses the database's clock for leases:
     * the demo's clock may jump, a lease may not.
     */
    claim: (tenantId: string, limit: number): Promise<OutboxRow[]> =>
      db.withTenant(tenantId, async (tx) => {
        const rows = await tx
          .select()
          .from(outbox)
          .where(
            and(
              isNull(outbox.sentAt),
              or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, sql`now()`)),
              sql`not exists (select 1 from outbox earlier where earlier.tenant_id = ${outbox.tenantId}
                and earlier.lane = ${outbox.lane} and earlier.sent_at is null and earlier.seq < ${outbox.seq})`,
            ),
          )
          .orderBy(asc(outbox.seq))
          .limit(limit)
          .for('update', { skipLocked: true })
        for (const row of rows) {
          await tx
            .update(outbox)
            .set({ leasedUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
            .where(and(eq(outbox.tenantId, tenantId), eq(outbox.id, row.id)))
        }
        return rows
      }),

    /** Proven: the engine knows. `settle` runs in the same transaction (task rows follow their send). */
    markSent: (
      row: OutboxRow,
      at: Temporal.Instant,
      settle: (tx: Tx) => Promise<void> = async () => undefined,
    ): Promise<void> =>
      db.withTenant(row.tenantId, async (tx) => {
        await settle(tx)
        await tx
          .update(outbox)
          .set({ sentAt: at.toString(), leasedUntil: null, lastError: null })
          .where(and(eq(outbox.tenantId, row.tenantId), eq(outbox.id, row.id)))
      }),

    /** Not proven: it stays, and its lane with it, until the backoff has passed. */
    postpone: (row: OutboxRow, code: string, delayMs: number): Promise<void> =>
      db.withTenant(row.tenantId, async (tx) => {
        await tx
          .update(outbox)
          .set({
            attempts: row.attempts + 1,
            lastError: code,
            leasedUntil: sql`now() + make_interval(secs => ${delayMs / 1000})`,
          })
          .where(and(eq(outbox.tenantId, row.tenantId), eq(outbox.id, row.id)))
      }),

    /** Size and age (seconds) of what is unsent, for metrics and readiness. */
    backlog: (tenantId: string): Promise<{ size: number; oldestSeconds: number }> =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx
          .select({
            size: count(),
            oldest: sql<string | null>`extract(epoch from now() - ${min(outbox.createdAt)})`,
          })
          .from(outbox)
          .where(isNull(outbox.sentAt))
        return { size: row?.size ?? 0, oldestSeconds: Math.max(0, Number(row?.oldest ?? 0)) }
      }),

    /** Sent rows are evidence elsewhere (audit); here they only cost space. */
    prune: (tenantId: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        await tx.delete(outbox).where(lte(outbox.sentAt, sql`now() - interval '2 days'`))
      }),
  }
}
