import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { House } from '../../house.ts'
import { staffOf } from '../plugins/caller.ts'
import { Id, Nullable, PersonBrief } from '../schemas/common.ts'
import { caseWorkers } from '../schemas/page.ts'
import { personBrief } from '../views/people.ts'
import { visibleTo } from '../views/proceeding-access.ts'

const most = 20

/** Finds cases, contacts and proceedings by number. Names are sealed: they are not searched. */
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
                kind: Type.Union([
                  Type.Literal('case'),
                  Type.Literal('contact'),
                  Type.Literal('proceeding'),
                ]),
                id: Id,
                number: Type.String(),
                /** null where a proceeding belongs to nobody */
                person: Nullable(PersonBrief),
              }),
            ),
          },
        },
      },
      async (request) => {
        const caller = staffOf(request)
        const { tenantId } = caller
        const { q } = request.query
        const wanted = { q, offset: 0, limit: most }
        const [{ rows: cases }, contacts, { rows: proceedings }] = await Promise.all([
          house.cases.list(tenantId, wanted),
          house.contacts.find(tenantId, q, most),
          house.proceedings.list(tenantId, { ...wanted, visible: visibleTo(caller) }),
        ])
        const found = [
          ...cases.map((row) => ({ ...row, kind: 'case' as const })),
          ...proceedings.map((row) => ({ ...row.proceeding, kind: 'proceeding' as const })),
          ...contacts.map((row) => ({ ...row, kind: 'contact' as const })),
        ]
        const people = await house.persons.readMany(
          tenantId,
          found.flatMap(({ personId }) => personId ?? []),
        )
        return found.map(({ kind, id, number, personId }) => ({
          kind,
          id,
          number,
          person: personId === null ? null : personBrief(people, personId),
        }))
      },
    )
  }
