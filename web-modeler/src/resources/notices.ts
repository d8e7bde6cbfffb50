import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/notices.ts'
import { answered, api } from '../api.ts'

export type NoticeRow = schemas.NoticeRow
export type NoticeItem = schemas.NoticeItem
export type NoticeView = schemas.NoticeView
export type NoticeList = Static<typeof schemas.NoticeList>
export type AnswerField = Static<typeof schemas.AnswerField>
export type NewNoticeAnswer = schemas.NewNoticeAnswer
export type NoticeFolder = (typeof schemas.noticeFolders)[number]

const at = (noticeId: string) => ({ params: { path: { noticeId } } })

export const notices = (folder: NoticeFolder, page = 1) =>
  queryOptions({
    queryKey: ['notices', 'list', folder, page],
    queryFn: () => answered(api.GET('/api/notices', { params: { query: { folder, page } } })),
  })

export const noticeItem = (noticeId: string) =>
  queryOptions({
    queryKey: ['notices', 'one', noticeId],
    queryFn: () => answered(api.GET('/api/notices/{noticeId}', at(noticeId))),
  })

export const answerNotice = (noticeId: string, body: NewNoticeAnswer) =>
  answered(api.POST('/api/notices/{noticeId}/answers', { ...at(noticeId), body }))
