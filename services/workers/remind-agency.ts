import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { remindAgency as remind } from '../dispatches/hand-over.ts'
import { occasionOf } from './occasion.ts'
import { tenantId } from './variables.ts'

/** Reminds an agency that has not answered in the agreed time. */
export const remindAgency = defineWorker({
  type: 'referral.remind',
  input: Type.Object({ tenantId, referralId: Type.String() }),
  output: Type.Object({}),
  needs: ['referrals', 'dispatches', 'agencies', 'directory'],

  async handle({ tenantId, referralId }, house, job) {
    const referral = await house.referrals.read(tenantId, referralId)
    await remind(house, tenantId, referral, occasionOf(job))

    return {}
  },
})
