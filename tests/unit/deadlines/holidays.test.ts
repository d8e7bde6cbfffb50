import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { holidaysOf, type State, stateNames } from '../../../services/deadlines/holidays.ts'

/** Feiertagsgesetz NW; the movable ones of four years. */
const movable = {
  2024: ['03-29', '04-01', '05-09', '05-20', '05-30'],
  2025: ['04-18', '04-21', '05-29', '06-09', '06-19'],
  2026: ['04-03', '04-06', '05-14', '05-25', '06-04'],
  2027: ['03-26', '03-29', '05-06', '05-17', '05-27'],
}
const fixed = ['01-01', '05-01', '10-03', '11-01', '12-25', '12-26']
const everywhere = ['Neujahrstag', 'Karfreitag', 'Ostermontag', 'Tag der Arbeit']

const namesOf = (state: State, year: number) => [...holidaysOf(state, year).values()]

describe('holidays', () => {
  it.each(Object.entries(movable))(
    '§ 2 Feiertagsgesetz NW: %s has exactly its eleven holidays',
    (year, days) => {
      expect([...holidaysOf('NW', Number(year)).keys()].sort()).toEqual(
        [...days, ...fixed].map((one) => `${year}-${one}`).sort(),
      )
    },
  )

  it('treats Christmas Eve, New Year’s Eve, Rose Monday and Repentance Day as working days in NRW', () => {
    const nrw = calendarOf('NW')
    for (const iso of ['2026-12-24', '2026-12-31', '2026-02-16', '2026-11-18']) {
      expect(nrw.isWorkingDay(Temporal.PlainDate.from(iso)), iso).toBe(true)
    }
  })

  it('knows every German state in any year', () => {
    for (const state of Object.keys(stateNames) as State[]) {
      for (const year of [1995, 2026, 2050, 2100]) {
        expect(namesOf(state, year), `${state} ${year}`).toEqual(expect.arrayContaining(everywhere))
      }
    }
  })

  it.each<[State, number, string, boolean]>([
    ['NI', 2016, '2016-10-31', false],
    ['NI', 2017, '2017-10-31', true],
    ['NW', 2017, '2017-10-31', true],
    ['NW', 2018, '2018-10-31', false],
    ['HH', 2018, '2018-10-31', true],
    ['SN', 2010, '2010-10-31', true],
    ['SN', 2026, '2026-11-18', true],
    ['BE', 2018, '2018-03-08', false],
    ['BE', 2019, '2019-03-08', true],
    ['MV', 2022, '2022-03-08', false],
    ['MV', 2023, '2023-03-08', true],
    ['TH', 2019, '2019-09-20', true],
    ['BE', 2020, '2020-05-08', true],
    ['BE', 2025, '2025-05-08', true],
    ['BE', 2026, '2026-05-08', false],
    ['HE', 2026, '2026-06-04', true],
    ['NI', 2026, '2026-06-04', false],
    ['BB', 2026, '2026-04-05', true],
    ['BY', 2026, '2026-01-06', true],
    ['SL', 2028, '2028-08-15', true],
    ['BY', 2028, '2028-08-15', false],
    ['NW', 2028, '2028-08-15', false],
    ['TH', 2030, '2030-09-20', true],
    ['SN', 2031, '2031-11-19', true],
    ['NW', 2040, '2040-05-31', true],
  ])('follows the law of %s in %i: %s is a holiday: %s', (state, year, iso, expected) => {
    expect(holidaysOf(state, year).has(iso)).toBe(expected)
  })

  it('names the place in the reason', () => {
    const why = (state: string, iso: string) =>
      calendarOf(state).whySkipped(Temporal.PlainDate.from(iso))

    expect(why('SL', '2026-06-04')).toBe('Fronleichnam, gesetzlicher Feiertag im Saarland')
    expect(why('NW', '2026-10-03')).toBe('Tag der Deutschen Einheit und Samstag')
    expect(why('NW', '2026-12-09')).toBeNull()
  })

  it('refuses a state that is none', () => {
    expect(() => calendarOf('NRW')).toThrow(expect.objectContaining({ code: 'STATE_UNKNOWN' }))
    expect(() => calendarOf('toString')).toThrow(expect.objectContaining({ code: 'STATE_UNKNOWN' }))
  })
})
