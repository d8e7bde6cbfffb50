import { berlin, endOfDay } from '../clock.ts'
import type { ComputedDate, ExplanationStep, Roll } from '../define/deadline.ts'
import type { Calendar } from './calendar.ts'
import { daysText, shortDay } from './periods/german-days.ts'
import { endPeriod } from './periods/roll.ts'

type Day = Temporal.PlainDate

/** Days that did not count: the first one, and the first that counted again. */
export type Pause = { from: Day; on: Day; basis: string }

export const pausedDays = ({ from, on }: Pick<Pause, 'from' | 'on'>): number => from.until(on).days

/**
 * The end of a period after pauses: its counted end and as many days as did not count. It moves to a
 * working day only where the law moves ends; an earlier such move is no part of the period.
 */
export function resumePeriod(
  before: ComputedDate,
  pauses: readonly Pause[],
  roll: Roll,
  calendar: Calendar,
): ComputedDate {
  const days = pauses.reduce((sum, pause) => sum + pausedDays(pause), 0)
  if (pauses.length === 0) return before
  const rawOn = before.rawOn.add({ days })
  const { dueOn, steps } = endPeriod(rawOn, { roll }, calendar)

  return {
    ...before,
    rawOn,
    dueOn,
    ...(before.at ? { at: before.at.add({ days }) } : {}),
    steps: [
      ...formerly(before.steps),
      ...pauses.flatMap(pauseSteps),
      {
        step: 'Neues Ende rechnerisch',
        day: rawOn.toString(),
        why: `rechnerisches Ende ${shortDay(before.rawOn)} und ${daysText(days)}`,
      },
      ...steps,
    ],
  }
}

/** What a row knows of how its date was reached. */
export const computedOf = (row: {
  startsOn: string
  rawOn: string
  dueOn: string
  dueAt: string
  explanation: ExplanationStep[]
}): ComputedDate => {
  const dueOn = Temporal.PlainDate.from(row.dueOn)
  const dueAt = Temporal.Instant.from(row.dueAt)
  const countsHours = Temporal.Instant.compare(dueAt, endOfDay(dueOn)) !== 0

  return {
    startsOn: Temporal.PlainDate.from(row.startsOn),
    rawOn: Temporal.PlainDate.from(row.rawOn),
    dueOn,
    ...(countsHours ? { at: dueAt.toZonedDateTimeISO(berlin) } : {}),
    steps: row.explanation,
  }
}

/** An end that no longer holds is still shown, under another name. */
export const formerly = (steps: readonly ExplanationStep[]): ExplanationStep[] =>
  steps.map((line) => (line.step === 'Frist endet' ? { ...line, step: 'Bisheriges Ende' } : line))

const pauseSteps = ({ from, on, basis }: Pause): ExplanationStep[] => [
  { step: 'Frist ruht', day: from.toString(), why: 'erster Tag, der nicht zählt', basis },
  {
    step: 'Frist läuft weiter',
    day: on.toString(),
    why: `dieser Tag zählt wieder; ${daysText(pausedDays({ from, on }))} ${from.until(on).days === 1 ? 'hat' : 'haben'} nicht gezählt`,
    basis,
  },
]
