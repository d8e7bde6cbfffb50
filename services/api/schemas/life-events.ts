import Type from 'typebox'
import { Id, PlainDate, Slug } from './common.ts'

export const lifeEvents = ['moved', 'died', 'transferred'] as const

/**
 * POST /api/cases/:caseId/life-events, POST /api/contacts/:contactId/life-events — told to every
 * process under way for the person.
 */
export const NewLifeEvent = Type.Object(
  {
    event: Type.Union(lifeEvents.map((event) => Type.Literal(event))),
    on: PlainDate,
    /** with `transferred`: the colleague who takes over */
    toStaffId: Type.Optional(Slug),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
)
export const LifeEventRecorded = Type.Object({ lifeEventId: Id })
