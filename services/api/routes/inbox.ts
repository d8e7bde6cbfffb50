import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { Id } from '../schemas/common.ts'
import {
  Acknowledged,
  InboxItem,
  InboxList,
  inboxFolders,
  NewAcknowledgement,
} from '../schemas/inbox.ts'
import { Page } from '../schemas/page.ts'
import { inboxRows, readInboxItem } from '../views/inbox.ts'

const config = { role: ['agency'] as const }

/** Agencies without a system of their own work here; each sees what was addressed to it. */
export const inboxRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/inbox',
      {
        config,
        schema: {
          querystring: Type.Object({
            ...Page.properties,
            folder: Type.Union(
              inboxFolders.map((folder) => Type.Literal(folder)),
              { default: 'new' },
            ),
          }),
          response: { 200: InboxList },
        },
      },
      async (request) => {
        const { tenantId, organisationId } = staffOf(request)
        const { folder, page, size } = request.query
        const { rows, counts } = await house.dispatches.listAddressed(tenantId, organisationId, {
          folder,
          offset: (page - 1) * size,
          limit: size,
        })
        return {
          page,
          size,
          counts: Object.fromEntries(inboxFolders.map((name) => [name, counts.get(name) ?? 0])),
          rows: await inboxRows(house, tenantId, rows),
        }
      },
    )

    app.get(
      '/inbox/:dispatchId',
      {
        config,
        schema: { params: Type.Object({ dispatchId: Id }), response: { 200: InboxItem } },
      },
      (request) => readInboxItem(house, staffOf(request), request.params.dispatchId),
    )

    app.post(
      '/dispatches/:dispatchId/acknowledgements',
      {
        config,
        schema: {
          params: Type.Object({ dispatchId: Id }),
          body: NewAcknowledgement,
          response: { 202: Acknowledged },
        },
      },
      async (request, reply) => {
        const { tenantId, organisationId, staffId } = staffOf(request)
        const organisation = await house.directory.readOrganisation(tenantId, organisationId)
        const answer = await house.agencies.readAnswer(tenantId, organisation, {
          ...request.body,
          dispatchId: request.params.dispatchId,
          answeredAt: house.clock.now().toString(),
        })
        const acknowledged = await house.dispatches.acknowledge(
          tenantId,
          { organisationId, actor: { kind: 'staff', id: staffId }, traceId: request.traceId },
          answer,
        )
        return reply.code(202).send(acknowledged)
      },
    )
  }
