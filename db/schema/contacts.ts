import { foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { persons } from './persons.ts'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** A first contact: somebody came, or somebody reported them. Becomes a case or ends. */
export const contacts = pgTable(
  'contacts',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** K-1187 */
    number: text('number').notNull(),
    personId: text('person_id').notNull(),
    /** self, family, authority, school, accommodation, other */
    source: text('source').notNull(),
    reporterOrganisationId: text('reporter_organisation_id'),
    /** consent to the report itself: written, oral */
    reportConsent: text('report_consent').notNull(),
    /** received, talked, closed, case-opened */
    state: text('state').notNull(),
    /** how intake ended, a code of contracts/intake outcome */
    outcome: text('outcome'),
    /** the colleague it was handed over to; until then whoever claims a task */
    caseManagerId: text('case_manager_id'),
    /** ContactSnapshot (services/contacts/snapshot.ts), sealed under the person's key */
    snapshot: sealed('snapshot'),
    receivedAt: instant('received_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('contacts_number').on(t.tenantId, t.number),
    index('contacts_received').on(t.tenantId, t.receivedAt),
    foreignKey({
      columns: [t.tenantId, t.personId],
      foreignColumns: [persons.tenantId, persons.id],
    }),
    tenantPolicy('contacts'),
  ],
).enableRLS()
