import Type from 'typebox'
import { system } from '../audit/audit.ts'
import { defineWorker } from '../define/worker.ts'
import { headerOf } from './headers.ts'
import { proceedingId, tenantId } from './variables.ts'

/** Lets the deadlines of a rule that rest count again from today on. */
export const resumeDeadline = defineWorker({
  type: 'deadline.resume',
  input: Type.Object({ tenantId, proceedingId }),
  output: Type.Object({}),
  needs: ['deadlines', 'clock'],

  async handle({ tenantId, proceedingId }, { deadlines, clock }, job) {
    const rule = headerOf(job, 'rule')
    const rows = await deadlines.readForProceeding(tenantId, proceedingId)
    const on = clock.today()
    for (const { id } of rows.filter((row) => row.rule === rule && row.state === 'suspended')) {
      await deadlines.resume({ tenantId, deadlineId: id, on, actor: system })
    }

    return {}
  },
})
