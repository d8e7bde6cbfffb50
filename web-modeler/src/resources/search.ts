import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api.ts'

/** Cases, contacts and proceedings by number. */
export const searchHits = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: () => answered(api.GET('/api/search', { params: { query: { q } } })),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  })
