import Type from 'typebox'
import { system } from '../audit/audit.ts'
import { defineWorker } from '../define/worker.ts'
import { headerOf } from './headers.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Lets the running deadlines of a rule rest from today on. One that is over already stays as it is. */
export const suspendDeadline = defineWorker({
  type: 'deadline.suspend',
  input: Type.Object({ tenantId, proceedingId }),
  output: Type.Object({}),
  needs: ['deadlines', 'clock'],

  async handle({ tenantId, proceedingId }, { deadlines, clock }, job) {
    const [rule, basis] = [headerOf(job, 'rule'), headerOf(job, 'basis')]
    const rows = await deadlines.readForProceeding(tenantId, proceedingId)
    const pause = { from: clock.today(), basis, reason: basis, actor: system }
    for (const { id } of rows.filter((row) => row.rule === rule && row.state === 'armed')) {
      await deadlines.suspend({ tenantId, deadlineId: id, ...pause })
    }

    return {}
  },
})
