import Type, { type Static } from 'typebox'
import { DeadlineView } from './cases.ts'
import { Id, Instant, Nullable, PlainDate } from './common.ts'

const Explanation = DeadlineView.properties.explanation

/** Free text that a person reads as the reason of a change. */
const Reason = Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' })

/** A citation as Germans write it; no sentence, so that nobody is named in the open. */
const Basis = Type.String({
  maxLength: 120,
  pattern: '^((§§?|Art\\.) ?\\d[\\wÄÖÜäöüß .,()§/-]*|Vereinbarung mit den Stellen)$',
})

const FactValue = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()])
const Facts = Type.Record(Type.String(), FactValue)

/** One date a deadline had. */
export const DeadlineVersion = Type.Object({
  number: Type.Integer(),
  /** started, rebased, moved, extended, resumed */
  change: Type.String(),
  law: Type.String(),
  textOf: PlainDate,
  startsOn: PlainDate,
  rawOn: PlainDate,
  dueOn: PlainDate,
  facts: Nullable(Facts),
  reason: Nullable(Type.String()),
  /** name of the person; null where KIMflow did it */
  by: Nullable(Type.String()),
  at: Instant,
  explanation: Explanation,
})

/** One pause: who, why, by which law, from when until when. */
export const DeadlineSuspension = Type.Object({
  from: PlainDate,
  /** the first day that counted again; null while it rests */
  to: Nullable(PlainDate),
  days: Nullable(Type.Integer()),
  basis: Type.String(),
  reason: Nullable(Type.String()),
  by: Nullable(Type.String()),
  resumedBy: Nullable(Type.String()),
})

/** GET /api/cases/:caseId/deadlines */
export const DeadlineFile = Type.Object({
  ...DeadlineView.properties,
  textOf: PlainDate,
  validFrom: PlainDate,
  rawOn: PlainDate,
  dueOn: PlainDate,
  warnings: Type.Array(Type.Object({ on: PlainDate, rang: Type.Boolean() })),
  versions: Type.Array(DeadlineVersion),
  suspensions: Type.Array(DeadlineSuspension),
  /** days that the rule counts from, with their German titles */
  factDays: Type.Array(Type.Object({ name: Type.String(), title: Type.String() })),
  /** what may be changed now: rebase, move, extend, suspend, resume */
  changes: Type.Array(Type.String()),
})

const closed = { additionalProperties: false }

/** POST /api/deadlines/:deadlineId/rebase — the facts corrected, all of them. */
export const Rebase = Type.Object({ facts: Facts, reason: Reason }, closed)
/** POST /api/deadlines/:deadlineId/move and /extend */
export const OtherDay = Type.Object({ dueOn: PlainDate, reason: Reason }, closed)
/** POST /api/deadlines/:deadlineId/suspend */
export const Suspend = Type.Object({ from: PlainDate, basis: Basis, reason: Reason }, closed)
/** POST /api/deadlines/:deadlineId/resume */
export const Resume = Type.Object({ on: PlainDate }, closed)

export const DeadlineChanged = Type.Object({ deadlineId: Id, dueOn: PlainDate })

export type DeadlineFile = Static<typeof DeadlineFile>
