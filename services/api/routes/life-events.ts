import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { House } from '../../house.ts'
import type { NewLifeEvent as LifeEvent, LifeEventSubject } from '../../proceedings/life-events.ts'
import { IdempotencyHeader, withIdempotency } from '../idempotency.ts'
import { staffOf } from '../plugins/caller.ts'
import { Id } from '../schemas/common.ts'
import { LifeEventRecorded, NewLifeEvent } from '../schemas/life-events.ts'
import { caseWorkers } from '../schemas/page.ts'

const config = { role: caseWorkers }
const told = {
  headers: IdempotencyHeader,
  body: NewLifeEvent,
  response: { 201: LifeEventRecorded },
}

/** What happened in a person's life: told of the case, or of the contact while there is none. */
export const lifeEventRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    const tell = (
      request: FastifyRequest,
      reply: FastifyReply,
      of: LifeEventSubject,
      body: LifeEvent,
    ) =>
      withIdempotency(house, request, reply, async (id) => {
        const { tenantId, staffId } = staffOf(request)
        const recorded = house.proceedings.recordLifeEvent(tenantId, id, of, body, staffId)
        return { status: 201, body: await recorded }
      })

    app.post(
      '/cases/:caseId/life-events',
      { config, schema: { ...told, params: Type.Object({ caseId: Id }) } },
      (request, reply) => tell(request, reply, request.params, request.body),
    )

    app.post(
      '/contacts/:contactId/life-events',
      { config, schema: { ...told, params: Type.Object({ contactId: Id }) } },
      (request, reply) => tell(request, reply, request.params, request.body),
    )
  }
