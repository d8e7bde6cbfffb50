import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import {
  checkVariables,
  renderExample,
  renderTable,
  variablesOf,
  withTable,
} from '../../../scripts/check-env.ts'

const sentence = 'Port of the HTTP server.'
const schema = Type.Object({
  PORT: Type.Integer({ default: 8080, description: sentence }),
  MASTER_KEY: Type.String({ description: 'Thirty-two random bytes.' }),
})

describe('the check of the environment', () => {
  it('writes every variable with its sentence', () => {
    // when
    const example = renderExample(variablesOf(schema), [])

    // then
    expect(example).toContain(`# ${sentence}\n# PORT=8080\n`)
    expect(example).toContain('# Thirty-two random bytes.\nMASTER_KEY=\n')
  })

  it('refuses a variable without a sentence', () => {
    // given
    const bare = Type.Object({ ...schema.properties, SECRET: Type.String() })

    // when
    const faults = checkVariables(variablesOf(bare), [], [])

    // then
    expect(faults).toEqual(['SECRET: needs a sentence (description)'])
  })

  it.each([
    'const a = process.env.HIDDEN',
    `const a = process.env['HIDDEN']`,
    'const { HIDDEN } = process.env',
    'const { HIDDEN: a = 1 } = process.env',
    `const a = need('HIDDEN')`,
    `const env = process.env\nconst a = env['HIDDEN']`,
  ])('refuses an undocumented variable that a script reads: %s', (text) => {
    // when
    const faults = checkVariables(variablesOf(schema), [], [{ path: 'scripts/a.ts', text }])

    // then
    expect(faults).toEqual(['scripts/a.ts: reads HIDDEN, which no list documents'])
  })

  it('refuses to document what nobody reads', () => {
    // given
    const listed = [{ name: 'GONE', default: null, sentence: 'A sentence about it.' }]

    // when, then
    expect(checkVariables([], listed, [])).toHaveLength(1)
  })

  it('replaces the table between its markers and nothing else', () => {
    // given
    const readme = 'before\n<!-- configuration -->\nold\n<!-- /configuration -->\nafter'

    // when
    const written = withTable(readme, renderTable(variablesOf(schema)))

    // then
    expect(written).toContain(`| \`PORT\` | \`8080\` | ${sentence} |`)
    expect(written).toMatch(/^before\n/)
    expect(written).toMatch(/\nafter$/)
    expect(written).not.toContain('old')
  })
})
