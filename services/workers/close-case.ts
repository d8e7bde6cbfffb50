import Type from 'typebox'
import { closeReasons } from '../../processes/case-closure/contract.ts'
import { oneOf } from '../../processes/process-contract.ts'
import { defineWorker } from '../define/worker.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Closes the case for the reason its closing found. */
export const closeCase = defineWorker({
  type: 'case.close',
  input: Type.Object({
    tenantId,
    proceedingId,
    caseId: Type.String(),
    closeReason: oneOf(closeReasons),
  }),
  output: Type.Object({ closedOn: Type.String() }),
  needs: ['closings'],

  async handle({ tenantId, proceedingId, caseId, closeReason }, { closings }) {
    return closings.close(tenantId, { caseId, proceedingId, reason: closeReason })
  },
})
