import type { ComputedDate } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'

/** Warns so many working days before the end, e.g. ten and three. */
export const workingDaysBefore =
  (...counts: readonly number[]) =>
  ({ dueOn }: ComputedDate, calendar: Calendar): Temporal.PlainDate[] =>
    counts.map((count) => calendar.workingDaysBefore(dueOn, count))

/** Warns so many days before the end, for dates years or months away. */
export const daysBefore =
  (...counts: readonly number[]) =>
  ({ dueOn }: ComputedDate): Temporal.PlainDate[] =>
    counts.map((days) => dueOn.subtract({ days }))

/** The date asks nobody to act. */
export const noWarning = (): Temporal.PlainDate[] => []
