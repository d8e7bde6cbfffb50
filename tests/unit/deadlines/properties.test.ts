import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { holidaysOf, type State, stateNames } from '../../../services/deadlines/holidays.ts'
import { ask } from './ask.ts'

const states = Object.keys(stateNames) as State[]
const anyState = fc.constantFrom(...states)
const anyDay = fc
  .integer({ min: 0, max: 36_000 })
  .map((days) => Temporal.PlainDate.from('1995-01-01').add({ days }))
const anyUnit = fc.constantFrom('days', 'weeks', 'months', 'years')
const anyCount = fc.integer({ min: 1, max: 60 })
const compare = Temporal.PlainDate.compare

const eventPeriod = (
  on: Temporal.PlainDate,
  count: number,
  unit: string,
  by: string,
  state: State,
) => {
  const facts = { eventOn: on.toString(), count, unit, endMovesBy: by }
  const { computed } = ask('event-period', facts, { state })
  if (computed.dueOn === null) throw new Error('an event period always ends')
  return computed
}

describe('periods of the law', () => {
  it('§ 193 BGB: an end that moves reaches the next working day and passes only days that do not count', () => {
    fc.assert(
      fc.property(anyState, anyDay, anyCount, anyUnit, (state, on, count, unit) => {
        const calendar = calendarOf(state)
        const { rawOn, dueOn, steps } = eventPeriod(on, count, unit, 'bgb', state)

        expect(calendar.isWorkingDay(dueOn)).toBe(true)
        const skipped = steps.filter((step) => step.skipped).map(({ day }) => day)
        expect(skipped.length).toBe(rawOn.until(dueOn).days)
        for (const day of skipped)
          expect(calendar.isWorkingDay(Temporal.PlainDate.from(day))).toBe(false)
      }),
    )
  })

  it('moves nothing where no law moves it, and both ways of counting differ by that roll alone', () => {
    fc.assert(
      fc.property(anyState, anyDay, anyCount, anyUnit, (state, on, count, unit) => {
        const fixed = eventPeriod(on, count, unit, 'none', state)
        const moving = eventPeriod(on, count, unit, 'sgg', state)

        expect(fixed.dueOn.equals(fixed.rawOn)).toBe(true)
        expect(moving.rawOn.equals(fixed.dueOn)).toBe(true)
        expect(compare(moving.dueOn, fixed.dueOn)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('§ 187 Abs. 2 BGB: a period whose first day counts ends on or before the one whose event day does not', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyUnit, (on, count, unit) => {
        const event = eventPeriod(on, count, unit, 'none', 'NW')
        const start = ask('start-day-period', {
          firstDay: on.toString(),
          count,
          unit,
          endMovesBy: 'none',
        }).computed

        expect(start.dueOn).not.toBeNull()
        const gap = (start.dueOn ?? on).until(event.dueOn).days
        expect(gap).toBeGreaterThanOrEqual(0)
        // Where the day is missing in the last month (§ 188 Abs. 3 BGB), both end on its last day.
        expect(gap).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('every weekday against every holiday of every state: a month to it moves past it', () => {
    for (const state of states) {
      const calendar = calendarOf(state)
      for (let year = 2024; year <= 2035; year += 1) {
        for (const iso of holidaysOf(state, year).keys()) {
          const holiday = Temporal.PlainDate.from(iso)
          const { dueOn, rawOn } = eventPeriod(
            holiday.subtract({ days: 7 }),
            1,
            'weeks',
            'bgb',
            state,
          )

          expect(rawOn.toString()).toBe(iso)
          expect(compare(dueOn, holiday)).toBe(1)
          expect(calendar.isWorkingDay(dueOn)).toBe(true)
        }
      }
    }
  })

  it('Regelungen zur Bekanntgabe: a fiction day is the fourth day, whatever weekday or holiday it is', () => {
    fc.assert(
      fc.property(anyDay, (postedOn) => {
        fc.pre(postedOn.year >= 2025)
        const { computed } = ask('notification-letter', {
          postedOn: postedOn.toString(),
          procedureLaw: 'sgb-x',
        })

        expect(computed.dueOn?.toString()).toBe(postedOn.add({ days: 4 }).toString())
      }),
    )
  })

  it('§ 26 Abs. 6 SGB X: hours are real hours, through both switches of summer time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28', '2026-12-24'),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 1, max: 96 }),
        (day, hour, hours) => {
          const startsAt = `${day}T${String(hour).padStart(2, '0')}:15`
          const { computed } = ask('authority-hours', { startsAt, hours, procedureLaw: 'sgb-x' })
          const begin = Temporal.PlainDateTime.from(startsAt).toZonedDateTime('Europe/Berlin')

          if (computed.dueOn === null || !computed.at) throw new Error('hours always end')
          expect(computed.at.since(begin).total('hours')).toBe(hours)
        },
      ),
    )
  })

  it('ages: on the birthday the year is completed, on its eve it was not yet', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (born, age) => {
        const { computed } = ask('age', { bornOn: born.toString(), age })
        const birthday = born.add({ years: age }, { overflow: 'constrain' })
        const from = computed.dueOn?.add({ days: 1 })

        // Born on 29 February: in a common year the year is completed with 28 February.
        const leapling = born.month === 2 && born.day === 29 && !birthday.inLeapYear
        expect(from?.toString()).toBe((leapling ? birthday.add({ days: 1 }) : birthday).toString())
      }),
    )
  })
})
