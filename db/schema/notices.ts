import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { organisations } from './directory.ts'
import { type OpenFacts, proceedings } from './proceedings.ts'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** What a proceeding told another body: the row is the item in the receiver's inbox. */
export const notices = pgTable(
  'notices',
  {
    tenantId: tenantId(),
    /** derived from the step's element instance, so that a repeat of the step is recognised */
    id: text('id').notNull(),
    proceedingId: text('proceeding_id').notNull(),
    /** name in the contract, e.g. handover.announced */
    notice: text('notice').notNull(),
    recipientId: text('recipient_id').notNull(),
    /** sent, answered, withdrawn; informed where no answer is awaited */
    state: text('state').notNull(),
    /** the content as sent, sealed under the key of the proceeding */
    content: sealed('content').notNull(),
    /** names of the data categories in it */
    dataCategories: text('data_categories').array().notNull(),
    /** id of the consent, or null with `statute` set */
    consentId: text('consent_id'),
    statute: text('statute'),
    sentAt: instant('sent_at').notNull(),
    /** first opened by a person of the receiving organisation */
    readAt: instant('read_at'),
    remindedAt: instant('reminded_at'),
    reminders: integer('reminders').notNull().default(0),
    /** the step that reminded last, so that its repeat reminds nobody again */
    reminderOccasion: text('reminder_occasion'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('notices_proceeding').on(t.tenantId, t.proceedingId),
    index('notices_recipient').on(t.tenantId, t.recipientId, t.state),
    foreignKey({
      columns: [t.tenantId, t.proceedingId],
      foreignColumns: [proceedings.tenantId, proceedings.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.recipientId],
      foreignColumns: [organisations.tenantId, organisations.id],
    }),
    tenantPolicy('notices'),
  ],
).enableRLS()

/** What the receiver answered; a late answer is kept but has no effect. */
export const noticeAnswers = pgTable(
  'notice_answers',
  {
    tenantId: tenantId(),
    noticeId: text('notice_id').notNull(),
    /** made by the receiver's browser; a repeat has no second effect */
    answerId: text('answer_id').notNull(),
    /** one of the codes of the contract */
    answer: text('answer').notNull(),
    facts: jsonb('facts').$type<OpenFacts>().notNull(),
    /** free text, sealed under the key of the proceeding */
    text: sealed('text'),
    /** SHA-256 of the whole answer, hex */
    digest: text('digest').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredAt: instant('answered_at').notNull(),
    /** applied, superseded */
    effect: text('effect').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.noticeId, t.answerId] }),
    foreignKey({
      columns: [t.tenantId, t.noticeId],
      foreignColumns: [notices.tenantId, notices.id],
    }),
    tenantPolicy('notice_answers'),
  ],
).enableRLS()
