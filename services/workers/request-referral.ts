import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** The plan needs further bodies: „Stellen auswählen“ opens once more beside it. */
export const requestReferral = defineWorker({
  type: 'referral.request',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['cases'],

  async handle({ tenantId, caseId }, { cases }, job) {
    await cases.requestReferral(tenantId, caseId, { occasion: job.elementInstanceKey })

    return {}
  },
})
