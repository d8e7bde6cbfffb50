import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { headerOf } from './headers.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Moves the proceeding to the state its diagram names. */
export const advanceProceeding = defineWorker({
  type: 'proceeding.advance',
  input: Type.Object({ tenantId, proceedingId }),
  output: Type.Object({}),
  needs: ['proceedings'],

  async handle({ tenantId, proceedingId }, { proceedings }, job) {
    await proceedings.advance(tenantId, proceedingId, headerOf(job, 'state'))

    return {}
  },
})
