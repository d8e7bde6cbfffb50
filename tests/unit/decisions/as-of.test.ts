import { describe, expect, it } from 'vitest'
import { decisions } from '../../../processes/naturalisation/decisions.ts'
import { readAsOf } from '../../../services/api/views/as-of.ts'
import { laterFacts } from '../../../services/decisions/faults.ts'

describe('the days a table is asked for', () => {
  it.each([
    { asOf: undefined, facts: {}, days: {} },
    { asOf: null, facts: {}, days: {} },
    { asOf: '2026-11-22', facts: {}, days: { decisionDate: '2026-11-22' } },
    {
      asOf: { decisionDate: '2025-11-15', applicationDate: '2025-06-01' },
      facts: {},
      days: { decisionDate: '2025-11-15', applicationDate: '2025-06-01' },
    },
    { asOf: { decisionDate: '', applicationDate: null }, facts: {}, days: {} },
    {
      asOf: '2025-11-15',
      facts: { decisionDate: '2025-11-15', applicationDate: '2025-06-01' },
      days: { decisionDate: '2025-11-15', applicationDate: '2025-06-01' },
    },
  ])('reads $asOf beside $facts', ({ asOf, facts, days }) => {
    expect(readAsOf(asOf, facts)).toEqual({ asOf: expect.objectContaining(days), faults: [] })
  })

  it.each([
    { asOf: 20261122, facts: {}, path: '/asOf' },
    { asOf: ['2026-11-22'], facts: {}, path: '/asOf' },
    { asOf: { day: '2026-11-22' }, facts: {}, path: '/asOf' },
    { asOf: '2026-11-22', facts: { decisionDate: '2026-11-23' }, path: '/facts/decisionDate' },
  ])('asks back about $asOf beside $facts', ({ asOf, facts, path }) => {
    expect(readAsOf(asOf, facts).faults.map((fault) => fault.path)).toEqual([path])
  })
})

describe('facts that tell what has happened', () => {
  const found = (foundOn: string | null) =>
    laterFacts(decisions.lockout, { finding: 'found-in-procedure', foundOn }, '2026-11-22')

  it.each(['2026-11-22', '2020-01-01', null])('may be from %s', (day) => {
    expect(found(day)).toEqual([])
  })

  it('cannot lie after the decision', () => {
    expect(found('2026-11-23')).toEqual([
      expect.objectContaining({ path: '/facts/foundOn', code: 'contradiction' }),
    ])
  })
})
