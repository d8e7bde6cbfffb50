import { describe, expect, it } from 'vitest'
import { previewDeadline } from '../../../services/deadlines/compute-deadline.ts'

const dueOn = (rule: string, facts: Record<string, string>) =>
  previewDeadline({
    rule,
    facts,
    state: 'NW',
    asOf: Temporal.PlainDate.from('2026-11-22'),
  }).computed.dueOn?.toString()

describe('agreed answers between the offices of a district', () => {
  it.each([
    [
      'announced early, three working days before the end',
      '2026-11-12',
      '2026-11-30',
      '2026-11-25',
    ],
    ['announced late, three working days after the news', '2026-11-27', '2026-11-30', '2026-12-02'],
    [
      'over Christmas, holidays and weekends do not count',
      '2026-12-23',
      '2026-12-31',
      '2026-12-29',
    ],
    ['after the end, still three working days', '2027-01-04', '2026-12-31', '2027-01-07'],
  ])('KIM-Vereinbarung: %s', (_, announcedOn, benefitEndsOn, expected) => {
    expect(dueOn('handover-takeover-due', { announcedOn, benefitEndsOn })).toBe(expected)
  })

  it('KIM-Vereinbarung: the receipt of an application is confirmed in three working days', () => {
    expect(dueOn('application-receipt-due', { filedOn: '2026-12-23' })).toBe('2026-12-29')
  })
})
