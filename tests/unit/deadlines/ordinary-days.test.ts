import { describe, expect, it } from 'vitest'
import { whyOrdinary } from '../../../services/deadlines/ordinary-days.ts'
import { dueOf, linesOf } from './ask.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const byLaw = { count: 1, unit: 'weeks', endMovesBy: 'bgb' } as const

describe('days that only look like holidays', () => {
  it.each([
    ['NW', '2026-12-24', 'Heiligabend ist in NRW kein gesetzlicher Feiertag'],
    ['NW', '2026-12-31', 'Silvester ist in NRW kein gesetzlicher Feiertag'],
    ['NW', '2026-02-16', 'Rosenmontag ist in NRW kein gesetzlicher Feiertag'],
    ['NW', '2027-02-08', 'Rosenmontag ist in NRW kein gesetzlicher Feiertag'],
    ['NW', '2026-11-18', 'Buß- und Bettag ist in NRW kein gesetzlicher Feiertag'],
    ['SN', '2026-11-18', null],
    ['NW', '2026-11-25', null],
    ['NW', '2022-12-24', null],
    ['TH', '2026-06-04', 'Fronleichnam ist in Thüringen nur in einzelnen Gemeinden Feiertag'],
    ['NI', '2026-06-04', null],
    [
      'BY',
      '2028-08-15',
      'Mariä Himmelfahrt ist in Bayern nur in Gemeinden mit überwiegend katholischer Bevölkerung Feiertag',
    ],
  ])('Feiertagsgesetze: %s on %s: %s', (state, iso, why) => {
    expect(whyOrdinary(state as 'NW', day(iso))).toBe(why)
  })

  it.each([
    ['2026-12-17', '2026-12-24', 'Heiligabend'],
    ['2026-12-24', '2026-12-31', 'Silvester'],
    ['2026-11-11', '2026-11-18', 'Buß- und Bettag'],
  ])(
    '§ 193 BGB: a week after %s ends on %s and says why %s does not move it',
    (eventOn, on, name) => {
      const facts = { eventOn, ...byLaw }

      expect(dueOf('event-period', facts)).toBe(on)
      expect(linesOf('event-period', facts).at(-1)).toBe(
        `Frist endet | ${on} | Werktag (${name} ist in NRW kein gesetzlicher Feiertag), keine Verschiebung; 24:00 Uhr | § 193 BGB`,
      )
    },
  )

  it('§ 193 BGB: an end that moves onto such a day says so, too', () => {
    const facts = { eventOn: '2028-12-16', ...byLaw }

    expect(
      linesOf('event-period', { ...facts, eventOn: '2026-11-08', count: 10, unit: 'days' }),
    ).toHaveLength(4)
    expect(linesOf('event-period', { ...facts, eventOn: '2023-12-24' }).at(-1)).toContain(
      '2024-01-02',
    )
  })

  it('§ 31 Abs. 2 S. 1 ZKG: Christmas Eve and New Year’s Eve count as banking days, line by line', () => {
    expect(linesOf('basic-account', { appliedOn: '2026-12-18' })).toEqual([
      'Antrag eingegangen | 2026-12-18 | Tag des Eingangs; dieser Tag zählt nicht | § 187 Abs. 1 BGB',
      'Frist beginnt | 2026-12-19 | Tag danach; Dauer: 10 Geschäftstage | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2026-12-19 | Samstag | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2026-12-20 | Sonntag | § 31 Abs. 2 S. 1 ZKG',
      'Zählt mit | 2026-12-24 | Heiligabend ist in NRW kein gesetzlicher Feiertag | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2026-12-25 | 1. Weihnachtstag, gesetzlicher Feiertag in NRW | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2026-12-26 | 2. Weihnachtstag und Samstag | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2026-12-27 | Sonntag | § 31 Abs. 2 S. 1 ZKG',
      'Zählt mit | 2026-12-31 | Silvester ist in NRW kein gesetzlicher Feiertag | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2027-01-01 | Neujahrstag, gesetzlicher Feiertag in NRW | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2027-01-02 | Samstag | § 31 Abs. 2 S. 1 ZKG',
      'Übersprungen | 2027-01-03 | Sonntag | § 31 Abs. 2 S. 1 ZKG',
      'Frist endet | 2027-01-05 | 10. Geschäftstag danach (Montag bis Freitag ohne Feiertage), 24:00 Uhr | § 31 Abs. 2 S. 1 ZKG',
    ])
  })

  it('KIM-Vereinbarung: days counted backwards are explained as well', () => {
    const facts = { changedOn: '2026-10-07', change: 'permit' }
    const passed = (rule: string) =>
      linesOf(rule, facts)
        .filter((line) => /^(Übersprungen|Zählt mit)/.test(line))
        .map((line) => line.split(' | ')[1])

    expect(passed('regime-change-first-payment')).toEqual(['2026-10-31'])
    expect(passed('regime-change-termination-notice')).toEqual(['2026-10-24', '2026-10-25'])
    expect(passed('regime-change-payment-check')).toEqual(['2026-11-01'])
    expect(passed('regime-change-short-application')).toEqual([])
  })
})
