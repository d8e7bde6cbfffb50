import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { rollOf } from '../../../services/deadlines/dates.ts'
import { extendedTo, movedTo } from '../../../services/deadlines/moved-dates.ts'
import { ask } from './ask.ts'

const nrw = calendarOf('NW')
const day = (iso: string) => Temporal.PlainDate.from(iso)

const computedFrom = (rule: string, facts: Record<string, string | number>) => {
  const { computed } = ask(rule, facts)
  if (computed.dueOn === null) throw new Error('this period always ends')
  return computed
}

describe('dates that change', () => {
  it.each([
    [
      'authority-period',
      'vwvfg',
      { notifiedOn: '2026-12-11', count: 2, unit: 'weeks' },
      '§ 31 Abs. 7 VwVfG NRW',
    ],
    [
      'authority-period',
      'sgb-x',
      { notifiedOn: '2026-12-11', count: 2, unit: 'weeks' },
      '§ 26 Abs. 7 SGB X',
    ],
    [
      'authority-fixed-date',
      'vwvfg',
      { fixedOn: '2026-12-20', meaning: 'endOfPeriod' },
      '§ 31 Abs. 7 VwVfG NRW',
    ],
    ['authority-hours', 'sgb-x', { startsAt: '2026-12-04T15:00', hours: 48 }, '§ 26 Abs. 7 SGB X'],
  ] as const)(
    '%s under %s: the extension of %o rests on %s',
    (rule, procedureLaw, facts, basis) => {
      // when
      const before = computedFrom(rule, { ...facts, procedureLaw })
      const extended = extendedTo(before, day('2027-01-16'), { roll: rollOf(before) }, nrw)

      // then
      expect(extended.steps.find(({ step }) => step === 'Verlängert')?.basis).toBe(basis)
    },
  )

  it('§ 31 Abs. 3 S. 1 VwVfG NRW: an extended end on a Saturday moves as the first one would have', () => {
    const before = computedFrom('authority-period', {
      notifiedOn: '2026-12-11',
      procedureLaw: 'vwvfg',
      count: 2,
      unit: 'weeks',
    })
    const { dueOn, steps } = extendedTo(before, day('2027-01-16'), { roll: rollOf(before) }, nrw)

    expect(dueOn.toString()).toBe('2027-01-18')
    expect(steps.filter(({ step }) => step === 'Bisheriges Ende')).toHaveLength(1)
  })

  it('KIM-Vereinbarung: another agreed day stands as it is and says so', () => {
    const before = computedFrom('acknowledgement-due', { startsOn: '2026-12-18' })
    const { dueOn, steps } = movedTo(before, day('2027-01-09'), day('2026-12-21'), 'Absprache')

    expect(dueOn.toString()).toBe('2027-01-09')
    expect(steps.at(-1)?.why).toBe('vereinbarter Tag, keine Verschiebung; 24:00 Uhr')
  })
})
