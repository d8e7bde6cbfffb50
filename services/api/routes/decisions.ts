import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { Needs } from '../../house.ts'
import {
  DecisionAnswer,
  DecisionPreview,
  DecisionRow,
  DecisionTableView,
} from '../schemas/decisions.ts'
import { answerView, decisionRow, decisionTable, questionOf } from '../views/decisions.ts'

const config = { role: 'staff' } as const

/** The law as tables: what they ask, how they read, and what they answer. Stores nothing. */
export const decisionRoutes =
  ({ decisions }: Needs<'decisions'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/decisions',
      { config, schema: { response: { 200: Type.Array(DecisionRow) } } },
      async () =>
        Promise.all(
          (await decisions.listTables()).map(async (table) =>
            decisionRow(table, await decisions.readVersion(table.id)),
          ),
        ),
    )

    app.get(
      '/decisions/:decisionId',
      {
        config,
        schema: {
          params: Type.Object({ decisionId: Type.String({ maxLength: 64 }) }),
          response: { 200: DecisionTableView },
        },
      },
      async ({ params: { decisionId } }) =>
        decisionTable(
          await decisions.readTable(decisionId),
          await decisions.readVersion(decisionId),
        ),
    )

    app.post(
      '/decision-preview',
      { config, schema: { body: DecisionPreview, response: { 200: DecisionAnswer } } },
      async ({ body }) => answerView(await decisions.evaluate(questionOf(body))),
    )
  }
