import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/contacts.ts'
import { answered, api } from '../api.ts'
import { byPages, olderThan } from './timeline.ts'

export type NewContact = schemas.NewContact
export type ContactRow = Static<typeof schemas.ContactRow>
export type ContactView = Static<typeof schemas.ContactView>

const at = (contactId: string) => ({ params: { path: { contactId } } })

export const pageSize = 50

export const contacts = (page: number) =>
  queryOptions({
    queryKey: ['contacts', 'list', page],
    queryFn: () =>
      answered(api.GET('/api/contacts', { params: { query: { page, size: pageSize } } })),
    placeholderData: keepPreviousData,
  })

export const contact = (contactId: string) =>
  queryOptions({
    queryKey: ['contacts', contactId, 'one'],
    queryFn: () => answered(api.GET('/api/contacts/{contactId}', at(contactId))),
  })

export const contactTimeline = (contactId: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', contactId, 'timeline'],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/contacts/{contactId}/timeline', {
          params: { path: { contactId }, query: olderThan(pageParam) },
        }),
      ),
    ...byPages,
  })

export const contactFlows = (contactId: string) =>
  queryOptions({
    queryKey: ['contacts', contactId, 'flows'],
    queryFn: () => answered(api.GET('/api/contacts/{contactId}/flow', at(contactId))),
  })

/** The key makes a doubled click, or a repeat after a lost answer, one contact. */
export const createContact = (body: NewContact, key: string) =>
  answered(api.POST('/api/contacts', { params: { header: { 'idempotency-key': key } }, body }))

/** The same from the public form, without signing in. */
export const reportPerson = (tenantId: string, body: NewContact, key: string) =>
  answered(
    api.POST('/api/tenants/{tenantId}/reports', {
      params: { path: { tenantId }, header: { 'idempotency-key': key } },
      body,
    }),
  )
