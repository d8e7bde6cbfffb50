import Type, { type Static } from 'typebox'

const Values = Type.Record(Type.String(), Type.Unknown())
const step = <Properties extends Parameters<typeof Type.Object>[0]>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

const days = Type.String({ pattern: '^\\+\\d+[dw]$' })

/**
 * One thing that happens in a scenario; exactly one verb each. Dates are relative to the day the step
 * runs on (`@today-3d`, `@monthEnd`), because the clock of a test run only moves forward.
 */
export const Step = Type.Union([
  /** a person completes the open task of this element */
  step({ task: Type.String(), values: Type.Optional(Values), as: Type.Optional(Type.String()) }),
  /** the receiver answers the oldest notice of this name that waits for an answer */
  step({
    notice: Type.String(),
    answer: Type.String(),
    facts: Type.Optional(Values),
    text: Type.Optional(Type.String()),
  }),
  /** days pass, for KIMflow and the engine alike */
  step({ clock: days }),
  step({ clockTo: Type.String() }),
  /** days pass as if the alarms had been lost: the last upper bound in the diagram fires */
  step({ silence: days, fires: Type.String() }),
  /** the pauses between attempts pass until none is left and the process goes on at this element */
  step({ attemptsUntil: Type.String() }),
  /** a body leaves the directory, or its machine does not answer; at the end all are at work again */
  step({
    body: Type.String(),
    is: Type.Union([Type.Literal('at-work'), Type.Literal('gone'), Type.Literal('out-of-order')]),
  }),
  step({
    life: Type.Union([Type.Literal('moved'), Type.Literal('died'), Type.Literal('transferred')]),
    on: Type.Optional(Type.String()),
  }),
  /** recipient whose consent goes, or `case-management` */
  step({ withdrawConsent: Type.String() }),
  /** an organisation answers the referral it got */
  step({
    referral: Type.String(),
    verdict: Type.String(),
    reason: Type.Optional(Type.String()),
    text: Type.Optional(Type.String()),
  }),
  /** another proceeding begins, of the same case if there is one; later values call its number `@opened` */
  step({ open: Type.String(), values: Values }),
  step({ hold: Type.Boolean() }),
  /** a closed case whose file is still kept goes on */
  step({ reopen: Type.Literal(true) }),
  step({ request: Type.Literal('referral-plan') }),
  /** the table is asked, without any case */
  step({
    decide: Type.String(),
    /** who asks, or what the row is about */
    about: Type.Optional(Type.String()),
    facts: Values,
    asOf: Type.Optional(Type.Unknown()),
    /** a law that is not in force */
    assume: Type.Optional(Type.Object({ lragInForce: Type.Boolean() })),
    result: Type.Optional(Type.Unknown()),
    rules: Type.Optional(Type.Array(Type.String())),
  }),
  step({
    expect: step({
      state: Type.Optional(Type.String()),
      outcome: Type.Optional(Type.String()),
      facts: Type.Optional(Values),
      /** rule → day it is due on */
      deadlines: Type.Optional(Type.Record(Type.String(), Type.String())),
      /** elements the instance stands at, and elements it does not stand at */
      at: Type.Optional(Type.Array(Type.String())),
      notAt: Type.Optional(Type.Array(Type.String())),
      /** open tasks, by element */
      tasks: Type.Optional(Type.Array(Type.String())),
    }),
  }),
])

const Person = step({ contact: Type.Optional(Values), talk: Type.Optional(Values) })

/**
 * Who does what, which answer comes, how the clock moves and what must be true: a whole case as data,
 * written by process owners and run on the real engine.
 */
export const Scenario = Type.Object(
  {
    title: Type.String({ minLength: 10 }),
    start: Type.Optional(
      Type.Union([
        step({ kind: Type.String(), values: Values, person: Type.Optional(Person) }),
        step({ contact: Values }),
        step({ case: Person }),
      ]),
    ),
    steps: Type.Array(Step),
    /** the end events the process of this folder has reached */
    end: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
    outcome: Type.Optional(Type.String()),
    /** one German sentence: the demo shows this case where the steps leave it */
    demo: Type.Optional(Type.String()),
    /** how many steps the demo plays; all of them up to the first move of the clock without it */
    demoSteps: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
)

export type Step = Static<typeof Step>
export type Scenario = Static<typeof Scenario>
