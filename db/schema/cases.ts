import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { contacts } from './contacts.ts'
import { persons } from './persons.ts'
import { instant, tenantId, tenantPolicy } from './tenant-table.ts'

/** The case file. Who the person is stands in `persons`, what happened in `audit_entries`. */
export const cases = pgTable(
  'cases',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** AHR-2026-0418 */
    number: text('number').notNull(),
    personId: text('person_id').notNull(),
    contactId: text('contact_id').notNull(),
    caseManagerId: text('case_manager_id'),
    /** access, intake, assessment, support-plan, linking, monitoring, closing */
    phase: text('phase').notNull(),
    phaseSince: instant('phase_since').notNull(),
    /** open, closed, erased */
    state: text('state').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** one of the reasons of processes/case-closure */
    closeReason: text('close_reason'),
    closedAt: instant('closed_at'),
    /** from then on only team lead and data protection may look into it (Art. 18 GDPR) */
    restrictedAt: instant('restricted_at'),
    /** when the person's key was destroyed */
    erasedAt: instant('erased_at'),
    /** how many structural findings it gave rise to; nothing says which */
    findings: integer('findings').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('cases_number').on(t.tenantId, t.number),
    unique('cases_contact').on(t.tenantId, t.contactId),
    index('cases_opened').on(t.tenantId, t.openedAt),
    foreignKey({
      columns: [t.tenantId, t.personId],
      foreignColumns: [persons.tenantId, persons.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.contactId],
      foreignColumns: [contacts.tenantId, contacts.id],
    }),
    tenantPolicy('cases'),
  ],
).enableRLS()

/** Running numbers per tenant and year: cases, contacts, referrals. */
export const numberSeries = pgTable(
  'number_series',
  {
    tenantId: tenantId(),
    series: text('series').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.series, t.year] }), tenantPolicy('number_series')],
).enableRLS()
