import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { noticeAnswers, notices } from '../../db/schema/notices.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { noticeContract } from '../../processes/contracts.ts'
import type { NoticeContract } from '../../processes/process-contract.ts'
import { recordAudit, system } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { findConsent } from '../consents/consents.ts'
import { missing, refused } from '../failure.ts'
import type { Needs } from '../house.ts'
import { derivedId } from '../ids.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { lockProceeding, type Proceeding } from '../proceedings/record-facts.ts'
import { answerNotice, answerTextPlace, type NoticeAnswer } from './answer-notice.ts'
import { type NoticeContent, noticeContent } from './content.ts'
import type { Notice } from './end-notices.ts'
import { createNoticeInbox } from './inbox.ts'
import { createNoticeConsents } from './notice-consents.ts'
import { type Addressing, recipientFor } from './recipient.ts'

export type { Notice } from './end-notices.ts'
export type GivenAnswer = typeof noticeAnswers.$inferSelect

const contentPlace = (id: string) => `notices/${id}/content`

/** What the receiver was told, with a seal that was read for many. */
export const openContent = (seal: PersonSeal, { id, content }: Notice): NoticeContent =>
  seal.open<NoticeContent>(contentPlace(id), content)

/** What the receiver wrote; null where nothing was written, and once it was erased. */
export const openAnswerText = (
  seal: PersonSeal | null,
  { noticeId, answerId, text }: GivenAnswer,
): string | null =>
  seal && text ? seal.open<string>(answerTextPlace(noticeId, answerId), text) : null

