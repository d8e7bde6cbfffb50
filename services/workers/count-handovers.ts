import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Counts what of a case still runs elsewhere. */
export const countHandovers = defineWorker({
  type: 'handovers.count',
  input: Type.Object({ tenantId, proceedingId, caseId: Type.String() }),
  output: Type.Object({ openHandovers: Type.Integer() }),
  needs: ['closings'],

  async handle({ tenantId, proceedingId, caseId }, { closings }) {
    return { openHandovers: await closings.countHandovers(tenantId, { caseId, proceedingId }) }
  },
})
