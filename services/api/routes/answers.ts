import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { missing } from '../../failure.ts'
import type { House } from '../../house.ts'
import { Slug } from '../schemas/common.ts'
import { Acknowledged } from '../schemas/inbox.ts'

/**
 * An agency's system answers here with one signed message. Storing comes first: a crash delays the
 * engine but loses no answer. The signature proves the sender, the directory knows the key.
 */
export const answerRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/tenants/:tenantId/organisations/:organisationId/answers',
      {
        config: { role: 'machine' },
        bodyLimit: 65_536,
        schema: {
          params: Type.Object({ tenantId: Slug, organisationId: Slug }),
          body: Type.String({ maxLength: 65_536 }),
          response: { 202: Acknowledged },
        },
      },
      async (request, reply) => {
        const { tenantId, organisationId } = request.params
        const organisation = await house.directory.readOrganisation(tenantId, organisationId)
        if (!organisation.publicJwk) {
          throw missing('ORGANISATION_UNKNOWN', 'The organisation has no machine interface')
        }
        const answer = await house.agencies.readAnswer(tenantId, organisation, request.body)
        const acknowledged = await house.dispatches.acknowledge(
          tenantId,
          {
            organisationId,
            actor: { kind: 'organisation', id: organisationId },
            traceId: request.traceId,
          },
          answer,
        )
        return reply.code(202).send(acknowledged)
      },
    )

    app.get(
      '/tenants/:tenantId/keys',
      {
        config: { role: 'public' },
        schema: {
          params: Type.Object({ tenantId: Slug }),
          response: {
            200: Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.String())) }),
          },
        },
      },
      async (request) => ({
        keys: [await house.directory.readPublicKey(request.params.tenantId)],
      }),
    )
  }
