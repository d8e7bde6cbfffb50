import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/inbox.ts'
import { answered, api } from '../api.ts'

export type InboxRow = Static<typeof schemas.InboxRow>
export type InboxList = Static<typeof schemas.InboxList>
export type InboxItem = Static<typeof schemas.InboxItem>
export type NewAcknowledgement = schemas.NewAcknowledgement
export type Verdict = NewAcknowledgement['verdict']

export type Folder = (typeof schemas.inboxFolders)[number]

export const inbox = (folder: Folder, page = 1) =>
  queryOptions({
    queryKey: ['inbox', 'list', folder, page],
    queryFn: () => answered(api.GET('/api/inbox', { params: { query: { folder, page } } })),
  })

export const inboxItem = (dispatchId: string) =>
  queryOptions({
    queryKey: ['inbox', 'one', dispatchId],
    queryFn: () =>
      answered(api.GET('/api/inbox/{dispatchId}', { params: { path: { dispatchId } } })),
  })

export const acknowledge = (dispatchId: string, body: NewAcknowledgement) =>
  answered(
    api.POST('/api/dispatches/{dispatchId}/acknowledgements', {
      params: { path: { dispatchId } },
      body,
    }),
  )
