import Type, { type Static } from 'typebox'
import { Nullable } from './common.ts'

const Day = Type.String({ maxLength: 40, description: 'Tag als JJJJ-MM-TT' })
const AnySchema = Type.Record(Type.String(), Type.Unknown())

const Rule = Type.Object({
  id: Type.String(),
  /** 1-based row of the table */
  index: Type.Integer(),
  text: Type.String(),
  source: Type.String(),
  validFrom: Type.String(),
  validTo: Nullable(Type.String()),
  /** the same in words; a bill is planned and does not hold yet */
  validity: Type.String(),
  verifiedAt: Type.String(),
  verifiedBy: Type.String(),
})

const Output = Type.Object({
  name: Type.String(),
  label: Type.String(),
  /** codes the column may answer, with what people read for them; empty for numbers and yes or no */
  values: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
})

/** A body that POST /api/decision-preview takes as it is. */
const Example = Type.Object({
  decision: Type.String(),
  facts: AnySchema,
  asOf: Type.Optional(
    Type.Object({ decisionDate: Type.Optional(Day), applicationDate: Type.Optional(Day) }),
  ),
})

/** GET /api/decisions — one row per table; enough to ask it. */
export const DecisionRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  process: Type.String(),
  hitPolicy: Type.String(),
  /** JSON Schema of `facts`, with German titles; a fact with a default may be left out */
  inputSchema: AnySchema,
  /** JSON Schema of `asOf` as a group of both days */
  asOfSchema: AnySchema,
  /** whether `asOf.applicationDate` is required beside the day of the decision */
  asksForApplicationDate: Type.Boolean(),
  /** laws not in force that `assume` may try, e.g. lragInForce */
  mayAssume: Type.Array(Type.String()),
  example: Example,
  outputs: Type.Array(Output),
  ruleCount: Type.Integer(),
  /** of the deployed table; null while the engine does not answer */
  version: Nullable(Type.Integer()),
})

/** GET /api/decisions/:decisionId — the whole table, its cells in German. */
export const DecisionTableView = Type.Object({
  ...DecisionRow.properties,
  columns: Type.Array(Type.Object({ label: Type.String(), kind: Type.String() })),
  rules: Type.Array(Type.Object({ ...Rule.properties, cells: Type.Array(Type.String()) })),
})

/** POST /api/decision-preview — asks a table without opening a case. Nothing is stored. */
export const DecisionPreview = Type.Object(
  {
    decision: Type.String({ maxLength: 64 }),
    facts: AnySchema,
    /** the day of the decision, or both days; today when left out. Read in views/as-of.ts, which says what is wrong. */
    asOf: Type.Optional(
      Type.Unknown({
        description: 'Tag der Entscheidung als JJJJ-MM-TT, oder beide Tage; heute, wenn er fehlt',
        examples: ['2026-11-22', { decisionDate: '2026-11-22', applicationDate: '2026-01-05' }],
      }),
    ),
    /** tries a law that is not in force; the answer says so */
    assume: Type.Optional(
      Type.Object({ lragInForce: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
)

const ResultValue = Type.Object({
  name: Type.String(),
  label: Type.String(),
  value: Type.Unknown(),
  text: Type.String(),
})

export const DecisionAnswer = Type.Object({
  decision: Type.String(),
  title: Type.String(),
  /** version and key of the deployed table that answered */
  version: Type.Integer(),
  key: Type.String(),
  asOf: Type.Object({ decisionDate: Type.String(), applicationDate: Nullable(Type.String()) }),
  /** whether any rule hit; the explanation says what to do when none did */
  answered: Type.Boolean(),
  /** as the table gave it: a value, a group of values, or a list of them */
  result: Type.Unknown(),
  /** the same, one entry per rule that hit, with labels */
  results: Type.Array(Type.Object({ ruleId: Type.String(), values: Type.Array(ResultValue) })),
  rules: Type.Array(Rule),
  /** every other row with the first column that did not fit; null: an earlier row hit */
  missed: Type.Array(
    Type.Object({
      id: Type.String(),
      index: Type.Integer(),
      text: Type.String(),
      reason: Nullable(
        Type.Object({ input: Type.String(), expected: Type.String(), given: Type.String() }),
      ),
    }),
  ),
  /** facts nobody gave, counted with the default of the input schema */
  assumed: Type.Array(ResultValue),
  notices: Type.Array(Type.String()),
  explanation: Type.String(),
})

export type DecisionRow = Static<typeof DecisionRow>
export type DecisionTableView = Static<typeof DecisionTableView>
export type DecisionPreview = Static<typeof DecisionPreview>
export type DecisionAnswer = Static<typeof DecisionAnswer>
