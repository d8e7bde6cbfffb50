import { describe, expect, it } from 'vitest'
import { checkNames, readGlossary, wordsOf } from '../../../scripts/check-names.ts'

const glossary = readGlossary(`
| German | Identifier | Never | Note |
|---|---|---|---|
| Einwilligung | \`consent\` | \`agreement\`, \`permission\` | |
| Rechtskreiswechsel | \`regimeChange\` | \`benefitSwitch\` | |
| Rückmeldung | \`acknowledgement\` | | |
| Jobcenter | \`jobcenter\` | \`jobCentre\` | a name |
`)

const check = (path: string, text: string) => checkNames([{ path, text }], glossary)

describe('the check of names', () => {
  it('reads words out of camel, snake and kebab case', () => {
    expect(['sendReferral', 'sent_at', 'last-filing-day', 'HTTPAnswer'].map(wordsOf)).toEqual([
      ['send', 'referral'],
      ['sent', 'at'],
      ['last', 'filing', 'day'],
      ['http', 'answer'],
    ])
  })

  it('accepts the words of the glossary', () => {
    expect(check('services/consents/consents.ts', 'export const consent = 1')).toEqual([])
    expect(check('services/agencies/jobcenter/agency.ts', 'const jobcenter = 1')).toEqual([])
  })

  it.each([
    ['a variable', 'const writtenAgreement = 1'],
    ['a function', 'function askPermission() {}'],
    ['a property of a type', 'type A = { permission: string }'],
    ['a parameter', 'const f = (permission: string) => 1'],
    ['a word of two parts', 'const lastBenefitSwitch = 1'],
  ])('refuses a never-word as %s', (_, text) => {
    expect(check('services/cases/cases.ts', text)).toHaveLength(1)
  })

  it('names file and line of a fault and the word to use', () => {
    // given
    const text = '/** A comment. */\n\nconst permission = 1\n'

    // when
    const faults = check('services/cases/cases.ts', text)

    // then
    expect(faults).toEqual([
      'services/cases/cases.ts:3: permission: “permission” is a never-word of „Einwilligung“: say consent',
    ])
  })

  it('refuses a never-word in the name of a file', () => {
    expect(check('services/consents/read-permission.ts', '')).toHaveLength(1)
  })

  it('refuses German identifiers, spelled out or with umlauts', () => {
    expect(check('services/cases/cases.ts', 'const einwilligung = 1')).toHaveLength(1)
    expect(check('services/cases/cases.ts', 'const rueckmeldung = 1')).toHaveLength(1)
    expect(check('services/cases/cases.ts', 'const höhe = 1')).toHaveLength(1)
  })

  it('lets the wire and the simulators speak the language of the agency', () => {
    const text = 'const rueckmeldung = 1'
    expect(check('services/agencies/jobcenter/wire.ts', text)).toEqual([])
    expect(check('simulators/jobcenter/answers.ts', text)).toEqual([])
  })

  it('leaves alone what libraries are called and what stands in strings and comments', () => {
    // given
    const text = `import { permission } from 'a-library'\n// permission\nconst a = b.permission('permission')`

    // when, then
    expect(
      check('services/cases/cases.ts', text.replace('const a', 'export const a')),
    ).toHaveLength(0)
  })
})
