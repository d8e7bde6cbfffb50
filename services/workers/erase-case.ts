import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Destroys the key of the case's person, unless a hold or an open matter still needs the file. */
export const eraseCase = defineWorker({
  type: 'case.erase',
  input: Type.Object({ tenantId, proceedingId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['closings'],

  async handle({ tenantId, proceedingId, caseId }, { closings }) {
    await closings.erase(tenantId, { caseId, proceedingId })

    return {}
  },
})
