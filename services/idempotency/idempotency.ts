import { and, eq, lte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { idempotencyKeys } from '../../db/schema/idempotency.ts'
import { systemNow } from '../clock.ts'

export type RequestKey = { tenantId: string; callerId: string; key: string; bodyDigest: string }
export type StoredAnswer = { status: number; body: unknown }

/** `first`: go ahead. `busy`: the same request is being served right now. `other`: another body. */
export type Claim =
  | { kind: 'first' }
  | { kind: 'busy' }
  | { kind: 'other' }
  | { kind: 'answered'; answer: StoredAnswer }

/** A request that has not answered by then died with its process; its key may be used again. */
const abandonedAfter = { seconds: 60 }
const keptFor = { hours: 24 * 90 }
const inProgress = 0

/**
 * First answers to requests with an Idempotency-Key. The row is written before the work starts, so
 * of two parallel requests one wins; a repeat gets the stored status and body.
 */
export function createIdempotency({
  db,
  now = systemNow,
}: {
  db: Db
  now?: () => Temporal.Instant
}) {
  const rowOf = ({ callerId, key }: RequestKey) =>
    and(eq(idempotencyKeys.callerId, callerId), eq(idempotencyKeys.key, key))

  return {
    claim: (request: RequestKey): Promise<Claim> =>
      db.withTenant(request.tenantId, async (tx) => {
        const at = now()
        const forgetBefore = at.subtract(keptFor).toString()
        await tx.delete(idempotencyKeys).where(lte(idempotencyKeys.createdAt, forgetBefore))
        const inserted = await tx
          .insert(idempotencyKeys)
          .values({ ...request, status: inProgress, body: asJson(null), createdAt: at.toString() })
          .onConflictDoNothing()
          .returning({ key: idempotencyKeys.key })
        if (inserted.length > 0) return { kind: 'first' }

        const [row] = await tx.select().from(idempotencyKeys).where(rowOf(request)).for('update')
        if (!row) return { kind: 'busy' }
        if (row.bodyDigest !== request.bodyDigest) return { kind: 'other' }
        if (row.status !== inProgress) {
          return { kind: 'answered', answer: { status: row.status, body: row.body } }
        }
        const abandoned = at.subtract(abandonedAfter)
        if (Temporal.Instant.compare(row.createdAt, abandoned) > 0) return { kind: 'busy' }
        await tx.update(idempotencyKeys).set({ createdAt: at.toString() }).where(rowOf(request))
        return { kind: 'first' }
      }),

    settle: async (request: RequestKey, answer: StoredAnswer): Promise<void> => {
      await db.withTenant(request.tenantId, (tx) =>
        tx
          .update(idempotencyKeys)
          .set({ status: answer.status, body: asJson(answer.body) })
          .where(rowOf(request)),
      )
    },

    /** The request failed without effect: the key is free again. */
    release: async (request: RequestKey): Promise<void> => {
      await db.withTenant(request.tenantId, (tx) =>
        tx.delete(idempotencyKeys).where(rowOf(request)),
      )
    },
  }
}

/** JSON null is an answer as well; SQL NULL is none. */
const asJson = (value: unknown) => sql`${JSON.stringify(value ?? null)}::jsonb`
