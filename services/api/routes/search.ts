import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { Id, PersonBrief } from '../schemas/common.ts'
import { caseWorkers } from '../schemas/page.ts'
import { personBrief } from '../views/people.ts'

const most = 20

/** Finds cases and contacts by number. Names are sealed: they are not searched. */
export const searchRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/search',
      {
        config: { role: caseWorkers },
        schema: {
          querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
          response: {
            200: Type.Array(
              Type.Object({
                kind: Type.Union([Type.Literal('case'), Type.Literal('contact')]),
                id: Id,
                number: Type.String(),
                person: PersonBrief,
              }),
            ),
          },
        },
      },
      async (request) => {
        const { tenantId } = staffOf(request)
        const { q } = request.query
        const [{ rows: cases }, contacts] = await Promise.all([
          house.cases.list(tenantId, { q, offset: 0, limit: most }),
          house.contacts.find(tenantId, q, most),
        ])
        const people = await house.persons.readMany(
          tenantId,
          [...cases, ...contacts].map((row) => row.personId),
        )
        const hit = <Kind extends 'case' | 'contact'>(
          kind: Kind,
          row: { id: string; number: string; personId: string },
        ) => ({ kind, id: row.id, number: row.number, person: personBrief(people, row.personId) })
        return [
          ...cases.map((row) => hit('case', row)),
          ...contacts.map((row) => hit('contact', row)),
        ]
      },
    )
  }
