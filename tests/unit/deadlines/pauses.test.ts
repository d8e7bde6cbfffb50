import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { rollOf } from '../../../services/deadlines/dates.ts'
import {
  computedOf,
  type Pause,
  pausedDays,
  resumePeriod,
} from '../../../services/deadlines/pauses.ts'
import { noRoll, rollBy } from '../../../services/deadlines/periods/roll.ts'
import type { ComputedDate } from '../../../services/define/deadline.ts'
import { ask } from './ask.ts'

const calendar = calendarOf('NW')
const day = (iso: string) => Temporal.PlainDate.from(iso)
const first = day('2026-01-01')
const basis = '§ 10 Abs. 2 StAG'

/** A period that began on a day and was counted to another. */
const period = (startsOn: Temporal.PlainDate, rawOn: Temporal.PlainDate): ComputedDate => ({
  startsOn,
  rawOn,
  dueOn: calendar.nextWorkingDay(rawOn),
  steps: [{ step: 'Frist endet', day: rawOn.toString(), why: '' }],
})

/** Start, length, and pauses that follow one another inside of it, as gaps and lengths in days. */
const cases = fc.record({
  start: fc.integer({ min: 0, max: 1_200 }),
  length: fc.integer({ min: 1, max: 400 }),
  pauses: fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 40 }), lasts: fc.integer({ min: 0, max: 90 }) }),
    { minLength: 1, maxLength: 4 },
  ),
})

const pausesOf = (startsOn: Temporal.PlainDate, given: { after: number; lasts: number }[]) => {
  let free = startsOn
  return given.map(({ after, lasts }): Pause => {
    const from = free.add({ days: after })
    free = from.add({ days: lasts })
    return { from, on: free, basis }
  })
}

describe('a period after pauses', () => {
  it('is as many days longer as did not count, and rolls by its law alone', () => {
    fc.assert(
      fc.property(cases, ({ start, length, pauses: given }) => {
        const startsOn = first.add({ days: start })
        const before = period(startsOn, startsOn.add({ days: length }))
        const pauses = pausesOf(startsOn, given)
        const days = pauses.reduce((sum, pause) => sum + pausedDays(pause), 0)

        const rolled = resumePeriod(before, pauses, rollBy('§ 193 BGB'), calendar)
        const fixed = resumePeriod(before, pauses, noRoll('fest'), calendar)

        expect(before.rawOn.until(rolled.rawOn).days).toBe(days)
        expect(rolled.dueOn.toString()).toBe(calendar.nextWorkingDay(rolled.rawOn).toString())
        expect(fixed.dueOn.toString()).toBe(rolled.rawOn.toString())
      }),
    )
  })

  it('ends on the same day whether its pauses are counted one by one or together', () => {
    fc.assert(
      fc.property(cases, ({ start, length, pauses: given }) => {
        const startsOn = first.add({ days: start })
        const before = period(startsOn, startsOn.add({ days: length }))
        const pauses = pausesOf(startsOn, given)
        const roll = rollBy('§ 193 BGB')

        const together = resumePeriod(before, pauses, roll, calendar)
        const singly = pauses.reduce(
          (sum, pause) => resumePeriod(sum, [pause], roll, calendar),
          before,
        )

        expect(singly.rawOn.toString()).toBe(together.rawOn.toString())
        expect(singly.dueOn.toString()).toBe(together.dueOn.toString())
      }),
    )
  })

  it('names every pause and the sum of days, and keeps the earlier end under another name', () => {
    fc.assert(
      fc.property(cases, ({ start, length, pauses: given }) => {
        const startsOn = first.add({ days: start })
        const pauses = pausesOf(startsOn, given)
        const before = period(startsOn, startsOn.add({ days: length }))
        const { steps, dueOn } = resumePeriod(before, pauses, rollBy('§ 193 BGB'), calendar)

        const named = (name: string) => steps.filter(({ step }) => step === name)
        expect(named('Frist ruht').map(({ day }) => day)).toEqual(
          pauses.map(({ from }) => `${from}`),
        )
        expect(named('Frist läuft weiter').map(({ day }) => day)).toEqual(
          pauses.map(({ on }) => `${on}`),
        )
        expect(named('Bisheriges Ende')).toHaveLength(1)
        expect(named('Frist endet').map(({ day }) => day)).toEqual([dueOn.toString()])
      }),
    )
  })

  it('stays as it was without any pause', () => {
    const before = period(day('2026-11-27'), day('2026-12-27'))
    expect(resumePeriod(before, [], rollBy('§ 193 BGB'), calendar)).toBe(before)
  })

  it('counted in working days ends on a working day again', () => {
    // given: ten working days to Tuesday 2027-01-05, rested for four days
    const { computed } = ask('acknowledgement-due', { startsOn: '2026-12-18' })
    if (computed.dueOn === null) throw new Error('ten working days always end')
    const pause = { from: day('2026-12-22'), on: day('2026-12-26'), basis }

    // when
    const { rawOn, dueOn, steps } = resumePeriod(computed, [pause], rollOf(computed), calendar)

    // then: Saturday and Sunday are passed over
    expect([rawOn.toString(), dueOn.toString()]).toEqual(['2027-01-09', '2027-01-11'])
    expect(steps.at(-1)?.why).toBe('nächster Arbeitstag, 24:00 Uhr')
  })

  it('counted in hours keeps its hour across the change to summer time', () => {
    // given: Friday 15:00 and 48 hours, Sunday 15:00, rested for twelve weeks
    const before = computedOf({
      startsOn: '2027-01-08',
      rawOn: '2027-01-10',
      dueOn: '2027-01-10',
      dueAt: '2027-01-10T14:00:00Z',
      explanation: [],
    })
    const pause = { from: day('2027-01-09'), on: day('2027-04-03'), basis }

    // when
    const { at, dueOn } = resumePeriod(before, [pause], noRoll('Stunden'), calendar)

    // then
    expect(at?.toInstant().toString()).toBe('2027-04-04T13:00:00Z')
    expect(dueOn.toString()).toBe('2027-04-04')
  })
})
