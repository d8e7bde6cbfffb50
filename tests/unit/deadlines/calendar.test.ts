import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, endOfDay } from '../../../services/clock.ts'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { stateNames } from '../../../services/deadlines/holidays.ts'

const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1995-01-01').add({ days }))
const anyCalendar = fc.constantFrom(...Object.keys(stateNames)).map(calendarOf)
const anyCount = fc.integer({ min: 1, max: 90 })
const compare = Temporal.PlainDate.compare

describe('calendar', () => {
  it('never counts up to or rolls onto a weekend or holiday', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, day, count) => {
        for (const reached of [
          calendar.addWorkingDays(day, count),
          calendar.workingDaysBefore(day, count),
          calendar.nextWorkingDay(day),
        ]) {
          expect(reached.dayOfWeek).toBeLessThanOrEqual(5)
          expect(calendar.isHoliday(reached)).toBe(false)
        }
      }),
    )
  })

  it('finds between two days exactly the working days it added', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, day, count) => {
        const end = calendar.addWorkingDays(day, count)

        expect(calendar.workingDaysBetween(day, end)).toBe(count)
        expect(calendar.workingDaysBetween(end, day)).toBe(-count)
      }),
    )
  })

  it('goes back as many working days as it went forward', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, day, count) => {
        const start = calendar.nextWorkingDay(day)
        const end = calendar.addWorkingDays(start, count)

        expect(calendar.workingDaysBefore(end, count).equals(start)).toBe(true)
      }),
    )
  })

  it('accounts for every day between start and end as counted or skipped', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyCount, (calendar, day, count) => {
        const { day: end, skipped } = calendar.countWorkingDays(day, count)

        expect(skipped.length + count).toBe(day.until(end).days)
        for (const one of skipped) expect(one.why).toBe(calendar.whySkipped(one.day))
      }),
    )
  })

  it('rolls to the nearest working day and leaves working days alone', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, (calendar, day) => {
        const { day: end, skipped } = calendar.rollForward(day)

        expect(skipped.length).toBe(day.until(end).days)
        expect(skipped.length === 0).toBe(calendar.isWorkingDay(day))
        expect(calendar.nextWorkingDay(end).equals(end)).toBe(true)
      }),
    )
  })

  it('§ 188 Abs. 2 und 3 BGB: months keep the number of the day or end the month', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day, months) => {
        const nrw = calendarOf('NW')
        const end = nrw.addMonths(day, months)

        expect(end.day).toBe(Math.min(day.day, end.daysInMonth))
        expect((end.year - day.year) * 12 + end.month - day.month).toBe(months)
        expect(compare(nrw.lastOfMonths(day, months), end)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it.each([
    ['2026-10-25', 25],
    ['2027-03-28', 23],
    ['2026-12-09', 24],
  ])('ends %s at 24:00 local time although it has %i hours', (iso, hours) => {
    // given
    const day = Temporal.PlainDate.from(iso)
    const begin = endOfDay(day.subtract({ days: 1 }))

    // when
    const end = endOfDay(day)

    // then
    expect(end.since(begin).total('hours')).toBe(hours)
    expect(dayOf(end.subtract({ milliseconds: 1 })).equals(day)).toBe(true)
    expect(dayOf(end).equals(day.add({ days: 1 }))).toBe(true)
  })

  it('counts working days across both switches of summer time', () => {
    const nrw = calendarOf('NW')
    const add = (iso: string) => nrw.addWorkingDays(Temporal.PlainDate.from(iso), 1).toString()

    expect(add('2026-10-23')).toBe('2026-10-26')
    expect(add('2027-03-25')).toBe('2027-03-30')
  })
})
