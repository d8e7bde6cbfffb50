import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../../services/deadlines/calendar.ts'
import { computeDeadline } from '../../../services/deadlines/compute-deadline.ts'
import { acknowledgementDue } from '../../../services/deadlines/rules/acknowledgement-due.ts'
import { startDue } from '../../../services/deadlines/rules/start-due.ts'
import type { DeadlineRule } from '../../../services/define/deadline.ts'

const nrw = calendarOf('NW')
const day = (iso: string) => Temporal.PlainDate.from(iso)
const compute = (rule: DeadlineRule, startsOn: string) => rule.compute({ startsOn }, nrw)

describe('deadline rules', () => {
  it.each([
    ['2026-11-25', '2026-12-09', 'ten plain working days'],
    ['2026-11-28', '2026-12-11', 'sent on a Saturday'],
    ['2026-12-18', '2027-01-05', 'over Christmas and New Year'],
    ['2027-03-19', '2027-04-06', 'over Easter and the switch to summer time'],
    ['2026-10-16', '2026-10-30', 'over the switch to winter time'],
  ])(
    'Vereinbarung mit den Stellen: sent on %s, the acknowledgement is due on %s (%s)',
    (sent, due) => {
      expect(compute(acknowledgementDue, sent).dueOn?.toString()).toBe(due)
    },
  )

  it('explains the response time line by line', () => {
    // when
    const { steps } = compute(acknowledgementDue, '2026-12-18')

    // then
    expect(steps.map((line) => `${line.step} | ${line.day} | ${line.why}`)).toEqual([
      'Überleitung gesendet | 2026-12-18 | Tag der Sendung; dieser Tag zählt nicht',
      'Frist beginnt | 2026-12-19 | Tag danach; Dauer: 10 Arbeitstage',
      'Übersprungen | 2026-12-19 | Samstag',
      'Übersprungen | 2026-12-20 | Sonntag',
      'Zählt mit | 2026-12-24 | Heiligabend ist in NRW kein gesetzlicher Feiertag',
      'Übersprungen | 2026-12-25 | 1. Weihnachtstag, gesetzlicher Feiertag in NRW',
      'Übersprungen | 2026-12-26 | 2. Weihnachtstag und Samstag',
      'Übersprungen | 2026-12-27 | Sonntag',
      'Zählt mit | 2026-12-31 | Silvester ist in NRW kein gesetzlicher Feiertag',
      'Übersprungen | 2027-01-01 | Neujahrstag, gesetzlicher Feiertag in NRW',
      'Übersprungen | 2027-01-02 | Samstag',
      'Übersprungen | 2027-01-03 | Sonntag',
      'Frist endet | 2027-01-05 | 10. Arbeitstag danach (Montag bis Freitag ohne Feiertage), 24:00 Uhr',
    ])
  })

  it.each([
    ['2026-11-10', '2026-12-08', '2026-12-08', 'no roll'],
    ['2026-11-27', '2026-12-25', '2026-12-28', 'over Christmas'],
    ['2026-11-29', '2026-12-27', '2026-12-28', 'accepted on a Sunday'],
    ['2027-02-26', '2027-03-26', '2027-03-30', 'over Easter'],
  ])(
    'Vereinbarung mit den Stellen: accepted on %s, four weeks end on %s, checked on %s (%s)',
    (accepted, raw, due) => {
      const computed = compute(startDue, accepted)

      expect(computed.rawOn?.toString()).toBe(raw)
      expect(computed.dueOn?.toString()).toBe(due)
    },
  )

  it('says whether the four weeks were moved and why', () => {
    const lines = (accepted: string) =>
      compute(startDue, accepted).steps.map((line) => `${line.day} ${line.why}`)

    expect(lines('2026-11-10').at(-1)).toBe('2026-12-08 Arbeitstag, keine Verschiebung; 24:00 Uhr')
    expect(lines('2026-11-29').slice(2)).toEqual([
      '2026-12-27 gleicher Wochentag wie der Tag der Annahme',
      '2026-12-27 Sonntag',
      '2026-12-28 nächster Arbeitstag, 24:00 Uhr',
    ])
  })

  it('warns on working days before the end', () => {
    const { warnOn } = computeDeadline({
      rule: 'acknowledgement-due',
      facts: { startsOn: '2026-12-18' },
      state: 'NW',
      asOf: day('2026-12-18'),
    })

    expect(warnOn.map(String)).toEqual(['2026-12-30', '2027-01-04'])
  })
})
