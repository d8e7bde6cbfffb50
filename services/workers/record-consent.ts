import Type from 'typebox'
import type { ConsentAnswer } from '../../processes/referral/contract.ts'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Keeps what the person said about one referral: consent given, or refused. */
export const recordConsent = defineWorker({
  type: 'consent.record',
  input: Type.Object({ tenantId, referralId: Type.String(), completedTaskId: Type.String() }),
  output: Type.Object({ consentGiven: Type.Boolean() }),
  needs: ['referrals', 'tasks'],

  async handle({ tenantId, referralId, completedTaskId }, { referrals, tasks }) {
    const { values } = await tasks.readResult<ConsentAnswer>(tenantId, completedTaskId)
    const consentGiven = values.choice === 'given'
    await referrals.recordAnswer(tenantId, referralId, {
      taskId: completedTaskId,
      given: consentGiven,
      evidence: values.evidence ?? 'written',
    })

    return { consentGiven }
  },
})
