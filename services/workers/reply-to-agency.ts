import Type from 'typebox'
import type { ReferralQuestion } from '../../processes/referral/contract.ts'
import { defineWorker } from '../define/worker.ts'
import { handOver, requireOriginal } from '../dispatches/hand-over.ts'
import { occasionOf } from './occasion.ts'
import { tenantId } from './variables.ts'

/** Sends the case manager's answer to an agency's question. */
export const replyToAgency = defineWorker({
  type: 'referral.reply',
  input: Type.Object({ tenantId, referralId: Type.String(), completedTaskId: Type.String() }),
  output: Type.Object({}),
  needs: ['referrals', 'dispatches', 'agencies', 'directory', 'tasks'],
  whenExhausted: 'DELIVERY_FAILED',

  async handle({ tenantId, referralId, completedTaskId }, house, job) {
    const { referrals, agencies, tasks } = house
    await referrals.checkBasis(tenantId, referralId)
    const referral = await referrals.read(tenantId, referralId)
    const original = await requireOriginal(house, tenantId, referralId)
    const answers = await house.dispatches.answersTo(tenantId, [original.id])
    const question = answers.findLast((row) => row.verdict === 'question')
    const { values } = await tasks.readResult<ReferralQuestion>(tenantId, completedTaskId)
    await handOver(house, tenantId, referral, occasionOf(job), {
      kind: 'reply',
      content: {
        of: original.id,
        inReplyTo: question?.answerId ?? null,
        text: values.text,
      },
      dataCategories: ['message'],
      call: (target, dispatchId, reply, traceId) =>
        agencies.reply(tenantId, target, dispatchId, reply, traceId),
    })

    return {}
  },
})
