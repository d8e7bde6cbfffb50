import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'

const nrw = calendarOf('NW')
const day = (iso: string) => Temporal.PlainDate.from(iso)
const monthsRolled = (iso: string, months: number) =>
  nrw.nextWorkingDay(nrw.addMonths(day(iso), months)).toString()

/** The worked examples a calendar alone decides; which rule applies is the rules' own test. */
describe('worked dates', () => {
  it.each([
    ['2026-11-27', 1, '2026-12-28', 'a Sunday rolls to Monday'],
    ['2026-11-29', 1, '2026-12-29', 'starts on a Sunday, ends on a Tuesday'],
    ['2026-11-26', 1, '2026-12-28', 'second Christmas Day and a Saturday'],
    ['2027-10-01', 1, '2027-11-02', 'All Saints on a Monday'],
    ['2024-01-31', 1, '2024-02-29', 'no 31st in a leap February'],
    ['2025-01-31', 1, '2025-02-28', 'no 31st in February'],
    ['2026-11-30', 1, '2026-12-30', 'a month end is no rule of its own'],
    ['2026-08-31', 3, '2026-11-30', 'three months from the 31st'],
    ['2026-09-01', 3, '2026-12-01', 'three months'],
  ])(
    '§ 187 Abs. 1, § 188 Abs. 2 und 3, § 193 BGB: %s and %i month(s) end on %s (%s)',
    (from, months, end) => {
      expect(monthsRolled(from, months)).toBe(end)
    },
  )

  it('§ 31 Abs. 3 VwVfG: two weeks after Friday 2026-12-11 pass Christmas and end on Monday 2026-12-28', () => {
    // when
    const { day: end, skipped } = nrw.rollForward(nrw.addWeeks(day('2026-12-11'), 2))

    // then
    expect(end.toString()).toBe('2026-12-28')
    expect(skipped.map((one) => `${one.day} ${one.why}`)).toEqual([
      '2026-12-25 1. Weihnachtstag, gesetzlicher Feiertag in NRW',
      '2026-12-26 2. Weihnachtstag und Samstag',
      '2026-12-27 Sonntag',
    ])
  })

  it.each([
    ['2026-12-01', 12, '2027-11-30'],
    ['2026-12-01', 6, '2027-05-31'],
    ['2021-11-30', 60, '2026-11-29'],
    ['2010-12-01', 16 * 12, '2026-11-30'],
    ['2026-03-31', 6, '2026-09-30'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-08-30', 6, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
  ])(
    '§ 187 Abs. 2, § 188 Abs. 2 und 3 BGB: from %s, counted, %i months last to %s',
    (first, months, last) => {
      expect(nrw.lastOfMonths(day(first), months).toString()).toBe(last)
    },
  )

  it('§ 12a Abs. 1 AufenthG: three years and six months after 2026-11-10 are not moved', () => {
    expect(nrw.addMonths(day('2026-11-10'), 36).toString()).toBe('2029-11-10')
    expect(nrw.addMonths(day('2026-11-10'), 6).toString()).toBe('2027-05-10')
  })

  it('§ 37 Abs. 2 SGB II: recognised on 2026-11-10, the last gap-free filing is the end of December', () => {
    expect(nrw.endOfMonth(day('2026-11-10')).toString()).toBe('2026-11-30')
    expect(nrw.endOfMonth(nrw.addMonths(day('2026-11-10'), 1)).toString()).toBe('2026-12-31')
  })

  it('§ 31 Abs. 2 ZKG: ten business days after Friday 2026-12-18 end on Tuesday 2027-01-05', () => {
    // when
    const { day: end, skipped } = nrw.countWorkingDays(day('2026-12-18'), 10)

    // then: Christmas Eve and New Year's Eve are working days in NRW
    expect(end.toString()).toBe('2027-01-05')
    expect(skipped.map((one) => one.day.toString())).toEqual([
      '2026-12-19',
      '2026-12-20',
      '2026-12-25',
      '2026-12-26',
      '2026-12-27',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
    ])
  })
})
