import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { headerOf } from './headers.ts'
import { optionalId, subject } from './variables.ts'

/**
 * What the deadlines of a rule waited for has come; with the header `only`, what one of several that
 * run side by side waited for: the one this branch of the diagram started.
 */
export const settleDeadline = defineWorker({
  type: 'deadline.settle',
  input: Type.Object({ ...subject, deadlineId: optionalId }),
  output: Type.Object({}),
  needs: ['deadlines'],

  async handle({ tenantId, deadlineId, ...of }, { deadlines }, job) {
    const { proceedingId, referralId, caseId, contactId } = of
    const narrowest = proceedingId
      ? { proceedingId }
      : referralId
        ? { referralId }
        : caseId
          ? { caseId }
          : contactId
            ? { contactId }
            : null
    if (!narrowest) throw defect('SUBJECT_MISSING', 'Nothing says whose deadline ends')
    const only = job.headers['only'] === 'deadlineId'
    if (only && !deadlineId) throw defect('DEADLINE_MISSING', 'This branch started no deadline')
    await deadlines.settleOf(tenantId, {
      ...narrowest,
      rule: headerOf(job, 'rule'),
      deadlineId: only ? (deadlineId ?? undefined) : undefined,
    })

    return {}
  },
})
