import { describe, expect, it } from 'vitest'
import { fits, readCell } from '../../../services/decisions/cells.ts'
import { cellWords } from '../../../services/decisions/words.ts'

const schema = {
  anyOf: [
    { const: 'a', title: 'Weg A' },
    { const: 'b', title: 'Weg B' },
  ],
}

describe('reading the cells of a table', () => {
  it.each([
    { cell: '', yes: [null, 1, 'a'], no: [], says: '' },
    { cell: 'null', yes: [null], no: [0, ''], says: 'keine Angabe' },
    { cell: 'true', yes: [true], no: [false, null], says: 'ja' },
    { cell: '"a", "b"', yes: ['a', 'b'], no: ['c', null], says: 'Weg A, Weg B' },
    { cell: 'not("a")', yes: ['b'], no: ['a'], says: 'alles außer: Weg A' },
    { cell: '2', yes: [2], no: [1, 3], says: '2' },
    { cell: '>= 27', yes: [27, 28], no: [26, null], says: 'mindestens 27' },
    { cell: '< 12', yes: [11], no: [12, null], says: 'weniger als 12' },
    { cell: '[12..26]', yes: [12, 26], no: [11, 27], says: '12 bis 26' },
    {
      cell: '[date("2024-06-27")..date("2025-10-29")]',
      yes: ['2024-06-27', '2025-10-29'],
      no: ['2024-06-26', '2025-10-30', null],
      says: '27.06.2024 bis 29.10.2025',
    },
    {
      cell: '<= date("2023-08-23")',
      yes: ['2023-08-23'],
      no: ['2023-08-24'],
      says: 'bis 23.08.2023',
    },
    {
      cell: '>= date("2026-07-01")',
      yes: ['2026-07-01'],
      no: ['2026-06-30'],
      says: 'ab 01.07.2026',
    },
    {
      cell: 'list contains(?, "a") or list contains(?, "b")',
      yes: [['b'], ['a', 'c']],
      no: [['c'], [], null],
      says: 'Weg A oder Weg B',
    },
    {
      cell: 'list contains(?, "a") and not(list contains(?, "b"))',
      yes: [['a']],
      no: [['a', 'b'], ['c']],
      says: 'Weg A, nicht Weg B',
    },
    { cell: 'count(?) > 0', yes: [['a']], no: [[], null], says: 'mindestens ein Eintrag' },
  ])('reads „$cell“ as „$says“', ({ cell, yes, no, says }) => {
    // when
    const read = readCell(cell)

    // then
    expect(yes.map((value) => fits(read, value))).toEqual(yes.map(() => true))
    expect(no.map((value) => fits(read, value))).toEqual(no.map(() => false))
    expect(cellWords(read, schema)).toBe(says)
  })

  it('does not pretend to know a cell that computes', () => {
    expect(readCell('? * 2 > 5')).toEqual({ kind: 'other' })
    expect(fits(readCell('? * 2 > 5'), 3)).toBeNull()
  })
})
