import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Opens the case again. */
export const reopenCase = defineWorker({
  type: 'case.reopen',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['closings'],

  async handle({ tenantId, caseId }, { closings }) {
    await closings.reopen(tenantId, caseId)

    return {}
  },
})
