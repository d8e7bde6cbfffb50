import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, tenantId, tenantPolicy } from './tenant-table.ts'

/** First answer to a request with an Idempotency-Key; the same key with another body is refused. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tenantId: tenantId(),
    /** who sent it: staff or organisation id */
    callerId: text('caller_id').notNull(),
    key: text('key').notNull(),
    bodyDigest: text('body_digest').notNull(),
    status: integer('status').notNull(),
    body: jsonb('body').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.callerId, t.key] }),
    index('idempotency_keys_age').on(t.tenantId, t.createdAt),
    tenantPolicy('idempotency_keys'),
  ],
).enableRLS()
