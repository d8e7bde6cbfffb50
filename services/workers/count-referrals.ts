import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { openReferralStates } from '../referrals/states.ts'
import { tenantId } from './variables.ts'

/** Counts the referrals of a case that still run. */
export const countReferrals = defineWorker({
  type: 'referrals.count',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({ openReferrals: Type.Integer() }),
  needs: ['referrals'],

  async handle({ tenantId, caseId }, { referrals }) {
    const all = await referrals.ofCase(tenantId, caseId)
    return { openReferrals: all.filter(({ state }) => openReferralStates.includes(state)).length }
  },
})
