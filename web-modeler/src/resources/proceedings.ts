import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/proceedings.ts'
import { answered, api } from '../api.ts'
import { t } from '../texts/de.ts'
import type { Values } from './tasks.ts'

export type ProceedingKind = Static<typeof schemas.ProceedingKind>
export type ProceedingRow = schemas.ProceedingRow
export type ProceedingView = schemas.ProceedingView
export type FactView = schemas.FactView
export type NewProceeding = { kind: string; caseId?: string; values: Values }
export type ProceedingFilter = {
  kind?: string | undefined
  state?: string | undefined
  caseId?: string | undefined
  q?: string | undefined
  page?: number | undefined
}

const at = (proceedingId: string) => ({ params: { path: { proceedingId } } })

export const pageSize = 50

/** What can be opened, with its start form and the German names of its states. */
export const proceedingKinds = queryOptions({
  queryKey: ['proceedings', 'kinds'],
  queryFn: () => answered(api.GET('/api/proceeding-kinds')),
  staleTime: 300_000,
})

/** Where a kind may stand; the end is the same for all and no contract names it. */
export const statesOf = (kind: ProceedingKind | undefined): ProceedingKind['states'] =>
  kind ? [...kind.states.filter(({ code }) => code !== closed.code), closed] : []

const closed = { code: 'closed', title: t.proceeding.closed }

/** One page of proceedings; `q` finds numbers. */
export const proceedings = ({ page = 1, ...filter }: ProceedingFilter) => {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value))
  return queryOptions({
    queryKey: ['proceedings', 'list', page, given],
    queryFn: () =>
      answered(
        api.GET('/api/proceedings', { params: { query: { page, size: pageSize, ...given } } }),
      ),
    placeholderData: keepPreviousData,
  })
}

export const proceeding = (proceedingId: string) =>
  queryOptions({
    queryKey: ['proceedings', 'one', proceedingId],
    queryFn: () => answered(api.GET('/api/proceedings/{proceedingId}', at(proceedingId))),
  })

/** The key makes a doubled click, or a repeat after a lost answer, one proceeding. */
export const openProceeding = (body: NewProceeding, key: string) =>
  answered(api.POST('/api/proceedings', { params: { header: { 'idempotency-key': key } }, body }))

export const holdProceeding = (proceedingId: string, hold: boolean, reason: string) =>
  answered(
    api.POST('/api/proceedings/{proceedingId}/hold', {
      ...at(proceedingId),
      body: { hold, reason },
    }),
  )

/** The runs of its diagram, for the tab „Ablauf“. */
export const proceedingFlows = (proceedingId: string) =>
  queryOptions({
    queryKey: ['proceedings', 'one', proceedingId, 'flows'],
    queryFn: async () =>
      (await answered(api.GET('/api/proceedings/{proceedingId}', at(proceedingId)))).flows,
  })
