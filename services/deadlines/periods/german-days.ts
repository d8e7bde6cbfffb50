const weekdays = [
  'Montag',
  'Dienstag',
  'Mittwoch',
  'Donnerstag',
  'Freitag',
  'Samstag',
  'Sonntag',
] as const

const monthNames = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const

type Day = Temporal.PlainDate

export const weekday = (day: Day): string => weekdays[day.dayOfWeek - 1] ?? ''

export const monthName = (day: Day): string => monthNames[day.month - 1] ?? ''

const two = (number: number): string => String(number).padStart(2, '0')

/** „28.12.2026“ */
export const shortDay = (day: Day): string => `${two(day.day)}.${two(day.month)}.${day.year}`

/** „Montag, 28.12.2026“ */
export const longDay = (day: Day): string => `${weekday(day)}, ${shortDay(day)}`

/** „1 Tag“, „31 Tage“ */
export const daysText = (days: number): string => (days === 1 ? '1 Tag' : `${days} Tage`)
