import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { organisations } from '../../db/schema/directory.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { nextNumber, padded } from '../cases/numbers.ts'
import { type Clock, dayOf } from '../clock.ts'
import { recordReferralConsent } from '../consents/record-referral-consent.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { derivedId } from '../ids.ts'
import { closeReferral, lockReferral, readCaseOf } from './referral-rows.ts'
import type { ReferralRequest } from './request.ts'
import { openReferralStates } from './states.ts'

/** Planning: which targets, and which other target in the place of one that will not do. */
export function createReferralPlans({
  db,
  clock,
  persons,
  agencies,
}: { db: Db; clock: Clock } & Needs<'persons' | 'agencies'>) {
  const insert = async (
    tx: Tx,
    planned: {
      tenantId: string
      id: string
      caseId: string
      targetId: string
      request: Buffer
      replacesId?: string
      plannedBy: string | null
    },
  ) => {
    const [target] = await tx
      .select()
      .from(organisations)
      .where(eq(organisations.id, planned.targetId))
    if (!target?.agency || !target.active) {
      throw missing('TARGET_UNKNOWN', 'No such organisation to refer to')
    }
    const at = clock.now()
    const { year } = dayOf(at)
    const made = await tx
      .insert(referrals)
      .values({
        ...planned,
        number: `Ü-${year}-${padded(await nextNumber(tx, 'referral', year))}`,
        purpose: agencies.describe(target.agency).purpose,
        state: 'draft',
        stateSince: at.toString(),
        createdAt: at.toString(),
      })
      .onConflictDoNothing()
      .returning({ id: referrals.id })
    return { fresh: made.length > 0, target, at }
  }

  return {
    /** One referral per chosen target, with the consents the person gave. A repeat changes nothing. */
    plan: async (
      tenantId: string,
      caseId: string,
      choice: {
        taskId: string
        staffId: string | null
        targets: string[]
        consented: string[]
        confidentialityRelease: boolean
        request: ReferralRequest
      },
    ): Promise<string[]> => {
      const caseFile = await db.withTenant(tenantId, (tx) => readCaseOf(tx, caseId))
      const person = await persons.read(tenantId, caseFile.personId)
      const seal = await persons.readSeal(tenantId, caseFile.personId)
      return db.withTenant(tenantId, async (tx) => {
        const ids: string[] = []
        for (const targetId of choice.targets) {
          const id = derivedId('referral', tenantId, choice.taskId, targetId)
          ids.push(id)
          const { fresh, target, at } = await insert(tx, {
            tenantId,
            id,
            caseId,
            targetId,
            request: seal.seal(`referrals/${id}/request`, choice.request),
            plannedBy: choice.staffId,
          })
          if (!fresh) continue
          await recordAudit(tx, {
            at,
            event: 'referral.planned',
            actor: choice.staffId ? { kind: 'staff', id: choice.staffId } : system,
            caseId,
            referralId: id,
            facts: { targetId },
          })
          if (!choice.consented.includes(targetId)) continue
          await recordReferralConsent(tx, {
            occasion: choice.taskId,
            at,
            person: { id: caseFile.personId, ...person },
            referral: { id, caseId, targetId },
            needed: agencies.describe(target.agency ?? ''),
            evidence: 'written',
            confidentialityRelease: choice.confidentialityRelease,
            recordedBy: choice.staffId ?? 'system',
          })
        }
        return ids
      })
    },

    /** Another target takes the place of one that will not do; the old referral is closed. */
    replace: async (
      tenantId: string,
      referralId: string,
      choice: { taskId: string; targetId: string; consented: boolean },
    ): Promise<string> => {
      const old = await db.withTenant(tenantId, (tx) => lockReferral(tx, referralId))
      const caseFile = await db.withTenant(tenantId, (tx) => readCaseOf(tx, old.caseId))
      const seal = await persons.readSeal(tenantId, caseFile.personId)
      const person = await persons.read(tenantId, caseFile.personId)
      const id = derivedId('referral', tenantId, choice.taskId, choice.targetId)
      if (!old.request) throw missing('REQUEST_ERASED', 'The request has been erased')
      const request = seal.open<ReferralRequest>(`referrals/${old.id}/request`, old.request)
      await db.withTenant(tenantId, async (tx) => {
        const { fresh, target, at } = await insert(tx, {
          tenantId,
          id,
          caseId: old.caseId,
          targetId: choice.targetId,
          request: seal.seal(`referrals/${id}/request`, request),
          replacesId: old.id,
          plannedBy: old.plannedBy,
        })
        if (!fresh) return
        if (openReferralStates.includes(old.state)) await closeReferral(tx, old, 'dropped', at)
        await recordAudit(tx, {
          at,
          event: 'referral.replaced',
          actor: system,
          caseId: old.caseId,
          referralId: id,
          facts: { targetId: choice.targetId, replacesId: old.id },
        })
        if (!choice.consented) return
        await recordReferralConsent(tx, {
          occasion: choice.taskId,
          at,
          person: { id: caseFile.personId, ...person },
          referral: { id, caseId: old.caseId, targetId: choice.targetId },
          needed: agencies.describe(target.agency ?? ''),
          evidence: 'written',
          confidentialityRelease: true,
          recordedBy: 'system',
        })
      })
      return id
    },
  }
}
