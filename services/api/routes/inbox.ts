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
import { folderOf, inboxRows, readInboxItem } from '../views/inbox.ts'

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
            folder: Type.Union(
              inboxFolders.map((folder) => Type.Literal(folder)),
              { default: 'new' },
            ),
          }),
          response: { 200: InboxList },
        },
      },
      async (request) => {
        const reader = staffOf(request)
        const all = await house.dispatches.addressedTo(reader.tenantId, reader.organisationId)
        const counts = Object.fromEntries(
          inboxFolders.map((folder) => [
            folder,
            all.filter(({ referral }) => folderOf(referral) === folder).length,
          ]),
        )
        const shown = all.filter(({ referral }) => folderOf(referral) === request.query.folder)
        return { rows: await inboxRows(house, reader, shown), counts }
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
