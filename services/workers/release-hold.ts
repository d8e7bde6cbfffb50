import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Lifts the legal hold of a proceeding: erasure may go on. */
export const releaseHold = defineWorker({
  type: 'hold.release',
  input: Type.Object({ tenantId, proceedingId }),
  output: Type.Object({}),
  needs: ['closings'],

  async handle({ tenantId, proceedingId }, { closings }) {
    await closings.releaseHold(tenantId, proceedingId)

    return {}
  },
})
