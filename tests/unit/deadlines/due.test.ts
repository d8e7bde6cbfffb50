import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { dueState, responseClock } from '../../../services/deadlines/due.ts'

const nrw = calendarOf('NW')
const day = (iso: string) => Temporal.PlainDate.from(iso)
const today = day('2026-12-22')

describe('due state', () => {
  it.each([
    ['2027-01-05', 'planned', 8],
    ['2026-12-29', 'planned', 4],
    ['2026-12-28', 'soon', 3],
    ['2026-12-26', 'soon', 2],
    ['2026-12-23', 'soon', 1],
    ['2026-12-22', 'today', 0],
    ['2026-12-21', 'overdue', -1],
    ['2026-12-18', 'overdue', -2],
  ])('on 2026-12-22 a deadline of %s is %s with %i working days', (dueOn, state, workingDays) => {
    expect(dueState(day(dueOn), today, nrw)).toEqual({
      on: dueOn,
      state,
      workingDays,
      legal: false,
    })
  })

  it('is overdue on the Saturday after a Friday, with no working day passed yet', () => {
    expect(dueState(day('2026-12-18'), day('2026-12-19'), nrw)).toMatchObject({
      state: 'overdue',
      workingDays: 0,
    })
  })

  it('rests while the person is awaited, whatever the date', () => {
    expect(dueState(day('2026-12-01'), today, nrw, { resting: true }).state).toBe('resting')
  })

  it('bears the mark of a legal date', () => {
    expect(dueState(day('2026-12-28'), today, nrw, { legal: true }).legal).toBe(true)
  })

  it.each([
    ['2026-11-25', 0],
    ['2026-11-26', 1],
    ['2026-11-29', 2],
    ['2026-12-08', 9],
    ['2026-12-09', 10],
    ['2026-12-15', 14],
  ])('shows on %s day %i of 10 of a response time, past its end too', (iso, expected) => {
    const deadline = { startsOn: day('2026-11-25'), dueOn: day('2026-12-09') }

    expect(responseClock(deadline, day(iso), nrw)).toEqual({ day: expected, of: 10 })
  })
})
