import type { deadlines } from '../../db/schema/deadlines.ts'
import { berlin, endOfDay } from '../clock.ts'
import type { ComputedDate, Roll } from '../define/deadline.ts'
import type { ComputedDeadline } from './compute-deadline.ts'
import { noRoll } from './periods/roll.ts'

type Row = typeof deadlines.$inferSelect

export type Dates = Pick<Row, 'startsOn' | 'rawOn' | 'dueOn' | 'dueAt' | 'remindOn' | 'explanation'>

export type Law = Pick<Row, 'rule' | 'ruleValidFrom' | 'source' | 'textOf'>

/** A computed date as the columns of a row. */
export const datesOf = (computed: ComputedDate, warnOn: Temporal.PlainDate[]): Dates => ({
  startsOn: computed.startsOn.toString(),
  rawOn: computed.rawOn.toString(),
  dueOn: computed.dueOn.toString(),
  dueAt: (computed.at?.toInstant() ?? endOfDay(computed.dueOn)).toString(),
  remindOn: warnOn.map(String),
  explanation: computed.steps,
})

/** The version of the law that a date was computed by. */
export const lawOf = ({ rule: { name, law } }: Pick<ComputedDeadline, 'rule'>): Law => ({
  rule: name,
  ruleValidFrom: law.validFrom,
  source: law.source,
  textOf: law.textOf,
})

/** A rule that does not say how it rolls leaves its end alone. */
export const rollOf = ({ roll }: ComputedDate): Roll =>
  roll ?? noRoll('Das Ende wird nicht verschoben')

/** The next instant at which somebody is warned, at the start of that day, or at which it ends. */
export function ringsAt({ remindOn, dueAt }: Dates, now: Temporal.Instant): string {
  const end = Temporal.Instant.from(dueAt)
  const next = remindOn
    .map((day) => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: berlin }).toInstant())
    .filter((start) => Temporal.Instant.compare(start, now) > 0)
    .reduce((one, other) => (Temporal.Instant.compare(one, other) <= 0 ? one : other), end)

  return (Temporal.Instant.compare(next, end) < 0 ? next : end).toString()
}
