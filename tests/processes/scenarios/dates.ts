const token = /^@(today|monthStart|monthEnd|nextMonthStart|nextMonthEnd)((?:[+-]\d+[dwmy])*)$/
const units = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const

/** `@monthEnd-3d` on a day, as ISO date; every other text as it is. */
export function readDate(text: string, today: Temporal.PlainDate): string {
  const [, anchor, moves = ''] = token.exec(text) ?? []
  if (!anchor) return text
  const nextMonth = today.with({ day: 1 }).add({ months: 1 })
  const anchors: Record<string, Temporal.PlainDate> = {
    today,
    monthStart: today.with({ day: 1 }),
    monthEnd: nextMonth.subtract({ days: 1 }),
    nextMonthStart: nextMonth,
    nextMonthEnd: nextMonth.add({ months: 1 }).subtract({ days: 1 }),
  }
  let day = anchors[anchor] as Temporal.PlainDate
  for (const [, sign, count, unit] of moves.matchAll(/([+-])(\d+)([dwmy])/g)) {
    const length = { [units[unit as keyof typeof units]]: Number(count) }
    day = sign === '+' ? day.add(length) : day.subtract(length)
  }

  return day.toString()
}

/** The same for every text in a value. */
export function readDates<T>(value: T, today: Temporal.PlainDate): T {
  if (typeof value === 'string') return readDate(value, today) as T
  if (Array.isArray(value)) return value.map((one) => readDates(one, today)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, readDates(one, today)]),
  ) as T
}
