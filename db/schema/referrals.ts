import { foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { cases } from './cases.ts'
import { organisations } from './directory.ts'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** One referral to one target. Another target after a rejection is another row. */
export const referrals = pgTable(
  'referrals',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** Ü-2026-1304 */
    number: text('number').notNull(),
    caseId: text('case_id').notNull(),
    targetId: text('target_id').notNull(),
    /** counselling, benefits, youth-counselling, ... */
    purpose: text('purpose').notNull(),
    /** draft, released, sent, delivered, accepted, rejected, question, started, dropped, withdrawn */
    state: text('state').notNull(),
    stateSince: instant('state_since').notNull(),
    /** id of the consent, or null with `statute` set */
    consentId: text('consent_id'),
    statute: text('statute'),
    /** what the person asks for, sealed under the person's key: {topics, appointmentWish, message} */
    request: sealed('request'),
    rejectionReason: text('rejection_reason'),
    /** the referral this one replaces after a rejection */
    replacesId: text('replaces_id'),
    plannedBy: text('planned_by'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('referrals_number').on(t.tenantId, t.number),
    index('referrals_case').on(t.tenantId, t.caseId),
    index('referrals_target').on(t.tenantId, t.targetId, t.state),
    foreignKey({ columns: [t.tenantId, t.caseId], foreignColumns: [cases.tenantId, cases.id] }),
    foreignKey({
      columns: [t.tenantId, t.targetId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    tenantPolicy('referrals'),
  ],
).enableRLS()
