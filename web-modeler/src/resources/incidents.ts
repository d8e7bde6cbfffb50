import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api.ts'

export const incidents = queryOptions({
  queryKey: ['incidents'],
  queryFn: () => answered(api.GET('/api/incidents')),
})

export const retryIncident = (incidentKey: string) =>
  answered(api.POST('/api/incidents/{incidentKey}/retry', { params: { path: { incidentKey } } }))
