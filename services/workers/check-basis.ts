import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** The gate before anything leaves the house: consent for this recipient, purpose and data. */
export const checkBasis = defineWorker({
  type: 'basis.check',
  input: Type.Object({ tenantId, referralId: Type.String() }),
  output: Type.Object({}),
  needs: ['referrals'],

  async handle({ tenantId, referralId }, { referrals }) {
    await referrals.checkBasis(tenantId, referralId)

    return {}
  },
})
