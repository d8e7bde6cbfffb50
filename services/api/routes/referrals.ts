import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { remindAgency } from '../../dispatches/hand-over.ts'
import { conflict } from '../../failure.ts'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { ConsentWithdrawal } from '../schemas/cases.ts'
import { Id } from '../schemas/common.ts'
import { caseWorkers } from '../schemas/page.ts'

const config = { role: caseWorkers }
const Accepted = Type.Object({ accepted: Type.Boolean() })

/** Reminding by hand, and taking back: a referral, or the consent it rests on. */
export const referralRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post(
      '/referrals/:referralId/reminder',
      {
        config,
        schema: { params: Type.Object({ referralId: Id }), response: { 202: Accepted } },
      },
      async (request, reply) => {
        const { tenantId } = staffOf(request)
        const referral = await house.referrals.read(tenantId, request.params.referralId)
        if (referral.state !== 'delivered') {
          throw conflict('REFERRAL_NOT_WAITING', 'The referral waits for no answer')
        }
        // One reminder by hand a day: a second click finds the first one's row.
        await remindAgency(house, tenantId, referral, {
          id: `by-hand-${house.clock.today()}`,
          isLastTry: false,
          traceId: request.traceId,
        })
        return reply.code(202).send({ accepted: true })
      },
    )

    app.post(
      '/referrals/:referralId/withdrawal',
      {
        config,
        schema: { params: Type.Object({ referralId: Id }), response: { 202: Accepted } },
      },
      async (request, reply) => {
        const { tenantId, staffId } = staffOf(request)
        await house.referrals.requestWithdrawal(tenantId, request.params.referralId, {
          kind: 'staff',
          id: staffId,
        })
        return reply.code(202).send({ accepted: true })
      },
    )

    app.post(
      '/consents/:consentId/withdrawal',
      {
        config,
        schema: {
          params: Type.Object({ consentId: Id }),
          body: ConsentWithdrawal,
          response: { 202: Accepted },
        },
      },
      async (request, reply) => {
        const { tenantId, staffId } = staffOf(request)
        await house.consents.withdraw(
          tenantId,
          request.params.consentId,
          { kind: 'staff', id: staffId },
          request.body.reason,
        )
        return reply.code(202).send({ accepted: true })
      },
    )
  }
