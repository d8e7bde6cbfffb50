import type { Due } from '../api/schemas/common.ts'
import type { Calendar } from './calendar.ts'

/** More working days than this and nobody needs to hurry. */
const soonDays = 3

type Marks = {
  legal?: boolean
  resting?: boolean
}

/** The due state every list and card shows: im Plan, bald, heute, überfällig, ruht. */
export function dueState(
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar,
  { legal = false, resting = false }: Marks = {},
): Due {
  const order = Temporal.PlainDate.compare(dueOn, today)
  const workingDays = order === 0 ? 0 : calendar.workingDaysBetween(today, dueOn)
  const state = () => {
    if (resting) return 'resting'
    if (order < 0) return 'overdue'
    if (order === 0) return 'today'
    return workingDays > soonDays ? 'planned' : 'soon'
  }

  return { on: dueOn.toString(), state: state(), workingDays, legal }
}

/** „Tag 9 von 10“ of an agreed response time; runs on after its end: „Tag 12 von 10“. */
export function responseClock(
  { startsOn, dueOn }: { startsOn: Temporal.PlainDate; dueOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
  calendar: Calendar,
): { day: number; of: number } {
  const of = calendar.workingDaysBetween(startsOn, dueOn)
  const day = calendar.workingDaysBetween(startsOn, today)

  return { day: Math.max(day, 0), of }
}
