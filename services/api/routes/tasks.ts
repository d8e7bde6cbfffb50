import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { conflict, missing } from '../../failure.ts'
import type { House } from '../../house.ts'
import { groupsOf } from '../../tasks/groups.ts'
import type { Task } from '../../tasks/task.ts'
import type { Worker } from '../../tasks/task-work.ts'
import { type StaffCaller, staffOf } from '../plugins/caller.ts'
import { Id } from '../schemas/common.ts'
import { caseWorkers, Page, taskWorkers } from '../schemas/page.ts'
import {
  TaskCompletion,
  TaskDraft,
  TaskDraftSaved,
  TaskFollowUp,
  TaskList,
  TaskRev,
  TaskState,
  TaskTakeOver,
  TaskView,
  taskViews,
} from '../schemas/tasks.ts'
import { checkForm } from '../views/check-form.ts'
import { readProposal, readTargets } from '../views/form-values.ts'
import { readForms } from '../views/forms.ts'
import { taskRows } from '../views/task-rows.ts'
import { readTaskView } from '../views/task-view.ts'

const config = { role: taskWorkers }
const params = Type.Object({ taskId: Id })

/** The task list and everything a person does with a task. */
export const taskRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { tasks } = house
    const formOf = readForms()

    app.get(
      '/tasks',
      {
        config,
        schema: {
          querystring: Type.Object({
            ...Page.properties,
            view: Type.Union(
              taskViews.map((view) => Type.Literal(view)),
              { default: 'mine' },
            ),
            q: Type.Optional(Type.String({ maxLength: 100 })),
            sort: Type.Union([Type.Literal('due'), Type.Literal('created')], { default: 'due' }),
            caseId: Type.Optional(Id),
            proceedingId: Type.Optional(Id),
          }),
          response: { 200: TaskList },
        },
      },
      async (request) => {
        const { tenantId, staffId, role, organisationKind } = staffOf(request)
        const { view, page, size, q, sort, caseId, proceedingId } = request.query
        const { rows, total, counts } = await tasks.list(tenantId, {
          view,
          staffId,
          role,
          organisationKind,
          today: house.clock.today().toString(),
          sort,
          offset: (page - 1) * size,
          limit: size,
          ...(q ? { q } : {}),
          ...(caseId ? { caseId } : {}),
          ...(proceedingId ? { proceedingId } : {}),
        })
        return { view, total, page, size, counts, rows: await taskRows(house, tenantId, rows) }
      },
    )

    app.get(
      '/tasks/:taskId',
      { config, schema: { params, response: { 200: TaskView } } },
      async (request) => {
        const caller = staffOf(request)
        const task = await tasks.read(caller.tenantId, request.params.taskId)
        refuseForeignGroup(caller, task)
        return readTaskView(house, caller.tenantId, task, caller, formOf)
      },
    )

    app.post(
      '/tasks/:taskId/claim',
      { config, schema: { params, body: TaskRev, response: { 200: TaskState } } },
      async (request) => {
        const { tenantId, taskId, worker } = of(request)
        const task = await tasks.claim(tenantId, taskId, worker, request.body.rev)
        if (task.caseId && worksOnCases(worker))
          await house.cases.adopt(tenantId, task.caseId, worker.staffId)
        return state(task)
      },
    )

    app.post(
      '/tasks/:taskId/release',
      { config, schema: { params, body: TaskRev, response: { 200: TaskState } } },
      async (request) => {
        const { tenantId, taskId, worker } = of(request)
        return state(await tasks.release(tenantId, taskId, worker, request.body.rev))
      },
    )

    app.post(
      '/tasks/:taskId/take-over',
      { config, schema: { params, body: TaskTakeOver, response: { 200: TaskState } } },
      async (request) => {
        const { tenantId, taskId, worker } = of(request)
        const { rev, reason } = request.body
        return state(await tasks.takeOver(tenantId, taskId, worker, rev, reason))
      },
    )

    app.post(
      '/tasks/:taskId/follow-up',
      { config, schema: { params, body: TaskFollowUp, response: { 200: TaskState } } },
      async (request) => {
        const { tenantId, taskId, worker } = of(request)
        const { rev, on, reason } = request.body
        if (on <= house.clock.today().toString()) {
          throw conflict('FOLLOW_UP_PAST', 'The follow-up day lies in the past')
        }
        return state(await tasks.postpone(tenantId, taskId, worker, rev, { on, reason }))
      },
    )

    app.put(
      '/tasks/:taskId/draft',
      { config, schema: { params, body: TaskDraft, response: { 200: TaskDraftSaved } } },
      async (request) => {
        const { tenantId, taskId, worker } = of(request)
        const { rev, values } = request.body
        const task = await tasks.saveDraft(tenantId, taskId, worker, rev, values)
        return { rev: task.rev, savedAt: task.draftSavedAt ?? house.clock.now().toString() }
      },
    )

    app.post(
      '/tasks/:taskId/completion',
      { config, schema: { params, body: TaskCompletion, response: { 200: TaskState } } },
      async (request) => {
        const { tenantId, taskId, worker } = of(request)
        const task = await tasks.read(tenantId, taskId)
        const [proposal, targets] = await Promise.all([
          readProposal(house, tenantId, task),
          readTargets(house, tenantId, task),
        ])
        const checked = checkForm(task.formId, request.body.values, {
          proposed: proposal?.result,
          targets,
        })
        return state(
          await tasks.complete(tenantId, taskId, worker, request.body.rev, {
            ...checked,
            traceId: request.traceId,
          }),
        )
      },
    )
  }

function of(request: FastifyRequest): { tenantId: string; taskId: string; worker: Worker } {
  const { tenantId, staffId, role, organisationKind } = staffOf(request)
  const { taskId } = request.params as { taskId: string }
  return { tenantId, taskId, worker: { staffId, role, organisationKind } }
}

const worksOnCases = ({ role }: { role: string }): boolean =>
  caseWorkers.some((one) => one === role)

/** Each reads the tasks of his own groups; case management those of its team lead as well. */
function refuseForeignGroup(caller: StaffCaller, task: Task): void {
  const groups = groupsOf(worksOnCases(caller) ? { role: 'team-lead' } : caller)
  if (!groups.includes(task.groupId)) throw missing('TASK_UNKNOWN', 'No such task')
}

const state = (task: Task) => ({ id: task.id, rev: task.rev, state: task.state })
