import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/deadline-rules.ts'
import { answered, api } from '../api.ts'

export type DeadlineRule = Static<typeof schemas.DeadlineRuleView>
export type DeadlineAnswer = Static<typeof schemas.DeadlineAnswer>
export type FactValue = string | number | boolean

/** One fact of a rule, as its JSON schema describes it. */
export type FactSchema = {
  title: string
  description: string
  type: 'string' | 'integer' | 'boolean'
  format?: 'date'
  widget?: 'local-time'
  minimum?: number
  maximum?: number
  enumLabels?: Record<string, string>
  personal?: true
  /** question whose answer is exactly one of the facts with the same mark */
  alternative?: string
  /** asked only beside one of these facts */
  goesWith?: readonly string[]
}

export type Question = {
  rule: string
  facts: Record<string, FactValue>
  place?: string
  asOf?: string
}

/** The rules change with the program, not while somebody works. */
export const deadlineRules = queryOptions({
  queryKey: ['deadline-rules'],
  queryFn: () => answered(api.GET('/api/deadline-rules')),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The date for these facts. The last answer stays on the page while the next one is computed. */
export const deadlineAnswer = (question: Question | null) =>
  queryOptions({
    queryKey: ['deadline-preview', question],
    queryFn: () => {
      if (question === null) throw new Error('asked without a question')
      return answered(api.POST('/api/deadline-preview', { body: question }))
    },
    enabled: question !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })

/** Facts of a rule in their order, each with its schema and whether it is needed. */
export function factsOf(
  rule: DeadlineRule,
): { name: string; schema: FactSchema; needed: boolean }[] {
  const { properties = {}, required = [] } = rule.facts as {
    properties?: Record<string, FactSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    needed: required.includes(name),
  }))
}
