import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api.ts'

export type LifeEvent = {
  event: 'moved' | 'died' | 'transferred'
  on: string
  toStaffId?: string
  note?: string
}

/** Who in this house can take a case over. */
export const colleagues = queryOptions({
  queryKey: ['colleagues'],
  queryFn: () => answered(api.GET('/api/colleagues')),
  staleTime: 60_000,
})

export const reportLifeEvent = (caseId: string, body: LifeEvent) =>
  answered(api.POST('/api/cases/{caseId}/life-events', { params: { path: { caseId } }, body }))
