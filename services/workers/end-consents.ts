import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Ends every consent of the person: from now on nothing leaves the house. */
export const endConsents = defineWorker({
  type: 'consents.end',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['closings'],

  async handle({ tenantId, caseId }, { closings }) {
    await closings.endConsents(tenantId, caseId)

    return {}
  },
})
