import Type from 'typebox'
import type { FindingClustering } from '../../processes/structural-finding/contract.ts'
import { defineWorker } from '../define/worker.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Adds a finding's observations to the one that coordination named. */
export const mergeFinding = defineWorker({
  type: 'finding.cluster',
  input: Type.Object({ tenantId, proceedingId, completedTaskId: Type.String() }),
  output: Type.Object({}),
  needs: ['findings', 'tasks'],

  async handle({ tenantId, proceedingId, completedTaskId }, { findings, tasks }) {
    const { values } = await tasks.readResult<FindingClustering>(tenantId, completedTaskId)
    await findings.merge(tenantId, proceedingId, values.clusterNumber ?? '')

    return {}
  },
})
