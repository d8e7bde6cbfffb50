import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tenantId } from './variables.ts'

/** Restricts the file at once, as a withdrawn consent demands. */
export const restrictCase = defineWorker({
  type: 'case.restrict',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['closings'],

  async handle({ tenantId, caseId }, { closings }) {
    await closings.restrict(tenantId, caseId)

    return {}
  },
})
