import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { noticeIdOf } from './headers.ts'
import { tenantId } from './variables.ts'

/** Reminds the receiver of a notice nobody has answered. */
export const remindNotice = defineWorker({
  type: 'notice.remind',
  input: Type.Object({ tenantId }, { additionalProperties: Type.Unknown() }),
  output: Type.Object({}),
  needs: ['notices'],

  async handle({ tenantId }, { notices }, job) {
    await notices.remind(tenantId, noticeIdOf(job), job.elementInstanceKey)

    return {}
  },
})
