import { describe, expect, it } from 'vitest'
import { checkSources } from '../../../scripts/check-sources.ts'

const check = (path: string, text: string) => checkSources([{ path, text }])

describe('the check of sources', () => {
  it.each([
    'const a = process.env.PORT',
    `const a = process['env']['PORT']`,
    'const { PORT } = process.env',
  ])('refuses to read the environment outside the configuration: %s', (text) => {
    expect(check('services/engine/engine.ts', text)).toEqual([
      'services/engine/engine.ts:1: reads the environment; only services/config.ts may',
    ])
  })

  it.each(['services/config.ts', 'scripts/start.ts', 'simulators/jobcenter/main.ts'])(
    'lets %s read the environment',
    (path) => {
      expect(check(path, 'export const a = process.env.PORT')).toEqual([])
    },
  )

  it.each(['Date.now()', 'new Date()', 'Temporal.Now.instant()'])(
    'refuses to read the time outside the clock: %s',
    (expression) => {
      expect(check('services/cases/cases.ts', `const a = ${expression}`)).toHaveLength(1)
      expect(check('services/clock.ts', `const a = ${expression}`)).toEqual([])
    },
  )

  it('lets a given instant become a date', () => {
    expect(check('services/cases/cases.ts', `const a = new Date('2026-11-22')`)).toEqual([])
  })

  it('ignores comments and strings', () => {
    expect(check('services/cases/cases.ts', `// process.env\nconst a = 'Date.now()'`)).toEqual([])
  })

  it.each([
    ['an address of a package registry', 'docs/a.md', 'see https://registry.npmjs.org/x'],
    ['a folder of one machine', 'scripts/start.sh', 'cd /work/main/x'],
    ['a home folder', 'README.md', 'cat `/home/somebody/x`'],
    ['an open point without a number', 'services/a.ts', '// TODO later'],
    ['a skipped test', 'tests/unit/a.test.ts', 'it.skip("x", () => {})'],
    ['a silenced compiler', 'services/a.ts', '// @ts-ignore'],
  ])('refuses %s', (_, path, text) => {
    expect(check(path, text)).toHaveLength(1)
  })

  it('wants type imports where only types may be taken', () => {
    const from = `from '../../services/api/schemas/tasks.ts'`
    expect(check('web-modeler/src/a.ts', `import { a } ${from}\nexport { a }`)).toHaveLength(1)
    expect(check('web-modeler/src/a.ts', `import type { A } ${from}\nexport type B = A`)).toEqual(
      [],
    )
    expect(check('services/engine/a.ts', `import { readConfig } from '../config.ts'`)).toHaveLength(
      1,
    )
    expect(check('services/house.ts', `import { a } from './clock.ts'`)).toHaveLength(1)
  })
})
