import type { ComputedDate, ExplanationStep, Roll } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { monthName } from './german-days.ts'
import { type Length, lengthEnds, lengthText } from './lengths.ts'
import { endPeriod } from './roll.ts'

type Day = Temporal.PlainDate

/** A unit the law counts in days and months; working days never start a period with a whole day. */
type CalendarLength = Length & { unit: Exclude<Length['unit'], 'working-days'> }

export type StartDayPeriod = {
  /** the first day, which counts */
  first: Day | string
  /** what begins, as a heading, e.g. „Bewilligung beginnt“ */
  start: string
  /** more about the first day */
  why?: string
  length: Length
  roll: Roll
  lengthBasis?: string
  label?: string
  /** name and heading of the day after, where it is the one people wait for */
  followedBy?: { name: string; title: string; why: string }
}

/** A period that begins with a whole day: that day counts (§ 187 Abs. 2 BGB). */
export function startDayPeriod(period: StartDayPeriod, calendar: Calendar): ComputedDate {
  const startsOn = Temporal.PlainDate.from(period.first)
  const { length, lengthBasis = '§ 187 Abs. 2 BGB', followedBy } = period
  const { rawOn, step } = countedLast(startsOn, length as CalendarLength, calendar)
  const { dueOn, steps } = endPeriod(rawOn, period, calendar)
  const next = dueOn.add({ days: 1 })

  return {
    startsOn,
    rawOn,
    dueOn,
    roll: period.roll,
    ...(followedBy
      ? { dates: [{ name: followedBy.name, title: followedBy.title, on: next }] }
      : {}),
    steps: [
      {
        step: period.start,
        day: startsOn.toString(),
        why: `${period.why ?? 'erster Tag'}; dieser Tag zählt mit`,
        basis: '§ 187 Abs. 2 BGB',
      },
      {
        step: 'Dauer',
        day: startsOn.toString(),
        why: `${lengthText(length)} ab diesem Tag`,
        basis: lengthBasis,
      },
      step,
      ...steps,
      ...(followedBy
        ? [{ step: followedBy.title, day: next.toString(), why: followedBy.why }]
        : []),
    ],
  }
}

/** The last day of a period whose first day counts, with the line that says how it was found. */
export function countedLast(
  first: Day,
  { unit, count }: CalendarLength,
  calendar: Calendar,
): { rawOn: Day; step: ExplanationStep } {
  const heading = `${lengthEnds({ unit, count })} rechnerisch`
  if (unit === 'days') {
    const rawOn = first.add({ days: count - 1 })
    return {
      rawOn,
      step: {
        step: heading,
        day: rawOn.toString(),
        why: `${count}. Tag, der erste mitgezählt`,
        basis: '§ 188 Abs. 1 BGB',
      },
    }
  }
  if (unit === 'weeks') {
    const rawOn = first.add({ days: count * 7 - 1 })
    return {
      rawOn,
      step: {
        step: heading,
        day: rawOn.toString(),
        why: 'Tag vor dem gleichen Wochentag',
        basis: '§ 188 Abs. 2 BGB',
      },
    }
  }
  const rawOn = calendar.lastOfMonths(first, unit === 'years' ? count * 12 : count)
  return { rawOn, step: { step: heading, day: rawOn.toString(), ...monthReason(first, rawOn) } }
}

function monthReason(first: Day, last: Day): { why: string; basis: string } {
  const wanted = first.day === 1 ? last.daysInMonth : first.day - 1
  const missing = (day: number): string =>
    `einen ${day}. ${monthName(last)} ${last.year} gibt es nicht`
  if (wanted !== last.day)
    return { why: `${missing(wanted)}; letzter Tag des Monats`, basis: '§ 188 Abs. 3 BGB' }
  const number = first.day !== 1 && first.day > last.daysInMonth ? ` (${missing(first.day)})` : ''
  return { why: `Tag vor der gleichen Tageszahl${number}`, basis: '§ 188 Abs. 2 BGB' }
}
