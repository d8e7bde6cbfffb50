import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tellItEnded } from '../dispatches/hand-over.ts'
import { openReferralStates } from '../referrals/states.ts'
import { occasionOf } from './occasion.ts'
import { tenantId } from './variables.ts'

/** Takes back every referral of a case that still runs; each body hears of it first. */
export const endReferrals = defineWorker({
  type: 'referrals.end',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['referrals', 'dispatches', 'directory', 'agencies', 'consents'],

  async handle({ tenantId, caseId }, house, job) {
    const { id, ...occasion } = occasionOf(job)
    for (const referral of await house.referrals.ofCase(tenantId, caseId)) {
      if (!openReferralStates.includes(referral.state)) continue
      const isConsentGone = await house.consents.isWithdrawn(tenantId, referral.consentId)
      const reason = isConsentGone ? 'consent-withdrawn' : 'not-needed'
      const own = { ...occasion, id: `${id}/${referral.id}` }
      await tellItEnded(house, tenantId, referral, own, reason)
      await house.referrals.close(tenantId, referral.id, 'withdrawn')
    }

    return {}
  },
})
