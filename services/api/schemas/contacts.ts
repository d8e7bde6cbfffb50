import Type, { type Static } from 'typebox'
import { Accountable, ConsentView } from './cases.ts'
import { Id, Instant, Nullable, PersonBrief, PlainDate, StaffBrief } from './common.ts'

export const contactSources = [
  'self',
  'family',
  'authority',
  'school',
  'accommodation',
  'counselling',
  'other',
] as const
export const contactTopics = [
  'livelihood',
  'housing',
  'german',
  'childcare-school',
  'health',
  'work-recognition',
  'residence',
  'family',
  'discrimination',
] as const

const Name = Type.String({ minLength: 1, maxLength: 120 })

/**
 * POST /api/contacts — a contact comes in (form in the app, or a reporting office by token).
 * Without consent to the report no name may be taken: `reportConsent` has no value for "no".
 */
export const NewContact = Type.Object(
  {
    source: Type.Enum([...contactSources]),
    reportConsent: Type.Union([Type.Literal('written'), Type.Literal('oral')]),
    person: Type.Object(
      {
        givenName: Name,
        familyName: Name,
        birthDate: Type.Optional(PlainDate),
        languages: Type.Array(Type.String({ minLength: 2, maxLength: 8 }), {
          minItems: 1,
          maxItems: 5,
        }),
        interpreterNeeded: Type.Boolean(),
        phone: Type.Optional(Type.String({ maxLength: 40 })),
        email: Type.Optional(Type.String({ maxLength: 120 })),
        channel: Type.Enum(['text-message', 'phone', 'email', 'letter', 'through-reporter']),
      },
      { additionalProperties: false },
    ),
    topics: Type.Array(Type.Enum([...contactTopics]), {
      minItems: 1,
      maxItems: 9,
      uniqueItems: true,
    }),
    urgent: Type.Boolean(),
    message: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)
export type NewContact = Static<typeof NewContact>

export const CreatedContact = Type.Object({ contactId: Id, number: Type.String() })

/** GET /api/contacts — newest first. */
export const ContactRow = Type.Object({
  id: Id,
  number: Type.String(),
  person: PersonBrief,
  source: Type.String(),
  state: Type.String(),
  outcome: Nullable(Type.String()),
  caseId: Nullable(Id),
  receivedAt: Instant,
})

/** GET /api/contacts/:contactId — also the context pane of an intake task. */
export const ContactView = Type.Object({
  id: Id,
  number: Type.String(),
  source: Type.String(),
  state: Type.String(),
  outcome: Nullable(Type.String()),
  caseId: Nullable(Id),
  receivedAt: Instant,
  reportConsent: Type.String(),
  reporter: Nullable(Type.String()),
  person: Type.Object({
    id: Id,
    givenName: Type.String(),
    familyName: Type.String(),
    birthDate: Nullable(PlainDate),
    age: Nullable(Type.Integer()),
    languages: Type.Array(Type.String()),
    interpreterNeeded: Type.Boolean(),
    channel: Type.String(),
    phone: Nullable(Type.String()),
    email: Nullable(Type.String()),
  }),
  topics: Type.Array(Type.String()),
  urgent: Type.Boolean(),
  message: Nullable(Type.String()),
  /** the colleague it was handed over to */
  caseManager: Nullable(StaffBrief),
  consents: Type.Array(ConsentView),
  /** empty once the contact is closed or its case says who owes the next step */
  accountable: Type.Array(Accountable),
})
