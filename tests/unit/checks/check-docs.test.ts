import { describe, expect, it } from 'vitest'
import { checkFolders, checkPaths, checkScripts } from '../../../scripts/check-docs.ts'
import { errorCodes, renderErrorCodes } from '../../../scripts/checks/error-codes.ts'

const paths = [
  'README.md',
  'docs/glossary.md',
  'services/main.ts',
  'services/agencies/jobcenter/wire.ts',
  'services/engine/engine.ts',
]
const readme = (text: string) => [{ path: 'README.md', text }]

describe('the check of documents', () => {
  it('refuses a path that does not exist', () => {
    // given
    const text = 'Start at `services/main.ts`, then\nread `services/magic.ts`.'

    // when
    const faults = checkPaths(readme(text), paths)

    // then
    expect(faults).toEqual(['README.md:2: services/magic.ts does not exist'])
  })

  it.each([
    '`services/`',
    '`services/agencies/<name>/wire.ts`',
    '`services/*/engine.ts`',
    '`services/{agencies,engine}/`',
    '[words](docs/glossary.md#names)',
    '`npm start`, `/api/cases`, `a/b` and `@fastify/cookie`',
  ])('understands %s', (text) => {
    expect(checkPaths(readme(text), paths)).toEqual([])
  })

  it.each(['`services/{agencies,magic}/`', '[words](docs/gone.md)', '`CHANGES.md`'])(
    'finds the fault in %s',
    (text) => {
      expect(checkPaths(readme(text), paths)).toHaveLength(1)
    },
  )

  it('refuses an npm script that does not exist', () => {
    // given
    const text = 'Run `npm run bench` and `npm start`, `npm ci` or `npm run fly`.'

    // when
    const faults = checkScripts(readme(text), ['bench', 'start'])

    // then
    expect(faults).toEqual(['README.md:1: npm script fly does not exist'])
  })

  it('compares the folder table with the tree, both ways', () => {
    // given
    const text =
      '# A\n\n## Folders\n\n| Folder | Holds |\n|---|---|\n| `docs/` | x |\n| `gone/` | y |\n'

    // when
    const faults = checkFolders(text, paths)

    // then
    expect(faults).toEqual([
      'README.md: folder table names gone/, which does not exist',
      'README.md: folder table lacks services/',
      'README.md: folder table lacks services/agencies/',
      'README.md: folder table lacks services/engine/',
    ])
  })
})

describe('the page of error codes', () => {
  it('holds every failure of the code with its kind, status and message', () => {
    // given
    const text = [
      "throw refused('CONSENT_MISSING', 'No consent')",
      "throw new Failure('missing', 'CASE_UNKNOWN', 'No case')",
      `throw invalid('CASE_INVALID', \`Field \${name} is wrong\`)`,
      "throw conflict(code, 'not literal')",
    ].join('\n')

    // when
    const page = renderErrorCodes(errorCodes([{ path: 'services/cases/cases.ts', text }]))

    // then
    expect(page).toContain('| `CONSENT_MISSING` | refused | 422 | No consent |')
    expect(page).toContain('| `CASE_UNKNOWN` | missing | 404 | No case |')
    expect(page).toContain('| `CASE_INVALID` | invalid | 400 | Field … is wrong |')
  })
})
