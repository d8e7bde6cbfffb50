import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { Id } from '../schemas/common.ts'
import {
  DeadlineChanged,
  DeadlineFile,
  OtherDay,
  Rebase,
  Resume,
  Suspend,
} from '../schemas/deadlines.ts'
import { caseWorkers } from '../schemas/page.ts'
import { readOpenFile } from '../views/case-access.ts'
import { readDeadlineFiles } from '../views/deadline-files.ts'

const config = { role: caseWorkers }
const params = Type.Object({ deadlineId: Id })
const response = { 200: DeadlineChanged }

/** The deadlines of a case, and every way one may change. */
export const deadlineRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    /** Who changes what, the same for every way. */
    const by = (request: Parameters<typeof staffOf>[0] & { params: { deadlineId: string } }) => {
      const { tenantId, staffId } = staffOf(request)
      const actor = { kind: 'staff' as const, id: staffId }
      return { tenantId, deadlineId: request.params.deadlineId, actor }
    }

    app.get(
      '/cases/:caseId/deadlines',
      {
        config,
        schema: {
          params: Type.Object({ caseId: Id }),
          response: { 200: Type.Array(DeadlineFile) },
        },
      },
      async (request) => {
        const caller = staffOf(request)
        const { id } = await readOpenFile(house, caller, request.params.caseId)
        return readDeadlineFiles(house, caller.tenantId, id)
      },
    )

    app.post(
      '/deadlines/:deadlineId/rebase',
      { config, schema: { params, body: Rebase, response } },
      async (request) => shown(await house.deadlines.rebase({ ...by(request), ...request.body })),
    )

    app.post(
      '/deadlines/:deadlineId/move',
      { config, schema: { params, body: OtherDay, response } },
      async (request) => {
        const { dueOn, reason } = request.body
        return shown(await house.deadlines.move({ ...by(request), dueOn: day(dueOn), reason }))
      },
    )

    app.post(
      '/deadlines/:deadlineId/extend',
      { config, schema: { params, body: OtherDay, response } },
      async (request) => {
        const { dueOn, reason } = request.body
        return shown(await house.deadlines.extend({ ...by(request), dueOn: day(dueOn), reason }))
      },
    )

    app.post(
      '/deadlines/:deadlineId/suspend',
      { config, schema: { params, body: Suspend, response } },
      async (request) => {
        const { from, basis, reason } = request.body
        const pause = { from: day(from), basis, reason }
        return shown(await house.deadlines.suspend({ ...by(request), ...pause }))
      },
    )

    app.post(
      '/deadlines/:deadlineId/resume',
      { config, schema: { params, body: Resume, response } },
      async (request) =>
        shown(await house.deadlines.resume({ ...by(request), on: day(request.body.on) })),
    )
  }

const day = (iso: string) => Temporal.PlainDate.from(iso)

const shown = ({ deadlineId, dueOn }: { deadlineId: string; dueOn: Temporal.PlainDate }) => ({
  deadlineId,
  dueOn: dueOn.toString(),
})
