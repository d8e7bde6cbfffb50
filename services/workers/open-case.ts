import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { optionalId, tenantId } from './variables.ts'

/** Opens the case file; its message `case.opened` starts the support plan, and the taking in is over. */
export const openCase = defineWorker({
  type: 'case.open',
  input: Type.Object({ tenantId, contactId: Type.String(), proceedingId: optionalId }),
  output: Type.Object({ caseId: Type.String() }),
  needs: ['cases', 'proceedings'],

  async handle({ tenantId, contactId, proceedingId }, { cases, proceedings }) {
    const opened = await cases.open(tenantId, contactId)
    if (proceedingId) await proceedings.close(tenantId, proceedingId, 'case-opened')

    return opened
  },
})
