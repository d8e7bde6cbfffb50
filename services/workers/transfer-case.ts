import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Gives claimed tasks to the colleague who looks after the case now. */
export const transferCase = defineWorker({
  type: 'case.transfer',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['tasks'],

  async handle({ tenantId, caseId }, { tasks }) {
    await tasks.handOver(tenantId, caseId)

    return {}
  },
})
