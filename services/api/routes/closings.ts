import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { IdempotencyHeader, withIdempotency } from '../idempotency.ts'
import { staffOf } from '../plugins/caller.ts'
import { Id } from '../schemas/common.ts'
import { caseWorkers } from '../schemas/page.ts'
import { CreatedProceeding, NewProceeding } from '../schemas/proceedings.ts'
import { checkForm } from '../views/check-form.ts'

const config = { role: caseWorkers }
const params = Type.Object({ caseId: Id })

/** What comes out of a case at its end: findings that do not know it, and its return. */
export const closingRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    /** The finding learns nothing of the case; the case only counts one more. */
    app.post(
      '/cases/:caseId/findings',
      {
        config,
        schema: {
          params,
          headers: IdempotencyHeader,
          body: Type.Object(
            { values: NewProceeding.properties.values },
            { additionalProperties: false },
          ),
          response: { 201: CreatedProceeding },
        },
      },
      (request, reply) =>
        withIdempotency(house, request, reply, async (proceedingId) => {
          const { tenantId, staffId, organisationId } = staffOf(request)
          const { id: caseId } = await house.cases.read(tenantId, request.params.caseId)
          const checked = checkForm('finding-record', request.body.values, { targets: null })
          const body = await house.proceedings.open(
            tenantId,
            proceedingId,
            { kind: 'structural-finding', ...checked },
            { staffId, organisationId },
          )
          await house.findings.countForCase(tenantId, caseId)
          return { status: 201, body }
        }),
    )

    /** A closed case goes on, as long as its file is kept. */
    app.post(
      '/cases/:caseId/reopening',
      { config, schema: { params, response: { 202: Type.Object({ accepted: Type.Boolean() }) } } },
      async (request, reply) => {
        const { tenantId, staffId } = staffOf(request)
        await house.closings.requestReopening(tenantId, request.params.caseId, staffId)
        return reply.code(202).send({ accepted: true })
      },
    )
  }
