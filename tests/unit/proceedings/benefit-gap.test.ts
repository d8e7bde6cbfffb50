import { describe, expect, it } from 'vitest'
import { type Cover, countGap } from '../../../services/proceedings/benefit-gap.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const dayOrNull = (iso: string | null) => (iso === null ? null : day(iso))

type Dates = { ends: string[]; owed?: string; paid?: string; bridged?: string }
const cover = ({ ends, owed, paid, bridged }: Dates): Cover => ({
  coveredUntil: ends.map(day),
  owedFrom: dayOrNull(owed ?? null),
  paidOn: dayOrNull(paid ?? null),
  bridgedOn: dayOrNull(bridged ?? null),
})

const november = { ends: ['2026-11-30'], owed: '2026-12-01' }

describe('days without benefits', () => {
  it.each<[string, Dates, string, number, string | null]>([
    ['money in advance leaves none', { ...november, paid: '2026-11-30' }, '2026-12-03', 0, null],
    ['money on the first leaves none', { ...november, paid: '2026-12-01' }, '2026-12-03', 0, null],
    [
      'money on the third leaves two',
      { ...november, paid: '2026-12-03' },
      '2026-12-03',
      2,
      '2026-12-01',
    ],
    ['before the month is over none has passed', november, '2026-11-25', 0, '2026-12-01'],
    ['on the last day none has passed', november, '2026-11-30', 0, '2026-12-01'],
    ['on the first day without money one has begun', november, '2026-12-01', 1, '2026-12-01'],
    ['an open gap grows with every day', november, '2026-12-09', 9, '2026-12-01'],
    [
      '§ 37 Abs. 2 SGB II: filed in January, December is lost although money came in December',
      { ends: ['2026-11-30'], owed: '2027-01-01', paid: '2026-12-30' },
      '2027-01-05',
      31,
      '2026-12-01',
    ],
    [
      'an advance ends the gap',
      { ...november, bridged: '2026-12-05' },
      '2026-12-20',
      4,
      '2026-12-01',
    ],
    [
      'an advance before the first day leaves none',
      { ...november, bridged: '2026-11-30', paid: '2026-12-20' },
      '2026-12-20',
      0,
      null,
    ],
    [
      'benefits that go on count to their own last day',
      { ends: ['2026-11-30', '2026-12-31'], owed: '2026-12-01', paid: '2026-12-18' },
      '2027-01-05',
      0,
      null,
    ],
    [
      'a month end on a Sunday is a month end',
      { ends: ['2027-01-31'], owed: '2027-02-01', paid: '2027-02-02' },
      '2027-02-03',
      1,
      '2027-02-01',
    ],
    ['without an end there is no gap', { ends: [] }, '2026-12-09', 0, null],
  ])('%s', (_, dates, today, gapDays, uncoveredFrom) => {
    const gap = countGap(cover(dates), day(today))

    expect([gap.gapDays, gap.uncoveredFrom?.toString() ?? null]).toEqual([gapDays, uncoveredFrom])
  })
})
