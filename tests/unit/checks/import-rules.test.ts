import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterEach, describe, expect, it } from 'vitest'
import config from '../../../.dependency-cruiser.mjs'

let root = ''

afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Plants a small tree of its own and returns the names of the rules it breaks. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  root = mkdtempSync(join(tmpdir(), 'kimflow-rules-'))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { forbidden, options } = config
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))]
  const { output } = await cruise(folders, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
  } as unknown as ICruiseOptions)
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name)
}

const empty = 'export {}\n'

describe('the import rules', () => {
  it('let a door use knowledge and knowledge use words', async () => {
    // given
    const files = {
      'services/failure.ts': 'export const refused = 1\n',
      'services/cases/cases.ts': `export { refused } from '../failure.ts'\n`,
      'services/workers/open-case.ts': `import '../cases/cases.ts'\n`,
    }

    // when
    const broken = await brokenRules(files)

    // then
    expect(broken).toEqual([])
  })

  const forbidden: [string, string, string, string][] = [
    [
      'a word imports knowledge',
      'words-import-nothing-later',
      'services/failure.ts',
      './cases/cases.ts',
    ],
    [
      'knowledge imports a door',
      'knowledge-import-nothing-later',
      'services/cases/cases.ts',
      '../workers/send.ts',
    ],
    ['a door imports main', 'doors-import-nothing-later', 'services/workers/send.ts', '../main.ts'],
    [
      'one door imports another',
      'doors-meet-in-knowledge',
      'services/api/server.ts',
      '../workers/send.ts',
    ],
    [
      'an agency imports another',
      'agency-knows-only-itself',
      'services/agencies/jobcenter/agency.ts',
      '../bamf/wire.ts',
    ],
    [
      'an agency imports the database',
      'agency-knows-only-itself',
      'services/agencies/jobcenter/agency.ts',
      '../../../db/client.ts',
    ],
    [
      'a transport imports an agency',
      'transport-knows-no-agency',
      'services/transports/portal.ts',
      '../agencies/bamf/wire.ts',
    ],
    [
      'a deadline rule imports rows',
      'deadline-rules-are-pure',
      'services/deadlines/rules/due.ts',
      '../deadlines.ts',
    ],
    [
      'a simulator imports the services',
      'simulators-speak-only-the-wire',
      'simulators/jobcenter/main.ts',
      '../../services/failure.ts',
    ],
    [
      'the browser app imports a capability',
      'browser-takes-types-of-schemas',
      'web-modeler/src/main.tsx',
      '../../services/cases/cases.ts',
    ],
    [
      'a service imports a script',
      'services-stand-alone',
      'services/cases/cases.ts',
      '../../scripts/start.ts',
    ],
  ]
  it.each(forbidden)('refuse that %s', async (_, rule, from, to) => {
    // given
    const target = join(dirname(from), to)

    // when
    const broken = await brokenRules({ [from]: `import '${to}'\n`, [target]: empty })

    // then
    expect(broken).toContain(rule)
  })

  it.each([
    ['zeebe-node', 'zeebe-node', 'services/workers/send.ts'],
    ['fastify', 'fastify', 'services/cases/cases.ts'],
    ['bullmq', 'bullmq', 'services/deadlines/deadlines.ts'],
    ['pg', 'drizzle', 'services/api/server.ts'],
    ['react', 'browser-libraries', 'services/api/server.ts'],
    ['prom-client', 'prom-client', 'services/engine/engine.ts'],
  ])('keep %s in its own folder', async (library, home, from) => {
    // when
    const broken = await brokenRules({ [from]: `import '${library}'\n` })

    // then
    expect(broken).toContain(`home-of-${home}`)
  })

  it('see a type import as well', async () => {
    // when
    const broken = await brokenRules({
      'services/cases/cases.ts': `import type { A } from '../workers/send.ts'\nexport type B = A\n`,
      'services/workers/send.ts': 'export type A = 1\n',
    })

    // then
    expect(broken).toContain('knowledge-import-nothing-later')
  })

  it('read files with markup too', async () => {
    // when
    const broken = await brokenRules({
      'web-modeler/src/card.tsx': `import '../../services/cases/cases.ts'\nexport const Card = () => <p>x</p>\n`,
      'services/cases/cases.ts': empty,
    })

    // then
    expect(broken).toContain('browser-takes-types-of-schemas')
  })

  it('refuse a cycle, but let the types of house.ts close one', async () => {
    // given
    const cycle = {
      'services/cases/a.ts': `import './b.ts'\n`,
      'services/cases/b.ts': `import './a.ts'\n`,
    }
    const house = {
      'services/house.ts': `import type { A } from './cases/a.ts'\nexport type House = A\n`,
      'services/cases/a.ts': `import type { House } from '../house.ts'\nexport type A = House\n`,
    }

    // when
    const broken = await brokenRules(cycle)
    rmSync(root, { recursive: true, force: true })
    const closed = await brokenRules(house)

    // then
    expect(broken).toContain('no-circular')
    expect(closed).toEqual([])
  })
})
