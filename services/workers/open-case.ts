import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Opens the case file; its message `case.opened` starts the support plan. */
export const openCase = defineWorker({
  type: 'case.open',
  input: Type.Object({ tenantId, contactId: Type.String() }),
  output: Type.Object({ caseId: Type.String() }),
  needs: ['cases'],

  async handle({ tenantId, contactId }, { cases }) {
    return cases.open(tenantId, contactId)
  },
})
