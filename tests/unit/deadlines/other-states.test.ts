import { describe, expect, it } from 'vitest'
import { ask, linesOf } from './ask.ts'

const until = (postedOn: string, state: string) => {
  const { computed } = ask(
    'objection-social',
    { postedOn, instruction: 'correct', field: 'sgb-x' },
    { state },
  )
  return [String(computed.rawOn), String(computed.dueOn)]
}

/** A letter is posted, the fourth day counts as notification, a month later its objection ends. */
describe('the place of the authority decides about the end of a chain', () => {
  it.each([
    ['SN', '2026-10-14', '2026-11-18', '2026-11-19', 'Buß- und Bettag'],
    ['NW', '2026-10-14', '2026-11-18', '2026-11-18', 'none'],
    ['BE', '2027-02-04', '2027-03-08', '2027-03-09', 'Internationaler Frauentag'],
    ['NW', '2027-02-04', '2027-03-08', '2027-03-08', 'none'],
    ['TH', '2027-08-16', '2027-09-20', '2027-09-21', 'Weltkindertag'],
    ['NW', '2027-08-16', '2027-09-20', '2027-09-20', 'none'],
    ['BY', '2026-12-02', '2027-01-06', '2027-01-07', 'Heilige Drei Könige'],
    ['NW', '2026-12-02', '2027-01-06', '2027-01-06', 'none'],
    ['NI', '2025-09-27', '2025-11-01', '2025-11-03', 'a Saturday, and no Allerheiligen'],
    ['BY', '2026-04-30', '2026-06-04', '2026-06-05', 'Fronleichnam'],
    ['BE', '2026-04-30', '2026-06-04', '2026-06-04', 'none'],
    ['NW', '2027-09-27', '2027-11-01', '2027-11-02', 'Allerheiligen'],
    ['HE', '2027-09-27', '2027-11-01', '2027-11-01', 'none'],
    ['NW', '2027-02-22', '2027-03-26', '2027-03-30', 'Karfreitag to Ostermontag'],
    ['NW', '2026-04-27', '2026-06-01', '2026-06-01', 'none'],
    ['NW', '2026-04-21', '2026-05-25', '2026-05-26', 'Pfingstmontag'],
    ['NW', '2026-04-10', '2026-05-14', '2026-05-15', 'Christi Himmelfahrt'],
  ])(
    '§ 37 Abs. 2 SGB X, §§ 64, 84 SGG in %s: posted on %s, counted to %s, ends on %s (%s)',
    (state, postedOn, raw, due) => {
      expect(until(postedOn, state)).toEqual([raw, due])
    },
  )

  it.each([
    ['NI', '2025-11-03'],
    ['BB', '2025-11-03'],
    ['NW', '2025-10-31'],
    ['BY', '2025-10-31'],
  ])('§ 193 BGB in %s: a week to Reformation Day, a Friday, ends on %s', (state, due) => {
    const facts = { eventOn: '2025-10-24', count: 1, unit: 'weeks', endMovesBy: 'bgb' }

    expect(ask('event-period', facts, { state }).computed.dueOn?.toString()).toBe(due)
  })

  it('§ 64 Abs. 3 SGG: the holiday is named with its state', () => {
    const facts = { postedOn: '2026-10-14', instruction: 'correct', field: 'sgb-x' }

    expect(linesOf('objection-social', facts, { state: 'SN' }).slice(-2)).toEqual([
      'Übersprungen | 2026-11-18 | Buß- und Bettag, gesetzlicher Feiertag in Sachsen | § 64 Abs. 3 SGG',
      'Frist endet | 2026-11-19 | nächster Werktag, 24:00 Uhr | § 64 Abs. 3 SGG',
    ])
    expect(linesOf('objection-social', facts).at(-1)).toBe(
      'Frist endet | 2026-11-18 | Werktag (Buß- und Bettag ist in NRW kein gesetzlicher Feiertag), keine Verschiebung; 24:00 Uhr | § 64 Abs. 3 SGG',
    )
  })
})
