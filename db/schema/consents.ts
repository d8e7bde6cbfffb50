import { boolean, date, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { persons } from './persons.ts'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** Consent of a person: one recipient, one purpose, listed data (Art. 6, 7, 9 GDPR; § 67b SGB X). */
export const consents = pgTable(
  'consents',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** E-2026-0911 */
    number: text('number').notNull(),
    personId: text('person_id').notNull(),
    /** organisation that may receive the data; the integration centre itself for case management */
    recipientId: text('recipient_id').notNull(),
    /** case-management, counselling, benefits, ... (services/consents/purposes.ts) */
    purpose: text('purpose').notNull(),
    dataCategories: text('data_categories').array().notNull(),
    textVersion: text('text_version').notNull(),
    language: text('language').notNull(),
    interpreted: boolean('interpreted').notNull(),
    /** written, electronic */
    evidence: text('evidence').notNull(),
    /** release from professional secrecy, § 203 StGB */
    confidentialityRelease: boolean('confidentiality_release').notNull(),
    givenAt: instant('given_at').notNull(),
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    withdrawnAt: instant('withdrawn_at'),
    /** what the person said about it, sealed under their key */
    withdrawalReason: sealed('withdrawal_reason'),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('consents_person').on(t.tenantId, t.personId),
    foreignKey({
      columns: [t.tenantId, t.personId],
      foreignColumns: [persons.tenantId, persons.id],
    }),
    tenantPolicy('consents'),
  ],
).enableRLS()
