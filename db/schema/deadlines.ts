import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { ComputedDate, ExplanationStep } from '../../services/define/deadline.ts'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** The rule as it was read when a date was computed; a later version of the law leaves it alone. */
const law = () => ({
  rule: text('rule').notNull(),
  /** from this day on the version of the law governs, ISO date */
  ruleValidFrom: date('rule_valid_from', { mode: 'string' }).notNull(),
  /** statute or agreement, as Germans write it */
  source: text('source').notNull(),
  /** the day the text of the law was read, ISO date */
  textOf: text('text_of').notNull(),
})

const dates = () => ({
  startsOn: date('starts_on', { mode: 'string' }).notNull(),
  rawOn: date('raw_on', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  /** from here on it is missed: 24:00 of `due_on` in Europe/Berlin, or the hour where hours count */
  dueAt: instant('due_at').notNull(),
  remindOn: date('remind_on', { mode: 'string' }).array().notNull(),
  explanation: jsonb('explanation').$type<ExplanationStep[]>().notNull(),
})

/** The deadline itself. BullMQ only rings for it; a sweeper finds it when Redis is empty. */
export const deadlines = pgTable(
  'deadlines',
  {
    tenantId: tenantId(),
    /** derived from rule and occasion */
    id: text('id').notNull(),
    title: text('title').notNull(),
    /** legal, agreed, authority-set */
    kind: text('kind').$type<'legal' | 'agreed' | 'authority-set'>().notNull(),
    ...law(),
    contactId: text('contact_id'),
    caseId: text('case_id'),
    referralId: text('referral_id'),
    proceedingId: text('proceeding_id'),
    ...dates(),
    /** whether the law moves an end on a weekend or holiday, by which paragraph, else why not */
    roll: jsonb('roll').$type<NonNullable<ComputedDate['roll']>>().notNull(),
    /** the next instant at which something happens: a warning, else the end */
    ringsAt: instant('rings_at').notNull(),
    /** the last warning that rang */
    warnedOn: date('warned_on', { mode: 'string' }),
    /** armed, suspended, met, missed, cancelled */
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
    index('deadlines_due').on(t.tenantId, t.state, t.ringsAt),
    index('deadlines_case').on(t.tenantId, t.caseId),
    index('deadlines_referral').on(t.tenantId, t.referralId),
    index('deadlines_proceeding').on(t.tenantId, t.proceedingId),
    tenantPolicy('deadlines'),
  ],
).enableRLS()

/** Every date a deadline ever had, with who changed it and why. Only added to; erasure empties texts. */
export const deadlineVersions = pgTable(
  'deadline_versions',
  {
    tenantId: tenantId(),
    deadlineId: text('deadline_id').notNull(),
    /** 1..n */
    number: integer('number').notNull(),
    /** started, rebased, moved, extended, resumed */
    change: text('change').notNull(),
    ...law(),
    ...dates(),
    /** what the date was computed from; may hold a birth date */
    facts: sealed('facts').notNull(),
    /** free text, why it was changed */
    reason: sealed('reason'),
    /** staff, system */
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deadlineId, t.number] }),
    foreignKey({
      columns: [t.tenantId, t.deadlineId],
      foreignColumns: [deadlines.tenantId, deadlines.id],
    }),
    tenantPolicy('deadline_versions'),
  ],
).enableRLS()

/** The ledger of pauses: one line when time stops to count, one when it goes on. Only ever added to. */
export const deadlineSuspensions = pgTable(
  'deadline_suspensions',
  {
    tenantId: tenantId(),
    deadlineId: text('deadline_id').notNull(),
    /** 1..n */
    number: integer('number').notNull(),
    /** suspended, resumed */
    entry: text('entry').$type<'suspended' | 'resumed'>().notNull(),
    /** suspended: the first day that does not count; resumed: the first that counts again */
    onDay: date('on_day', { mode: 'string' }).notNull(),
    /** statute or agreement the pause rests on; with `suspended` only */
    basis: text('basis'),
    reason: sealed('reason'),
    /** days that did not count; with `resumed` only */
    days: integer('days'),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.deadlineId, t.number] }),
    foreignKey({
      columns: [t.tenantId, t.deadlineId],
      foreignColumns: [deadlines.tenantId, deadlines.id],
    }),
    tenantPolicy('deadline_suspensions'),
  ],
).enableRLS()
