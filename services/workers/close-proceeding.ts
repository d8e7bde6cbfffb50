import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { headerOf } from './headers.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Ends the proceeding with the outcome its diagram names; what still waits for it is over. */
export const closeProceeding = defineWorker({
  type: 'proceeding.close',
  input: Type.Object({ tenantId, proceedingId }),
  output: Type.Object({}),
  needs: ['proceedings'],

  async handle({ tenantId, proceedingId }, { proceedings }, job) {
    await proceedings.close(tenantId, proceedingId, headerOf(job, 'outcome'))

    return {}
  },
})
