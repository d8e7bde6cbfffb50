import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { auditEntries } from '../../db/schema/audit.ts'
import { noticeContract } from '../../processes/contracts.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { type Clock, dayOf } from '../clock.ts'
import { recordConsent } from '../consents/record-consent.ts'
import { defect } from '../failure.ts'
import type { Needs } from '../house.ts'
import { lockProceeding } from '../proceedings/record-facts.ts'
import { type Addressing, recipientFor } from './recipient.ts'

/** A consent for one notice runs half a year, like one for a referral. */
const validMonths = 6

/** What the person said about one notice: consent given, or refused. A repeat changes nothing. */
export const createNoticeConsents = ({
  db,
  clock,
  persons,
}: { db: Db; clock: Clock } & Needs<'persons'>) => ({
  recordConsent: async (
    tenantId: string,
    asked: { proceedingId: string; notice: string } & Addressing,
    answer: { taskId: string; staffId: string | null; given: boolean; evidence: string },
  ): Promise<void> => {
    const { personId } = await db.withTenant(tenantId, (tx) =>
      lockProceeding(tx, asked.proceedingId),
    )
    if (!personId) throw defect('PERSON_MISSING', 'Nobody could consent to this')
    const person = await persons.read(tenantId, personId)
    await db.withTenant(tenantId, async (tx) => {
      const row = await lockProceeding(tx, asked.proceedingId)
      const { basis, dataCategories, ...contract } = noticeContract(row.kind, asked.notice)
      if (basis.kind !== 'consent') throw defect('CONSENT_NOT_NEEDED', 'A statute allows it')
      const recipient = await recipientFor(tx, { basis, dataCategories, ...contract }, asked)
      const at = clock.now()
      if (!answer.given) {
        const known = await tx
          .select({ seq: auditEntries.seq })
          .from(auditEntries)
          .where(
            and(eq(auditEntries.event, 'consent.refused'), eq(auditEntries.taskId, answer.taskId)),
          )
        if (known.length > 0) return
        await recordAudit(tx, {
          at,
          event: 'consent.refused',
          actor: system,
          caseId: row.caseId,
          taskId: answer.taskId,
          facts: { proceedingId: row.id, targetId: recipient.id },
        })
        return
      }
      await recordConsent(tx, {
        occasion: answer.taskId,
        at,
        personId,
        ...(row.caseId ? { caseId: row.caseId } : {}),
        recipientId: recipient.id,
        purpose: basis.purpose,
        dataCategories: [...dataCategories],
        language: person.languages[0] ?? 'de',
        interpreted: person.interpreterNeeded,
        evidence: answer.evidence,
        confidentialityRelease: false,
        validUntil: dayOf(at).add({ months: validMonths }),
        recordedBy: answer.staffId ?? 'system',
      })
    })
  },
})
