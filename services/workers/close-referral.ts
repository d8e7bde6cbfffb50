import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tellItEnded } from '../dispatches/hand-over.ts'
import { defect } from '../failure.ts'
import { occasionOf } from './occasion.ts'
import { tenantId } from './variables.ts'

/**
 * Ends a referral the way its diagram names: started, dropped, rejected or withdrawn. Where the end
 * is ours, the agency hears of it first; nobody goes on working on a referral that is over.
 */
export const closeReferral = defineWorker({
  type: 'referral.close',
  input: Type.Object({ tenantId, referralId: Type.String() }),
  output: Type.Object({}),
  needs: ['referrals', 'dispatches', 'directory', 'agencies', 'consents'],

  async handle({ tenantId, referralId }, house, job) {
    const outcome = job.headers['outcome']
    if (!outcome) throw defect('OUTCOME_MISSING', `Element ${job.elementId} names no outcome`)
    const referral = await house.referrals.read(tenantId, referralId)
    if (outcome === 'dropped' || outcome === 'withdrawn') {
      const isConsentGone = await house.consents.isWithdrawn(tenantId, referral.consentId)
      const reason = isConsentGone ? 'consent-withdrawn' : 'not-needed'
      await tellItEnded(house, tenantId, referral, occasionOf(job), reason)
    }
    await house.referrals.close(tenantId, referralId, outcome)

    return {}
  },
})
