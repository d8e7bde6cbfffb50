import type { ComputedDate, ExplanationStep, Roll } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { monthName } from './german-days.ts'
import { type Length, lengthEnds, lengthWords } from './lengths.ts'
import { endPeriod, passedSteps } from './roll.ts'

type Day = Temporal.PlainDate

export type EventPeriod = {
  on: Day | string
  /** the event as a heading, e.g. „Bekanntgabe“ */
  event: string
  /** the event in the genitive, e.g. „der Bekanntgabe“ */
  of: string
  length: Length
  roll: Roll
  /** who says that the event's day does not count */
  startBasis?: string
  /** who says how long it runs, e.g. „§ 84 Abs. 1 SGG“ */
  lengthBasis?: string
  /** who says where it ends, instead of § 188 BGB */
  countBasis?: string
  /** what the law calls a working day, e.g. „Geschäftstag“ */
  dayWord?: string
  label?: string
  /** lines that lead to the event itself */
  before?: readonly ExplanationStep[]
}

/** A period set off by an event during a day: that day does not count (§ 187 Abs. 1 BGB). */
export function eventPeriod(period: EventPeriod, calendar: Calendar): ComputedDate {
  const startsOn = Temporal.PlainDate.from(period.on)
  const { startBasis = '§ 187 Abs. 1 BGB', lengthBasis = startBasis, length } = period
  const first = [
    ...(period.before ?? [
      {
        step: period.event,
        day: startsOn.toString(),
        why: `Tag ${period.of}; dieser Tag zählt nicht`,
        basis: startBasis,
      },
    ]),
    {
      step: 'Frist beginnt',
      day: startsOn.add({ days: 1 }).toString(),
      why: `Tag danach; Dauer: ${lengthWords(length, period.dayWord)}`,
      // Where other lines lead to the event, this one names who says that its day does not count.
      basis:
        period.before && startBasis !== lengthBasis ? `${startBasis}, ${lengthBasis}` : lengthBasis,
    },
  ]
  if (length.unit === 'working-days') return inWorkingDays(startsOn, first, period, calendar)

  const raw = countedEnd(startsOn, length, period)
  const { dueOn, steps } = endPeriod(raw.rawOn, period, calendar)
  const { rawOn, step } = raw
  return { startsOn, rawOn, dueOn, roll: period.roll, steps: [...first, step, ...steps] }
}

/** Where an event period ends by counting alone, with the line that says how. */
export function countedEnd(
  startsOn: Day,
  length: Length,
  { of, countBasis }: Pick<EventPeriod, 'of' | 'countBasis'>,
): { rawOn: Day; step: ExplanationStep } {
  const { unit, count } = length
  const rawOn = startsOn.add({ [unit]: count }, { overflow: 'constrain' })
  const line = { step: `${lengthEnds(length)} rechnerisch`, day: rawOn.toString() }
  if (unit === 'days')
    return {
      rawOn,
      step: { ...line, why: `${count}. Tag danach`, basis: countBasis ?? '§ 188 Abs. 1 BGB' },
    }
  if (unit === 'weeks')
    return {
      rawOn,
      step: {
        ...line,
        why: `gleicher Wochentag wie der Tag ${of}`,
        basis: countBasis ?? '§ 188 Abs. 2 BGB',
      },
    }
  if (rawOn.day === startsOn.day)
    return {
      rawOn,
      step: {
        ...line,
        why: `gleiche Tageszahl wie der Tag ${of}`,
        basis: countBasis ?? '§ 188 Abs. 2 BGB',
      },
    }
  const why = `einen ${startsOn.day}. ${monthName(rawOn)} ${rawOn.year} gibt es nicht; letzter Tag des Monats`
  return { rawOn, step: { ...line, why, basis: countBasis ?? '§ 188 Abs. 3 BGB' } }
}

function inWorkingDays(
  startsOn: Day,
  first: ExplanationStep[],
  { length, lengthBasis = '§ 187 Abs. 1 BGB', dayWord = 'Arbeitstag', label, roll }: EventPeriod,
  calendar: Calendar,
): ComputedDate {
  const reached = calendar.countWorkingDays(startsOn, length.count)
  const dueOn = reached.day
  const last = {
    step: label ?? 'Frist endet',
    day: dueOn.toString(),
    why: `${length.count}. ${dayWord} danach (Montag bis Freitag ohne Feiertage), 24:00 Uhr`,
    basis: lengthBasis,
  }

  return {
    startsOn,
    rawOn: dueOn,
    dueOn,
    // A working day needs no roll; the end after a pause does.
    roll,
    steps: [...first, ...passedSteps(reached, lengthBasis), last],
  }
}
