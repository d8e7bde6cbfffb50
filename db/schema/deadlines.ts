import { date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ExplanationStep } from '../../services/define/deadline.ts'
import { instant, tenantId, tenantPolicy } from './tenant-table.ts'

/** The deadline itself. BullMQ only rings for it; a sweeper finds it when Redis is empty. */
export const deadlines = pgTable(
  'deadlines',
  {
    tenantId: tenantId(),
    /** derived from rule and occasion */
    id: text('id').notNull(),
    rule: text('rule').notNull(),
    /** the text of the law the rule was read from, ISO date */
    textOf: text('text_of').notNull(),
    contactId: text('contact_id'),
    caseId: text('case_id'),
    referralId: text('referral_id'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    rawOn: date('raw_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    /** 24:00 of `due_on` in Europe/Berlin: from here on it is missed */
    dueAt: instant('due_at').notNull(),
    remindOn: date('remind_on', { mode: 'string' }).array().notNull(),
    explanation: jsonb('explanation').$type<ExplanationStep[]>().notNull(),
    /** armed, met, missed, cancelled */
    state: text('state').notNull(),
    firedAt: instant('fired_at'),
    settledAt: instant('settled_at'),
    /** message name the process waits for; correlation key is the deadline's id */
    whenMissed: text('when_missed').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('deadlines_due').on(t.tenantId, t.state, t.dueAt),
    index('deadlines_case').on(t.tenantId, t.caseId),
    index('deadlines_referral').on(t.tenantId, t.referralId),
    tenantPolicy('deadlines'),
  ],
).enableRLS()
