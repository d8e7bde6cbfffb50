import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/cases.ts'
import { answered, api } from '../api.ts'
import { byPages, olderThan } from './timeline.ts'

export type CaseRow = Static<typeof schemas.CaseRow>
export type CaseView = Static<typeof schemas.CaseView>
export type Accountable = Static<typeof schemas.Accountable>
export type ConsentView = Static<typeof schemas.ConsentView>
export type ReferralView = Static<typeof schemas.ReferralView>
export type ChainStep = Static<typeof schemas.ChainStep>
export type DeadlineView = Static<typeof schemas.DeadlineView>
export type FlowInstance = Static<typeof schemas.FlowInstance>
export type FlowStep = Static<typeof schemas.FlowStep>
export type FlowView = Static<typeof schemas.FlowView>

const at = (caseId: string) => ({ params: { path: { caseId } } })

export const pageSize = 50

/** One page of the case list; `q` finds numbers, names are sealed and cannot be searched. */
export const cases = (page: number, q: string | undefined) =>
  queryOptions({
    queryKey: ['cases', 'list', page, q ?? ''],
    queryFn: () =>
      answered(
        api.GET('/api/cases', { params: { query: { page, size: pageSize, ...(q ? { q } : {}) } } }),
      ),
    placeholderData: keepPreviousData,
  })

export const caseFile = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'file'],
    queryFn: () => answered(api.GET('/api/cases/{caseId}', at(caseId))),
  })

export const caseTimeline = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', caseId, 'timeline'],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/cases/{caseId}/timeline', {
          params: { path: { caseId }, query: olderThan(pageParam) },
        }),
      ),
    ...byPages,
  })

export const caseFlows = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', caseId, 'flows'],
    queryFn: () => answered(api.GET('/api/cases/{caseId}/flow', at(caseId))),
  })

export const flow = (instanceKey: string) =>
  queryOptions({
    queryKey: ['flows', instanceKey],
    queryFn: () =>
      answered(api.GET('/api/flows/{instanceKey}', { params: { path: { instanceKey } } })),
  })

export const startReferralPlan = (caseId: string) =>
  answered(api.POST('/api/cases/{caseId}/referral-plans', at(caseId)))

/** By hand, at most once a day; further clicks find the same reminder. */
export const remindAgency = (referralId: string) =>
  answered(api.POST('/api/referrals/{referralId}/reminder', { params: { path: { referralId } } }))

export const withdrawReferral = (referralId: string) =>
  answered(api.POST('/api/referrals/{referralId}/withdrawal', { params: { path: { referralId } } }))

export const withdrawConsent = (consentId: string) =>
  answered(
    api.POST('/api/consents/{consentId}/withdrawal', { params: { path: { consentId } }, body: {} }),
  )
