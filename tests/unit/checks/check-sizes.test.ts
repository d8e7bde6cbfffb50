import { describe, expect, it } from 'vitest'
import { checkSizes } from '../../../scripts/check-sizes.ts'

const lines = (count: number) => 'const a = 1\n'.repeat(count)

describe('the check of sizes', () => {
  it('refuses more than 300 lines, and more than 400 in a test', () => {
    // given
    const files = [
      { path: 'services/cases/cases.ts', text: lines(301) },
      { path: 'services/cases/short.ts', text: lines(300) },
      { path: 'tests/unit/long.test.ts', text: lines(401) },
      { path: 'tests/unit/fits.test.ts', text: lines(400) },
    ]

    // when
    const faults = checkSizes(files, {})

    // then
    expect(faults).toEqual([
      'services/cases/cases.ts: 301 lines, at most 300',
      'tests/unit/long.test.ts: 401 lines, at most 400',
    ])
  })

  it('lets pass what is excused or generated, and refuses an excuse for a file that is gone', () => {
    // given
    const files = [
      { path: 'services/api/table.ts', text: lines(500) },
      { path: 'web-modeler/src/api-types.gen.ts', text: lines(5000) },
    ]

    // when
    const excused = checkSizes(files, { 'services/api/table.ts': 'one table' })
    const gone = checkSizes([], { 'services/api/table.ts': 'one table' })

    // then
    expect(excused).toEqual([])
    expect(gone).toHaveLength(1)
  })
})
