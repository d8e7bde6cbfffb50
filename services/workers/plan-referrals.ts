import Type from 'typebox'
import type { ReferralTargets } from '../../processes/support-plan/contract.ts'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Makes one referral per target the case manager chose. */
export const planReferrals = defineWorker({
  type: 'referral.plan',
  input: Type.Object({ tenantId, caseId: Type.String(), completedTaskId: Type.String() }),
  output: Type.Object({ referralIds: Type.Array(Type.String()) }),
  needs: ['referrals', 'cases', 'contacts', 'tasks'],

  async handle({ tenantId, caseId, completedTaskId }, { referrals, cases, contacts, tasks }) {
    const { values, staffId } = await tasks.readResult<ReferralTargets>(tenantId, completedTaskId)
    const { contactId } = await cases.read(tenantId, caseId)
    const snapshot = await contacts.readSnapshot(tenantId, contactId)
    const referralIds = await referrals.plan(tenantId, caseId, {
      taskId: completedTaskId,
      staffId,
      targets: values.targets,
      consented: values.consented ?? [],
      confidentialityRelease: values.confidentialityRelease,
      request: {
        topics: snapshot.talk?.needs ?? snapshot.topics,
        appointmentWish: values.appointmentWish || null,
        message: values.message || null,
      },
    })
    if (referralIds.length > 0) await cases.advance(tenantId, caseId, 'linking')

    return { referralIds }
  },
})
