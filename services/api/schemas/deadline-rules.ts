import Type, { type Static } from 'typebox'
import { Nullable, PlainDate } from './common.ts'

/** The text of the law behind a rule and the days it governs. */
export const RuleLawView = Type.Object({
  /** statute as Germans write it */
  source: Type.String(),
  /** day the text was read */
  textOf: PlainDate,
  validFrom: PlainDate,
  validTo: Nullable(PlainDate),
  /** fact whose day picks the version; null: the day on which the law is read */
  governedBy: Nullable(Type.String()),
})

export const NamedDateView = Type.Object({
  name: Type.String(),
  title: Type.String(),
  on: PlainDate,
})

const Facts = Type.Record(
  Type.String({ maxLength: 60 }),
  Type.Union([Type.String({ maxLength: 60 }), Type.Integer(), Type.Boolean()]),
)

/** GET /api/deadline-rules */
export const DeadlineRuleView = Type.Object({
  name: Type.String(),
  title: Type.String(),
  group: Type.String(),
  /** legal, agreed, authority-set */
  kind: Type.String(),
  law: RuleLawView,
  /** every version of the law, the oldest first; the last one is `law` */
  versions: Type.Array(RuleLawView),
  /** JSON schema of the facts, each with a German title and description */
  facts: Type.Unknown(),
  /** a worked case: send it as it stands and get these dates back */
  example: Type.Object({
    facts: Facts,
    place: Type.String(),
    asOf: PlainDate,
    rawOn: Nullable(PlainDate),
    dueOn: Nullable(PlainDate),
  }),
})

/** POST /api/deadline-preview */
export const DeadlineQuestion = Type.Object(
  {
    rule: Type.String({ minLength: 1, maxLength: 80 }),
    facts: Type.Record(Type.String(), Type.Unknown()),
    /** state of the authority: NW, DE-NW or its German name; without it the district's own */
    place: Type.Optional(Type.String({ minLength: 2, maxLength: 40 })),
    /** the day on which the law is read; without it today */
    asOf: Type.Optional(PlainDate),
  },
  { additionalProperties: false },
)

export const DeadlineAnswer = Type.Object({
  rule: Type.String(),
  title: Type.String(),
  group: Type.String(),
  kind: Type.String(),
  place: Type.Object({ code: Type.String(), name: Type.String() }),
  asOf: PlainDate,
  law: RuleLawView,
  facts: Facts,
  /** the day asked for, the same as `dueOn`; null when no period runs */
  date: Nullable(PlainDate),
  startsOn: PlainDate,
  /** by counting alone; null when no period runs */
  rawOn: Nullable(PlainDate),
  dueOn: Nullable(PlainDate),
  /** weekday of `dueOn`, in German */
  weekday: Nullable(Type.String()),
  /** a weekend or holiday moved the end */
  moved: Type.Boolean(),
  /** the instant where hours count, with offset; else null: the day ends at 24:00 */
  at: Nullable(Type.String()),
  dates: Type.Array(NamedDateView),
  outcome: Nullable(Type.Object({ code: Type.String(), text: Type.String() })),
  warnings: Type.Array(PlainDate),
  steps: Type.Array(
    Type.Object({
      step: Type.String(),
      /** ISO date, or date and time where hours count */
      day: Type.String(),
      why: Type.String(),
      basis: Nullable(Type.String()),
      skipped: Type.Boolean(),
    }),
  ),
  /** all of it as one German text */
  explanation: Type.String(),
})

export type DeadlineRuleView = Static<typeof DeadlineRuleView>
export type DeadlineAnswer = Static<typeof DeadlineAnswer>
