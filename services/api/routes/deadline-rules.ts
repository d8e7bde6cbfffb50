import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Needs } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { DeadlineAnswer, DeadlineQuestion, DeadlineRuleView } from '../schemas/deadline-rules.ts'
import { answerDeadlineQuestion, listDeadlineRules } from '../views/deadline-rules.ts'

const config = { role: 'staff' } as const

/** The law of dates without a case: which rules there are, and what each makes of given facts. */
export const deadlineRuleRoutes =
  ({ directory, clock }: Needs<'directory' | 'clock'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/deadline-rules',
      { config, schema: { response: { 200: Type.Array(DeadlineRuleView) } } },
      async () => listDeadlineRules(clock.today()),
    )

    app.post(
      '/deadline-preview',
      { config, schema: { body: DeadlineQuestion, response: { 200: DeadlineAnswer } } },
      async (request) => {
        const { state } = await directory.readTenant(staffOf(request).tenantId)
        return answerDeadlineQuestion(request.body, { state, today: clock.today() })
      },
    )
  }
