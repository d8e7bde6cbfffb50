import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, tenantId, tenantPolicy } from './tenant-table.ts'

/**
 * What was done, by whom, to which case: written in the transaction of the change itself, never
 * updated or deleted. Carries ids, enums and dates only; the timeline is read from here.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    tenantId: tenantId(),
    /** 1..n without gap per tenant */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    /** noun.pastParticiple, services/audit/events.ts */
    event: text('event').notNull(),
    /** staff, organisation, system */
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    contactId: text('contact_id'),
    caseId: text('case_id'),
    referralId: text('referral_id'),
    taskId: text('task_id'),
    facts: jsonb('facts').$type<Record<string, string | number | boolean | null>>().notNull(),
    /** SHA-256 over the previous hash and this entry, hex */
    hash: text('hash').notNull(),
    traceId: text('trace_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.seq] }),
    index('audit_entries_case').on(t.tenantId, t.caseId, t.seq),
    index('audit_entries_contact').on(t.tenantId, t.contactId, t.seq),
    index('audit_entries_proceeding').on(t.tenantId, sql`(facts->>'proceedingId')`, t.seq),
    tenantPolicy('audit_entries'),
  ],
).enableRLS()

/** Head of each tenant's chain; its row lock orders the writers. */
export const auditHeads = pgTable(
  'audit_heads',
  {
    tenantId: tenantId(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), tenantPolicy('audit_heads')],
).enableRLS()
