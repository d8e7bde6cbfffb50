import Type from 'typebox'
import { system } from '../audit/audit.ts'
import { defineWorker } from '../define/worker.ts'
import { openReferralStates } from '../referrals/states.ts'
import { tenantId } from './variables.ts'

/** Takes a referral back as a case manager would; its own process hears of it and tells the body. */
export const withdrawReferral = defineWorker({
  type: 'referral.withdraw',
  input: Type.Object({ tenantId, referralId: Type.String() }),
  output: Type.Object({}),
  needs: ['referrals'],

  async handle({ tenantId, referralId }, { referrals }) {
    const { state } = await referrals.read(tenantId, referralId)
    if (openReferralStates.includes(state)) {
      await referrals.requestWithdrawal(tenantId, referralId, system)
    }

    return {}
  },
})
