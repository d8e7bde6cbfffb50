import {
  boolean,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { cases } from './cases.ts'
import { contacts } from './contacts.ts'
import { organisations } from './directory.ts'
import { persons } from './persons.ts'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** What may lie in the open: days, codes, flags, numbers and ids, never a name or free text. */
export type OpenFacts = Record<string, string | number | boolean>

/** One run of a process that is neither a contact, a case nor a referral. */
export const proceedings = pgTable(
  'proceedings',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** id of its process, e.g. regime-change */
    kind: text('kind').notNull(),
    /** RKW-2026-0001 */
    number: text('number').notNull(),
    /** the contact it takes in */
    contactId: text('contact_id'),
    caseId: text('case_id'),
    personId: text('person_id'),
    /** data key of its own where it belongs to no person, wrapped by the tenant key */
    wrappedKey: sealed('wrapped_key'),
    /** who runs it */
    organisationId: text('organisation_id').notNull(),
    /** one of its contract's states, closed at the end */
    state: text('state').notNull(),
    stateSince: instant('state_since').notNull(),
    facts: jsonb('facts').$type<OpenFacts>().notNull(),
    /** form values by field name */
    sealedFacts: sealed('sealed_facts').notNull(),
    /** dates computed without a deadline, each with the way it was reached */
    computedDates: sealed('computed_dates'),
    outcome: text('outcome'),
    openedBy: text('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    /** nothing of it is erased while this stands */
    legalHold: boolean('legal_hold').notNull().default(false),
    holdReason: sealed('hold_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('proceedings_number').on(t.tenantId, t.number),
    index('proceedings_opened').on(t.tenantId, t.openedAt),
    index('proceedings_case').on(t.tenantId, t.caseId),
    index('proceedings_contact').on(t.tenantId, t.contactId),
    foreignKey({
      columns: [t.tenantId, t.contactId],
      foreignColumns: [contacts.tenantId, contacts.id],
    }),
    foreignKey({ columns: [t.tenantId, t.caseId], foreignColumns: [cases.tenantId, cases.id] }),
    foreignKey({
      columns: [t.tenantId, t.personId],
      foreignColumns: [persons.tenantId, persons.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.organisationId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    tenantPolicy('proceedings'),
  ],
).enableRLS()

/** What happened in a person's life that every process under way has to hear of. */
export const lifeEvents = pgTable(
  'life_events',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    caseId: text('case_id'),
    /** the contact it was told of, as long as there was no case */
    contactId: text('contact_id'),
    /** moved, died, transferred */
    event: text('event').notNull(),
    happenedOn: date('happened_on', { mode: 'string' }).notNull(),
    /** the colleague who takes over */
    toStaffId: text('to_staff_id'),
    /** free text, sealed under the person's key */
    note: sealed('note'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('life_events_case').on(t.tenantId, t.caseId),
    index('life_events_contact').on(t.tenantId, t.contactId),
    foreignKey({ columns: [t.tenantId, t.caseId], foreignColumns: [cases.tenantId, cases.id] }),
    foreignKey({
      columns: [t.tenantId, t.contactId],
      foreignColumns: [contacts.tenantId, contacts.id],
    }),
    tenantPolicy('life_events'),
  ],
).enableRLS()
