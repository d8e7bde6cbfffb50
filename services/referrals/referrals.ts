import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { auditEntries } from '../../db/schema/audit.ts'
import { organisations } from '../../db/schema/directory.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { type Actor, recordAudit, system } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { findConsent } from '../consents/consents.ts'
import { recordReferralConsent } from '../consents/record-referral-consent.ts'
import { conflict, missing, refused } from '../failure.ts'
import type { Needs } from '../house.ts'
import { enqueue } from '../outbox/outbox.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { createReferralPlans } from './plan-referrals.ts'
import { closeReferral, lockReferral, type Referral, readCaseOf } from './referral-rows.ts'
import type { ReferralRequest } from './request.ts'
import { openReferralStates } from './states.ts'

export type { Referral } from './referral-rows.ts'

const requestPlace = (id: string) => `referrals/${id}/request`

/** What was wished for, with a seal that was read for many; null once it was erased. */
export const openRequest = (
  seal: PersonSeal | null,
  { id, request }: Referral,
): ReferralRequest | null =>
  seal && request ? seal.open<ReferralRequest>(requestPlace(id), request) : null

/** Referrals: planned, released by consent or statute, closed. Sending is `dispatches`' business. */
export function createReferrals({
  db,
  clock,
  persons,
  agencies,
}: { db: Db; clock: Clock } & Needs<'persons' | 'agencies'>) {
  return {
    ...createReferralPlans({ db, clock, persons, agencies }),

    read: (tenantId: string, referralId: string): Promise<Referral> =>
      db.withTenant(tenantId, (tx) => lockReferral(tx, referralId)),

    /**
     * Waits for the agency once more after its question was dealt with, whether or not our reply could
     * leave. A question nobody has seen yet stays one.
     */
    waitAgain: (tenantId: string, referralId: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockReferral(tx, referralId)
        if (row.state !== 'question') return
        const [dealtWith] = await tx
          .select({ id: tasks.id })
          .from(tasks)
          .where(
            and(
              eq(tasks.referralId, referralId),
              eq(tasks.formId, 'referral-question'),
              gte(tasks.completedAt, row.stateSince),
            ),
          )
        if (!dealtWith) return
        const at = clock.now()
        await tx
          .update(referrals)
          .set({ state: 'delivered', stateSince: at.toString() })
          .where(eq(referrals.id, referralId))
        await recordAudit(tx, {
          at,
          event: 'referral.awaited',
          actor: system,
          caseId: row.caseId,
          referralId,
          facts: { targetId: row.targetId },
        })
      }),

    ofCase: (tenantId: string, caseId: string): Promise<Referral[]> =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(referrals)
          .where(eq(referrals.caseId, caseId))
          .orderBy(asc(referrals.createdAt), asc(referrals.number)),
      ),

    ofIds: (tenantId: string, ids: string[]): Promise<Referral[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) =>
            tx.select().from(referrals).where(inArray(referrals.id, ids)),
          ),

    readRequest: async (tenantId: string, referral: Referral): Promise<ReferralRequest> => {
      const caseFile = await db.withTenant(tenantId, (tx) => readCaseOf(tx, referral.caseId))
      const seal = await persons.readSeal(tenantId, caseFile.personId)
      const request = openRequest(seal, referral)
      if (!request) throw missing('REQUEST_ERASED', 'The request has been erased')
      return request
    },

    /**
     * The gate: nothing leaves without a consent that names this recipient, this purpose and every
     * category of the minimal data set. Locks the consent, so a withdrawal comes before or after.
     */
    checkBasis: (tenantId: string, referralId: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockReferral(tx, referralId)
        if (!openReferralStates.includes(row.state)) {
          throw conflict('REFERRAL_CLOSED', 'The referral is closed')
        }
        const consent = await consentFor(tx, row)
        if (!consent) throw refused('CONSENT_MISSING', 'No valid consent covers this referral')
        if (row.state !== 'draft' && row.consentId === consent.id) return
        const at = clock.now()
        await tx
          .update(referrals)
          .set({
            consentId: consent.id,
            ...(row.state === 'draft' ? { state: 'released', stateSince: at.toString() } : {}),
          })
          .where(eq(referrals.id, referralId))
        await recordAudit(tx, {
          at,
          event: 'referral.released',
          actor: row.plannedBy ? { kind: 'staff', id: row.plannedBy } : system,
          caseId: row.caseId,
          referralId,
          facts: { consentId: consent.id, targetId: row.targetId },
        })
      }),

    /** Keeps what the person said about this one referral: consent given, or refused. */
    recordAnswer: async (
      tenantId: string,
      referralId: string,
      answer: { taskId: string; given: boolean; evidence: string },
    ): Promise<void> => {
      const referral = await db.withTenant(tenantId, (tx) => lockReferral(tx, referralId))
      const caseFile = await db.withTenant(tenantId, (tx) => readCaseOf(tx, referral.caseId))
      const person = await persons.read(tenantId, caseFile.personId)
      await db.withTenant(tenantId, async (tx) => {
        const at = clock.now()
        if (!answer.given) {
          await lockReferral(tx, referralId)
          if (await isRefused(tx, referralId, answer.taskId)) return
          await recordAudit(tx, {
            at,
            event: 'consent.refused',
            actor: system,
            caseId: referral.caseId,
            referralId,
            taskId: answer.taskId,
            facts: { targetId: referral.targetId },
          })
          return
        }
        const [target] = await tx
          .select()
          .from(organisations)
          .where(eq(organisations.id, referral.targetId))
        await recordReferralConsent(tx, {
          occasion: answer.taskId,
          at,
          person: { id: caseFile.personId, ...person },
          referral: { id: referralId, caseId: referral.caseId, targetId: referral.targetId },
          needed: agencies.describe(target?.agency ?? ''),
          evidence: answer.evidence,
          confidentialityRelease: true,
          recordedBy: 'system',
        })
      })
    },

    /** The end of a referral, whichever way. A repeat, and an end already reached, change nothing. */
    close: (tenantId: string, referralId: string, outcome: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        await closeReferral(tx, await lockReferral(tx, referralId), outcome, clock.now())
      }),

    /** A case manager takes a referral back; the process hears of it and stops what is under way. */
    requestWithdrawal: (tenantId: string, referralId: string, actor: Actor): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockReferral(tx, referralId)
        if (!openReferralStates.includes(row.state)) {
          throw conflict('REFERRAL_CLOSED', 'The referral is closed')
        }
        const at = clock.now()
        await recordAudit(tx, {
          at,
          event: 'referral.withdrawn',
          actor,
          caseId: row.caseId,
          referralId,
        })
        await enqueue(tx, {
          lane: referralId,
          at,
          payload: {
            kind: 'publish-message',
            name: 'referral.withdrawn',
            correlationKey: referralId,
            variables: {},
          },
        })
      }),
  }

  async function consentFor(tx: Tx, row: Referral) {
    const caseFile = await readCaseOf(tx, row.caseId)
    const [target] = await tx.select().from(organisations).where(eq(organisations.id, row.targetId))
    return findConsent(
      tx,
      {
        personId: caseFile.personId,
        recipientId: row.targetId,
        purpose: row.purpose,
        dataCategories: agencies.describe(target?.agency ?? '').dataCategories,
      },
      clock.today(),
    )
  }
}

/** The record has this very refusal: the step is being repeated. */
async function isRefused(tx: Tx, referralId: string, taskId: string): Promise<boolean> {
  const known = await tx
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.referralId, referralId),
        eq(auditEntries.event, 'consent.refused'),
        eq(auditEntries.taskId, taskId),
      ),
    )
  return known.length > 0
}
