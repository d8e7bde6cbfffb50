import Type from 'typebox'
import type { ConsentAnswer } from '../../processes/referral/contract.ts'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { addressingOf } from './addressing.ts'
import { optionalId, tenantId } from './variables.ts'

/** Keeps what the person said about one referral or notice: consent given, or refused. */
export const recordConsent = defineWorker({
  type: 'consent.record',
  input: Type.Object(
    {
      tenantId,
      referralId: optionalId,
      proceedingId: optionalId,
      completedTaskId: Type.String(),
    },
    // A header may name any variable that holds the kind of the receiver.
    { additionalProperties: Type.Unknown() },
  ),
  output: Type.Object({ consentGiven: Type.Boolean() }),
  needs: ['referrals', 'proceedings', 'notices', 'tasks'],

  async handle({ tenantId, referralId, proceedingId, completedTaskId: taskId }, house, job) {
    const { values, staffId } = await house.tasks.readResult<ConsentAnswer>(tenantId, taskId)
    const given = values.choice === 'given'
    const answer = { taskId, given, evidence: values.evidence ?? 'written' }
    const notice = job.headers['notice']
    if (notice && proceedingId) {
      const { facts } = await house.proceedings.read(tenantId, proceedingId)
      const asked = { proceedingId, notice, ...addressingOf(job, facts) }
      await house.notices.recordConsent(tenantId, asked, { ...answer, staffId })
    } else if (referralId) {
      await house.referrals.recordAnswer(tenantId, referralId, answer)
    } else {
      throw defect('SUBJECT_MISSING', 'Neither referral nor notice to consent to')
    }

    return { consentGiven: given }
  },
})