/** What a proceeding tells other bodies, behind the gate of its legal basis, and what they answer. */
export function createNotices({
  db,
  clock,
  persons,
  directory,
}: { db: Db; clock: Clock } & Needs<'persons' | 'directory'>) {
  const read = (tenantId: string, noticeId: string): Promise<Notice> =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await tx.select().from(notices).where(eq(notices.id, noticeId))
      if (!row) throw missing('NOTICE_UNKNOWN', 'No such notice')
      return row
    })
  const readProceeding = (tenantId: string, proceedingId: string): Promise<Proceeding> =>
    db.withTenant(tenantId, (tx) => lockProceeding(tx, proceedingId))

  const sealOf = async (tenantId: string, proceedingId: string) => {
    const { personId } = await readProceeding(tenantId, proceedingId)
    return persons.readSealFor(tenantId, { personId, proceedingId })
  }

  /** The gate: a consent that names recipient, purpose and every category, or the statute. */
  const basisFor = async (
    tx: Tx,
    { basis, dataCategories }: NoticeContract,
    { personId }: Proceeding,
    recipientId: string,
  ) => {
    if (basis.kind === 'statute') return { statute: basis.source, consentId: null }
    const wanted = { recipientId, purpose: basis.purpose, dataCategories: [...dataCategories] }
    const consent = personId && (await findConsent(tx, { personId, ...wanted }, clock.today()))
    if (!consent) throw refused('CONSENT_MISSING', 'No valid consent covers this notice')
    return { statute: null, consentId: consent.id }
  }

  return {
    ...createNoticeConsents({ db, clock, persons }),
    ...createNoticeInbox({ db, clock }),
    read,

    /** Gate, row, record: once per step. The row is the item in the receiver's inbox. */
    send: async (
      tenantId: string,
      sent: { proceedingId: string; notice: string; occasion: string } & Addressing,
    ): Promise<{ noticeId: string }> => {
      const proceeding = await readProceeding(tenantId, sent.proceedingId)
      const contract = noticeContract(proceeding.kind, sent.notice)
      const { personId } = proceeding
      const [seal, person, sender] = await Promise.all([
        persons.readSealFor(tenantId, { personId, proceedingId: proceeding.id }),
        personId ? persons.read(tenantId, personId) : null,
        directory.readOrganisation(tenantId, proceeding.organisationId),
      ])
      const id = derivedId('notice', tenantId, sent.notice, sent.occasion)
      await db.withTenant(tenantId, async (tx) => {
        const row = await lockProceeding(tx, proceeding.id)
        const [known] = await tx.select().from(notices).where(eq(notices.id, id))
        if (known) return
        const recipient = await recipientFor(tx, contract, sent)
        const basis = await basisFor(tx, contract, row, recipient.id)
        const at = clock.now()
        const content = noticeContent(contract, {
          number: row.number,
          person,
          facts: row.facts,
          sender: { organisation: sender.name, contact: sender.unit },
        })
        const awaitsAnswer = Object.keys(contract.answers).length > 0
        await tx.insert(notices).values({
          tenantId,
          id,
          proceedingId: row.id,
          notice: sent.notice,
          recipientId: recipient.id,
          state: awaitsAnswer ? 'sent' : 'informed',
          content: seal.seal(contentPlace(id), content),
          dataCategories: [...contract.dataCategories],
          ...basis,
          sentAt: at.toString(),
          endedAt: awaitsAnswer ? null : at.toString(),
        })
        await recordAudit(tx, {
          at,
          event: 'notice.sent',
          actor: system,
          caseId: row.caseId,
          facts: {
            proceedingId: row.id,
            noticeId: id,
            notice: sent.notice,
            targetId: recipient.id,
            consentId: basis.consentId,
          },
        })
      })
      return { noticeId: id }
    },

    /** Asks again about a notice nobody answered; carries nothing new. Once per step. */
    remind: (tenantId: string, noticeId: string, occasion: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx.select().from(notices).where(eq(notices.id, noticeId)).for('update')
        if (!row) throw missing('NOTICE_UNKNOWN', 'No such notice')
        if (row.state !== 'sent' || row.reminderOccasion === occasion) return
        const at = clock.now()
        await tx
          .update(notices)
          .set({
            remindedAt: at.toString(),
            reminders: row.reminders + 1,
            reminderOccasion: occasion,
          })
          .where(eq(notices.id, noticeId))
        const [proceeding] = await tx
          .select({ caseId: proceedings.caseId })
          .from(proceedings)
          .where(eq(proceedings.id, row.proceedingId))
        await recordAudit(tx, {
          at,
          event: 'notice.reminded',
          actor: system,
          caseId: proceeding?.caseId,
          facts: {
            proceedingId: row.proceedingId,
            noticeId,
            notice: row.notice,
            targetId: row.recipientId,
          },
        })
      }),

    /** A receiver answers; to everybody else the notice does not exist. */
    answer: async (
      tenantId: string,
      noticeId: string,
      by: { organisationId: string; staffId: string; traceId?: string },
      given: NoticeAnswer,
    ) => {
      const { recipientId, proceedingId } = await read(tenantId, noticeId)
      if (recipientId !== by.organisationId) throw missing('NOTICE_UNKNOWN', 'No such notice')
      const seal = await sealOf(tenantId, proceedingId)
      return db.withTenant(tenantId, (tx) =>
        answerNotice(tx, { ...given, ...by, noticeId, proceedingId, seal, at: clock.now() }),
      )
    },

    /** What a case waits for from other bodies, oldest first. */
    awaitedFor: (tenantId: string, caseId: string) =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select({ notice: notices, proceeding: proceedings })
          .from(notices)
          .innerJoin(proceedings, eq(proceedings.id, notices.proceedingId))
          .where(and(eq(proceedings.caseId, caseId), eq(notices.state, 'sent')))
          .orderBy(asc(notices.sentAt), asc(notices.id)),
      ),

    ofProceeding: (tenantId: string, proceedingId: string): Promise<Notice[]> =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(notices)
          .where(eq(notices.proceedingId, proceedingId))
          .orderBy(asc(notices.sentAt), asc(notices.id)),
      ),

    /** Answers that had an effect, by notice. */
    answersTo: (tenantId: string, noticeIds: string[]): Promise<GivenAnswer[]> =>
      noticeIds.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) =>
            tx
              .select()
              .from(noticeAnswers)
              .where(
                and(
                  inArray(noticeAnswers.noticeId, noticeIds),
                  eq(noticeAnswers.effect, 'applied'),
                ),
              ),
          ),
  }
}
