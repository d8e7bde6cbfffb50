import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { optionalId, tenantId } from './variables.ts'

/** Gives claimed tasks to the colleague who looks after the case now, or after a contact without one. */
export const transferCase = defineWorker({
  type: 'case.transfer',
  input: Type.Object({ tenantId, caseId: optionalId, contactId: optionalId }),
  output: Type.Object({}),
  needs: ['tasks'],

  async handle({ tenantId, caseId, contactId }, { tasks }) {
    if (caseId) await tasks.handOver(tenantId, { caseId })
    else if (contactId) await tasks.handOver(tenantId, { contactId })
    else throw defect('SUBJECT_MISSING', 'The instance names neither a case nor a contact')

    return {}
  },
})
