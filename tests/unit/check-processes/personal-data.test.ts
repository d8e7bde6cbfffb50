import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { contractsWith, findingsOf, intake } from './broken.ts'

const talk = 'intake/forms/intake-talk.form'
const triage = 'intake/decisions/intake-triage.dmn'
const label = 'name="Fall eröffnen"'
const follows = 'Danach: Kommt wieder niemand'

const sentence = 'sounds like personal data'
const text = (what: string) => `its text seems to hold ${what}`

describe('the check for personal data in diagrams, forms and tables', () => {
  it.each(['givenName', 'birthDate', 'geburtsdatum', 'telefonnummer', 'anschrift', 'azrNumber'])(
    'refuses the variable %s, wherever it is written',
    async (name) => {
      // when
      const written = await findingsOf({
        change: [{ in: intake, from: 'target="noticeId"', to: `target="${name}"` }],
      })
      const listed = await findingsOf({
        contracts: contractsWith('intake', ({ variables }) => ({
          variables: Type.Object({ ...variables.properties, [name]: Type.String() }),
        })),
      })

      // then
      expect(written).toContainEqual(expect.stringContaining(`${name}: ${sentence}`))
      expect(listed).toContainEqual(expect.stringContaining(`${name}: ${sentence}`))
    },
  )

  it.each(['ask-vorname', 'call-frau-mueller', 'store-phone'])('refuses the id %s', async (id) => {
    // when
    const findings = await findingsOf({
      change: [
        { in: intake, from: /"open-case"/g, to: `"${id}"` },
        { in: intake, from: />open-case</g, to: `>${id}<` },
      ],
    })

    // then
    expect(findings).toContainEqual(expect.stringContaining(`${id}: ${sentence}`))
  })

  it.each([
    {
      what: 'a name in a label',
      change: [{ in: intake, from: label, to: 'name="Fall für Frau Müller eröffnen"' }],
      says: `open-case: ${text('a person by name')}`,
    },
    {
      what: 'a birth date in a documentation',
      change: [{ in: intake, from: follows, to: 'Danach: Geboren ist sie (geb. 3.4.1987). Kommt' }],
      says: `offer-second-talk: ${text('a birth date')}`,
    },
    {
      what: 'a telephone number in a documentation',
      change: [{ in: intake, from: follows, to: 'Danach: Anruf unter 0151 2345678. Kommt' }],
      says: `offer-second-talk: ${text('a telephone number')}`,
    },
    {
      what: 'an e-mail address in a header',
      change: [{ in: intake, from: 'value="askedKind"', to: 'value="erika@example.org"' }],
      says: `send-duplicate-question: ${text('an e-mail address')}`,
    },
    {
      what: 'a name in an expression',
      change: [{ in: intake, from: '=&#34;unknown&#34;', to: '=&#34;Herr Yilmaz&#34;' }],
      says: `duplicate-unknown: ${text('a person by name')}`,
    },
    {
      what: 'the number of a person in a form',
      change: [{ in: talk, from: '"label": "', to: '"label": "AZR 123456789012 ' }],
      says: `intake-talk: ${text('the number of a person')}`,
    },
    {
      what: 'a name in a decision table',
      change: [{ in: triage, from: '<text>§ 8a', to: '<text>Familie Öztürk, § 8a' }],
      says: `intake-triage-emergency: ${text('a person by name')}`,
    },
  ])('refuses $what', async ({ change, says }) => {
    // when
    const findings = await findingsOf({ change })

    // then
    expect(findings).toContainEqual(expect.stringContaining(says))
  })
})
