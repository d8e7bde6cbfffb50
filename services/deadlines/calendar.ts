import { holidaysOf, readState, type State, stateNames } from './holidays.ts'
import { whyOrdinary } from './ordinary-days.ts'

/** A day that does not count, with the reason a person reads. */
export type SkippedDay = { day: Temporal.PlainDate; why: string }

/** A day reached by counting, what was passed over on the way, and what looks like it but counts. */
export type Reached = {
  day: Temporal.PlainDate
  skipped: SkippedDay[]
  ordinary: SkippedDay[]
}

export type Calendar = ReturnType<typeof calendarOf>

type Day = Temporal.PlainDate

/**
 * Days as the law of one German state counts them. The place of the authority decides which one.
 * Plain dates only: no time zone, no summer time. Saturday counts as weekend (§ 193 BGB).
 */
export function calendarOf(stateCode: string) {
  const state = readState(stateCode)

  const walk = (from: Day, count: number, step: 1 | -1): Reached => {
    const skipped: SkippedDay[] = []
    const ordinary: SkippedDay[] = []
    let day = from
    for (let counted = 0; counted < count; ) {
      day = day.add({ days: step })
      const why = whySkipped(state, day)
      if (why === null) {
        counted += 1
        ordinary.push(...ordinaryDay(state, day))
      } else skipped.push({ day, why })
    }

    return { day, skipped, ordinary }
  }
  const countWorkingDays = (from: Day, count: number): Reached => walk(from, count, 1)
  const countWorkingDaysBack = (from: Day, count: number): Reached => walk(from, count, -1)

  const rollForward = (from: Day): Reached => {
    const skipped: SkippedDay[] = []
    let day = from
    for (let why = whySkipped(state, day); why !== null; why = whySkipped(state, day)) {
      skipped.push({ day, why })
      day = day.add({ days: 1 })
    }

    return { day, skipped, ordinary: ordinaryDay(state, day) }
  }

  return {
    state,

    /** The holiday's German name, or null. */
    holidayName: (day: Day): string | null => holidayName(state, day),
    isHoliday: (day: Day): boolean => holidayName(state, day) !== null,
    isWorkingDay: (day: Day): boolean => whySkipped(state, day) === null,
    /** Why a day is no working day, in German, or null when it is one. */
    whySkipped: (day: Day): string | null => whySkipped(state, day),

    /** The day itself when it is a working day, else the next one (§ 193 BGB, § 26 Abs. 3 SGB X). */
    rollForward,
    nextWorkingDay: (day: Day): Day => rollForward(day).day,

    /** The n-th working day after a day that does not count itself (§ 187 Abs. 1 BGB). */
    countWorkingDays,
    addWorkingDays: (from: Day, count: number): Day => countWorkingDays(from, count).day,

    /** The n-th working day before a day; days passed over in the order they were met. */
    countWorkingDaysBack,
    workingDaysBefore: (from: Day, count: number): Day => countWorkingDaysBack(from, count).day,

    /** The day itself when it is a working day, else the last one before it. */
    lastWorkingDay: (day: Day): Reached => countWorkingDaysBack(day.add({ days: 1 }), 1),

    /** Working days after the first and up to the second day; negative when that one lies before. */
    workingDaysBetween: (from: Day, to: Day): number =>
      Temporal.PlainDate.compare(from, to) <= 0
        ? workingDaysUpTo(state, from, to)
        : 0 - workingDaysUpTo(state, to, from),

    /** Event period in weeks: ends on the same weekday (§ 187 Abs. 1, § 188 Abs. 2 BGB). */
    addWeeks: (from: Day, weeks: number): Day => from.add({ weeks }),

    /** Event period in months: same number, or the month's last day (§ 188 Abs. 2 and 3 BGB). */
    addMonths: (from: Day, months: number): Day => from.add({ months }, { overflow: 'constrain' }),

    /**
     * Last day of a period whose first day counts (§ 187 Abs. 2, § 188 Abs. 2 BGB): the day before
     * the same number, or the month's last day where that is missing (§ 188 Abs. 3 BGB).
     */
    lastOfMonths(first: Day, months: number): Day {
      if (first.day === 1) return first.add({ months }).subtract({ days: 1 })
      return first.with({ day: first.day - 1 }).add({ months }, { overflow: 'constrain' })
    },

    endOfMonth: (day: Day): Day => day.with({ day: day.daysInMonth }),
  }
}

const ordinaryDay = (state: State, day: Day): SkippedDay[] => {
  const why = whyOrdinary(state, day)
  return why === null ? [] : [{ day, why }]
}

const holidayName = (state: State, day: Day): string | null =>
  holidaysOf(state, day.year).get(day.toString()) ?? null

/** „2. Weihnachtstag und Samstag“: both reasons, because either alone would do. */
function whySkipped(state: State, day: Day): string | null {
  const weekend = day.dayOfWeek === 6 ? 'Samstag' : day.dayOfWeek === 7 ? 'Sonntag' : null
  const holiday = holidayName(state, day)
  if (holiday === null) return weekend
  return weekend === null
    ? `${holiday}, gesetzlicher Feiertag ${stateNames[state]}`
    : `${holiday} und ${weekend}`
}

/** Whole weeks by arithmetic, then minus holidays: lists ask this for many rows at once. */
function workingDaysUpTo(state: State, from: Day, to: Day): number {
  const days = from.until(to).days
  let count = Math.floor(days / 7) * 5
  for (let rest = 1; rest <= days % 7; rest += 1) {
    if ((from.dayOfWeek + rest - 1) % 7 < 5) count += 1
  }
  const [first, last] = [from.toString(), to.toString()]
  for (let year = from.year; year <= to.year; year += 1) {
    for (const iso of holidaysOf(state, year).keys()) {
      const inside = iso > first && iso <= last
      if (inside && Temporal.PlainDate.from(iso).dayOfWeek <= 5) count -= 1
    }
  }

  return count
}
