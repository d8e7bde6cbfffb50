import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/tasks.ts'
import { answered, api } from '../api.ts'

export type TaskRow = Static<typeof schemas.TaskRow>
export type TaskView = Static<typeof schemas.TaskView>
export type TaskList = Static<typeof schemas.TaskList>
export type ProposalView = Static<typeof schemas.ProposalView>
export type DraftConflict = Static<typeof schemas.DraftConflict>
export type Values = Record<string, unknown>

export type TaskViewName = (typeof schemas.taskViews)[number]
export type TaskSort = 'due' | 'created'

export type TaskSearch = {
  view?: TaskViewName | undefined
  q?: string | undefined
  page?: number | undefined
  size?: number | undefined
  sort?: TaskSort | undefined
}

export const taskList = ({ view = 'mine', q, page = 1, size = 25, sort = 'due' }: TaskSearch) =>
  queryOptions({
    queryKey: ['tasks', 'list', { view, q, page, size, sort }],
    queryFn: () =>
      answered(
        api.GET('/api/tasks', {
          params: { query: { view, page, size, sort, ...(q ? { q } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const task = (taskId: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', taskId],
    queryFn: () => answered(api.GET('/api/tasks/{taskId}', at(taskId))),
  })

const at = (taskId: string) => ({ params: { path: { taskId } } })

export const claimTask = (taskId: string, rev: number) =>
  answered(api.POST('/api/tasks/{taskId}/claim', { ...at(taskId), body: { rev } }))

export const releaseTask = (taskId: string, rev: number) =>
  answered(api.POST('/api/tasks/{taskId}/release', { ...at(taskId), body: { rev } }))

export const takeOverTask = (taskId: string, rev: number, reason: string) =>
  answered(api.POST('/api/tasks/{taskId}/take-over', { ...at(taskId), body: { rev, reason } }))

/** `keepalive`: when the tab is going away the browser finishes this request without the page. */
export const saveDraft = (taskId: string, rev: number, values: Values) =>
  answered(
    api.PUT('/api/tasks/{taskId}/draft', { ...at(taskId), body: { rev, values }, keepalive: true }),
  )

export const completeTask = (taskId: string, rev: number, values: Values) =>
  answered(api.POST('/api/tasks/{taskId}/completion', { ...at(taskId), body: { rev, values } }))

export const postponeTask = (taskId: string, rev: number, on: string, reason: string) =>
  answered(api.POST('/api/tasks/{taskId}/follow-up', { ...at(taskId), body: { rev, on, reason } }))
