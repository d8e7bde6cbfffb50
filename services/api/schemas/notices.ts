import Type, { type Static } from 'typebox'
import { Id, Instant, Nullable, OrganisationBrief, PlainDate } from './common.ts'

export const noticeFolders = ['open', 'done'] as const

/** sent, answered, withdrawn; informed where no answer is awaited */
const State = Type.String()

const ShownFact = Type.Object({
  name: Type.String(),
  title: Type.String(),
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  kind: Type.String(),
  text: Nullable(Type.String()),
})

/** One notice as the sending side sees it, in the view of its proceeding. */
export const NoticeView = Type.Object({
  id: Id,
  /** name in the contract, e.g. handover.announced */
  notice: Type.String(),
  title: Type.String(),
  recipient: OrganisationBrief,
  state: State,
  sentAt: Instant,
  readAt: Nullable(Instant),
  remindedAt: Nullable(Instant),
  answeredAt: Nullable(Instant),
  /** code and German name of the answer */
  answer: Nullable(Type.Object({ code: Type.String(), title: Type.String() })),
  answerFacts: Type.Array(ShownFact),
  answerText: Nullable(Type.String()),
  answeredBy: Nullable(Type.String()),
  legalBasis: Type.Object({
    consentNumber: Nullable(Type.String()),
    statute: Nullable(Type.String()),
  }),
  /** codes of the data categories that left the house */
  sentData: Type.Array(Type.String()),
})

/** GET /api/notices?folder=open&page=1 — what was addressed to the caller's organisation, newest first. */
export const NoticeRow = Type.Object({
  id: Id,
  /** number of the proceeding, RKW-2026-0001 */
  number: Type.String(),
  title: Type.String(),
  from: Type.String(),
  /** null where the notice carries no name */
  personName: Nullable(Type.String()),
  /** what it told is gone with the person's data */
  erased: Type.Boolean(),
  receivedAt: Instant,
  state: State,
  unread: Type.Boolean(),
  reminded: Type.Boolean(),
  /** whether an answer is awaited */
  awaitsAnswer: Type.Boolean(),
})
export const NoticeList = Type.Object({
  page: Type.Integer(),
  size: Type.Integer(),
  rows: Type.Array(NoticeRow),
  counts: Type.Record(Type.String(), Type.Integer()),
})

/** A field the answer may carry besides its code. */
export const AnswerField = Type.Object({
  name: Type.String(),
  title: Type.String(),
  /** date, flag, number, code */
  kind: Type.String(),
  required: Type.Boolean(),
  /** codes of the answers that are incomplete without it */
  neededFor: Type.Array(Type.String()),
  options: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
})

/** GET /api/notices/:noticeId — opening it marks it as read. */
export const NoticeItem = Type.Object({
  ...NoticeRow.properties,
  legalBasis: Type.Object({
    consentGivenOn: Nullable(PlainDate),
    consentValidUntil: Nullable(PlainDate),
    statute: Nullable(Type.String()),
  }),
  /** only what the notice's data categories name */
  person: Nullable(
    Type.Object({
      givenName: Type.String(),
      familyName: Type.String(),
      birthDate: Nullable(PlainDate),
      languages: Type.Array(Type.String()),
      interpreterNeeded: Type.Boolean(),
      phone: Nullable(Type.String()),
      email: Nullable(Type.String()),
    }),
  ),
  sentData: Type.Array(Type.String()),
  facts: Type.Array(ShownFact),
  possibleAnswers: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
  answerFields: Type.Array(AnswerField),
  answer: Nullable(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      at: Instant,
      by: Nullable(Type.String()),
      text: Nullable(Type.String()),
      facts: Type.Array(ShownFact),
    }),
  ),
})

/** POST /api/notices/:noticeId/answers */
export const NewNoticeAnswer = Type.Object(
  {
    /** made by the client, so that a doubled click is one answer */
    answerId: Id,
    answer: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' }),
    facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    text: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)
/** `effect`: applied, repeated (same answer again), superseded (too late, kept without effect). */
export const NoticeAnswered = Type.Object({ noticeId: Id, effect: Type.String() })

export type NoticeRow = Static<typeof NoticeRow>
export type NoticeItem = Static<typeof NoticeItem>
export type NoticeView = Static<typeof NoticeView>
export type NewNoticeAnswer = Static<typeof NewNoticeAnswer>
