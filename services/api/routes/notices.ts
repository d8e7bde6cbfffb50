import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { Id } from '../schemas/common.ts'
import {
  NewNoticeAnswer,
  NoticeAnswered,
  NoticeItem,
  NoticeList,
  noticeFolders,
} from '../schemas/notices.ts'
import { Page } from '../schemas/page.ts'
import { factLabels } from '../views/fact-labels.ts'
import { readForms } from '../views/forms.ts'
import { noticeRows, readNoticeItem } from '../views/notices.ts'

const config = { role: ['agency', 'authority-officer'] as const }
const params = Type.Object({ noticeId: Id })

/** What proceedings tell other bodies: each reads and answers what was addressed to it. */
export const noticeRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    const formOf = readForms()

    app.get(
      '/notices',
      {
        config,
        schema: {
          querystring: Type.Object({
            ...Page.properties,
            folder: Type.Union(
              noticeFolders.map((folder) => Type.Literal(folder)),
              { default: 'open' },
            ),
          }),
          response: { 200: NoticeList },
        },
      },
      async (request) => {
        const { tenantId, organisationId } = staffOf(request)
        const { folder, page, size } = request.query
        const { rows, counts } = await house.notices.listAddressed(tenantId, organisationId, {
          folder,
          offset: (page - 1) * size,
          limit: size,
        })
        return {
          page,
          size,
          counts: Object.fromEntries(noticeFolders.map((name) => [name, counts.get(name) ?? 0])),
          rows: await noticeRows(house, tenantId, rows),
        }
      },
    )

    app.get(
      '/notices/:noticeId',
      { config, schema: { params, response: { 200: NoticeItem } } },
      (request) =>
        readNoticeItem(house, staffOf(request), request.params.noticeId, (kind) =>
          factLabels(kind, formOf),
        ),
    )

    app.post(
      '/notices/:noticeId/answers',
      { config, schema: { params, body: NewNoticeAnswer, response: { 202: NoticeAnswered } } },
      async (request, reply) => {
        const { tenantId, organisationId, staffId } = staffOf(request)
        const { noticeId } = request.params
        const by = { organisationId, staffId, traceId: request.traceId }
        const effect = await house.notices.answer(tenantId, noticeId, by, request.body)
        return reply.code(202).send({ noticeId, effect })
      },
    )
  }
