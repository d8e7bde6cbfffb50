import Type, { type Static } from 'typebox'
import { Due, Id, Instant, Nullable, PlainDate } from './common.ts'

export const inboxFolders = ['new', 'in-progress', 'answered', 'rejected'] as const
export const rejectionReasons = [
  'not-competent',
  'wrong-age',
  'no-places',
  'documents-missing',
  'did-not-appear',
  'language',
] as const

/** GET /api/inbox?folder=new&page=1 — what was addressed to the caller's organisation, in its words. */
export const InboxRow = Type.Object({
  dispatchId: Id,
  number: Type.String(),
  /** null once the person's data were erased */
  personName: Nullable(Type.String()),
  topics: Type.Array(Type.String()),
  receivedAt: Instant,
  due: Nullable(Due),
  state: Type.String(),
  unread: Type.Boolean(),
  reminded: Type.Boolean(),
})
export const InboxList = Type.Object({
  page: Type.Integer(),
  size: Type.Integer(),
  rows: Type.Array(InboxRow),
  /** how much lies in each folder */
  counts: Type.Record(Type.String(), Type.Integer()),
})

/** GET /api/inbox/:dispatchId */
export const InboxItem = Type.Object({
  ...InboxRow.properties,
  from: Nullable(Type.String()),
  /** null once the person's data were erased; texts and names went with them */
  person: Nullable(
    Type.Object({
      givenName: Type.String(),
      familyName: Type.String(),
      languages: Type.Array(Type.String()),
      interpreterNeeded: Type.Boolean(),
      channel: Type.String(),
      phone: Nullable(Type.String()),
      email: Nullable(Type.String()),
    }),
  ),
  appointmentWish: Nullable(Type.String()),
  purpose: Type.String(),
  legalBasis: Type.Object({
    consentGivenOn: Nullable(PlainDate),
    consentValidUntil: Nullable(PlainDate),
    statute: Nullable(Type.String()),
  }),
  clock: Nullable(
    Type.Object({
      day: Type.Integer(),
      of: Type.Integer(),
      endsOn: PlainDate,
      resting: Type.Boolean(),
    }),
  ),
  /** both directions, oldest first */
  messages: Type.Array(
    Type.Object({
      at: Instant,
      fromAgency: Type.Boolean(),
      author: Type.String(),
      kind: Type.String(),
      text: Nullable(Type.String()),
    }),
  ),
  /** answers still possible: accepted, rejected, question, started, dropped */
  possibleAnswers: Type.Array(Type.String()),
  fileNumber: Nullable(Type.String()),
})

/** POST /api/dispatches/:dispatchId/acknowledgements — an agency answers in the inbox. */
export const NewAcknowledgement = Type.Object(
  {
    /** made by the client, so that a doubled click is one answer */
    answerId: Id,
    verdict: Type.Union([
      Type.Literal('accepted'),
      Type.Literal('rejected'),
      Type.Literal('question'),
      Type.Literal('started'),
      Type.Literal('dropped'),
    ]),
    reason: Type.Optional(Type.Enum([...rejectionReasons])),
    text: Type.Optional(Type.String({ maxLength: 2000 })),
    fileNumber: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
)
export type NewAcknowledgement = Static<typeof NewAcknowledgement>
/** `effect`: applied, repeated (same answer again), superseded (too late, kept without effect). */
export const Acknowledged = Type.Object({ acknowledgementId: Id, effect: Type.String() })
