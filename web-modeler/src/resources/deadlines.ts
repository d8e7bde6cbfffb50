import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/deadlines.ts'
import { answered, api } from '../api.ts'
import type { DeadlineChange } from '../texts/deadlines.ts'

export type DeadlineFile = Static<typeof schemas.DeadlineFile>
export type Facts = Static<typeof schemas.Rebase>['facts']

/** What a dialog has gathered; each way of changing takes what it needs. */
export type ChangeGiven = { day: string; reason: string; basis: string; facts: Facts }

export const caseDeadlines = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'deadlines'],
    queryFn: () =>
      answered(api.GET('/api/cases/{caseId}/deadlines', { params: { path: { caseId } } })),
  })

const at = (deadlineId: string) => ({ params: { path: { deadlineId } } })

export function changeDeadline(change: DeadlineChange, id: string, given: ChangeGiven) {
  const { day, reason, basis, facts } = given
  const calls = {
    rebase: () =>
      api.POST('/api/deadlines/{deadlineId}/rebase', { ...at(id), body: { facts, reason } }),
    move: () =>
      api.POST('/api/deadlines/{deadlineId}/move', { ...at(id), body: { dueOn: day, reason } }),
    extend: () =>
      api.POST('/api/deadlines/{deadlineId}/extend', { ...at(id), body: { dueOn: day, reason } }),
    suspend: () =>
      api.POST('/api/deadlines/{deadlineId}/suspend', {
        ...at(id),
        body: { from: day, basis, reason },
      }),
    resume: () => api.POST('/api/deadlines/{deadlineId}/resume', { ...at(id), body: { on: day } }),
  }
  return answered(calls[change]())
}
