import Type from 'typebox'
import { phases } from '../cases/cases.ts'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { tenantId } from './variables.ts'

/** Moves the case to the phase its diagram names. */
export const advanceCase = defineWorker({
  type: 'case.advance',
  input: Type.Object({ tenantId, caseId: Type.String() }),
  output: Type.Object({}),
  needs: ['cases'],

  async handle({ tenantId, caseId }, { cases }, job) {
    const phase = phases.find((name) => name === job.headers['phase'])
    if (!phase) throw defect('PHASE_UNKNOWN', `Element ${job.elementId} names no known phase`)
    await cases.advance(tenantId, caseId, phase)

    return {}
  },
})
