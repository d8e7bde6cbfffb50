import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/decisions.ts'
import { answered, api } from '../api.ts'

export type DecisionRow = Static<typeof schemas.DecisionRow>
export type DecisionTableView = Static<typeof schemas.DecisionTableView>
export type DecisionPreview = Static<typeof schemas.DecisionPreview>
export type DecisionAnswer = Static<typeof schemas.DecisionAnswer>

/** Tables change with a release only. */
const staleTime = 10 * 60_000

export const decisions = queryOptions({
  queryKey: ['decisions'],
  queryFn: () => answered(api.GET('/api/decisions')),
  staleTime,
})

export const decisionTable = (decisionId: string) =>
  queryOptions({
    queryKey: ['decisions', decisionId],
    queryFn: () =>
      answered(api.GET('/api/decisions/{decisionId}', { params: { path: { decisionId } } })),
    staleTime,
  })

export const previewDecision = (body: DecisionPreview) =>
  answered(api.POST('/api/decision-preview', { body }))
