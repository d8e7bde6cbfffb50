import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { addressingOf } from './addressing.ts'
import { headerOf, namedAs } from './headers.ts'
import { anyVariables, proceedingId, tenantId } from './variables.ts'

/** Tells another body what the contract of the notice says, once per step, behind its gate. */
export const sendNotice = defineWorker({
  type: 'notice.send',
  /** a header may name any variable that holds the kind of the receiver */
  input: Type.Object({ tenantId, proceedingId }, { additionalProperties: Type.Unknown() }),
  output: anyVariables,
  needs: ['notices', 'proceedings'],

  async handle({ tenantId, proceedingId }, { notices, proceedings }, job) {
    const { facts } = await proceedings.read(tenantId, proceedingId)
    const { noticeId } = await notices.send(tenantId, {
      proceedingId,
      notice: headerOf(job, 'notice'),
      occasion: job.elementInstanceKey,
      ...addressingOf(job, facts),
    })

    return { [namedAs(job, 'noticeId')]: noticeId }
  },
})
