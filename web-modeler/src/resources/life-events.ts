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

/** Of whom it is told: of the case, or of the contact while there is none. */
export type LifeEventSubject = { caseId: string } | { contactId: string }

export const reportLifeEvent = (subject: LifeEventSubject, body: LifeEvent) =>
  'caseId' in subject
    ? answered(api.POST('/api/cases/{caseId}/life-events', { params: { path: subject }, body }))
    : answered(
        api.POST('/api/contacts/{contactId}/life-events', { params: { path: subject }, body }),
      )
