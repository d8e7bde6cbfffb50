import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { organisations } from './directory.ts'
import { referrals } from './referrals.ts'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** What was sent: written before the send, completed after it. Its id is the receiver's key. */
export const dispatches = pgTable(
  'dispatches',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    referralId: text('referral_id').notNull(),
    targetId: text('target_id').notNull(),
    /** referral, reminder, reply */
    kind: text('kind').notNull(),
    /** element instance of the diagram: a retry repeats it, a loop is a new occasion */
    occasion: text('occasion').notNull(),
    /** open, sending, sent, in-doubt, undeliverable */
    state: text('state').notNull(),
    /** the content as sent, sealed under the person's key */
    content: sealed('content').notNull(),
    /** names of the data categories in it, and those held back */
    dataCategories: text('data_categories').array().notNull(),
    /** SHA-512 of the plaintext, hex */
    digest: text('digest').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** the agency's receipt */
    reference: text('reference'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** first opened by a person of the receiving organisation (inbox only) */
    readAt: instant('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('dispatches_occasion').on(t.tenantId, t.referralId, t.kind, t.occasion),
    index('dispatches_target').on(t.tenantId, t.targetId, t.state),
    foreignKey({
      columns: [t.tenantId, t.referralId],
      foreignColumns: [referrals.tenantId, referrals.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.targetId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    tenantPolicy('dispatches'),
  ],
).enableRLS()

/** What an agency answered: stored first, told to the engine after. */
export const acknowledgements = pgTable(
  'acknowledgements',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    dispatchId: text('dispatch_id').notNull(),
    /** organisation that answered */
    sourceId: text('source_id').notNull(),
    /** the agency's own id of the answer; unique per source, so a repeat has no second effect */
    answerId: text('answer_id').notNull(),
    /** accepted, rejected, question, started, dropped */
    verdict: text('verdict').notNull(),
    reason: text('reason'),
    /** the agency's file about the person, sealed under the person's key */
    fileNumber: sealed('file_number'),
    /** free text of the agency, sealed under the person's key */
    text: sealed('text'),
    digest: text('digest').notNull(),
    answeredBy: text('answered_by'),
    answeredAt: instant('answered_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** whether it moved the referral; a late or contradicting answer is kept but has no effect */
    effect: text('effect').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('acknowledgements_answer').on(t.tenantId, t.sourceId, t.answerId),
    index('acknowledgements_dispatch').on(t.tenantId, t.dispatchId),
    foreignKey({
      columns: [t.tenantId, t.dispatchId],
      foreignColumns: [dispatches.tenantId, dispatches.id],
    }),
    tenantPolicy('acknowledgements'),
  ],
).enableRLS()
