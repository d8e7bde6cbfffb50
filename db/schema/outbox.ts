import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, tenantId, tenantPolicy } from './tenant-table.ts'

/** What the engine must still be told. Written with the change it tells of; repeated until proven. */
export const outbox = pgTable(
  'outbox',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** order of writing; within a lane nothing overtakes */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    /** contact, case or referral whose messages stay in order */
    lane: text('lane').notNull(),
    /** publish-message, complete-task */
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<OutboxPayload>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** not before; grows with every failed attempt */
    nextAt: instant('next_at').notNull(),
    /** a sender that died holds its rows no longer than this */
    leasedUntil: instant('leased_until'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** last failure code, for the operator */
    lastError: text('last_error'),
    traceId: text('trace_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('outbox_unsent').on(t.tenantId, t.sentAt, t.seq),
    tenantPolicy('outbox'),
  ],
).enableRLS()

export type OutboxPayload =
  | {
      kind: 'publish-message'
      name: string
      correlationKey: string
      variables: Record<string, unknown>
    }
  | { kind: 'complete-task'; taskId: string; jobKey: string; variables: Record<string, unknown> }
