import { describe, expect, it } from 'vitest'
import { findingsOf } from './broken.ts'

const triage = 'intake/decisions/intake-triage.dmn'
const targets = 'support-plan/decisions/referral-target.dmn'
/** The first rule of a table: what is before its name, the name, what is behind it. */
const rule = /(<rule id="referral-target-)([^"]*)("[\s\S]*?<\/rule>)/
const first = '<text>&gt;= date("2020-01-01")</text>'
const note = (text: string) => `<annotationEntry>\n          <text>${text}</text>`

describe('the check of the validity of rules', () => {
  it.each([
    {
      what: 'a table without the column of the paragraph',
      change: [{ in: triage, from: '<annotation name="Quelle" />', to: '' }],
      says: 'has other annotation columns than',
    },
    {
      what: 'a table that does not ask for the day of the decision',
      change: [{ in: triage, from: 'date(decisionDate)', to: 'date(applicationDate)' }],
      says: 'does not ask for the day of the decision first',
    },
    {
      what: 'a rule whose cell holds on other days than its columns say',
      change: [{ in: triage, from: first, to: '<text>&gt;= date("2021-01-01")</text>' }],
      says: 'intake-triage-emergency: holds on other days',
    },
    {
      what: 'a rule without a first day',
      change: [{ in: triage, from: note('2020-01-01'), to: note('') }],
      says: 'intake-triage-emergency: has no first day',
    },
    {
      what: 'a rule without a source',
      change: [{ in: triage, from: note('§ 8a SGB VIII, § 4 KKG; Fachkonzept'), to: note('') }],
      says: 'intake-triage-emergency: names no paragraph',
    },
    {
      what: 'a rule whose text was never read',
      change: [{ in: triage, from: note('2026-11-22'), to: note('neulich') }],
      says: 'intake-triage-emergency: does not say when its text was read',
    },
    {
      what: 'a rule nobody vouches for',
      change: [{ in: triage, from: note('offen: juristische Freigabe'), to: note('') }],
      says: 'intake-triage-emergency: does not say who vouches for it',
    },
    {
      what: 'a rule with a last day that is none',
      change: [{ in: triage, from: note(''), to: note('bald') }],
      says: 'intake-triage-emergency: has a last day that is none',
    },
    {
      what: 'a rule that begins on a day there never was',
      change: [
        { in: triage, from: first, to: first.replace('2020-01-01', '2020-02-31') },
        { in: triage, from: note('2020-01-01'), to: note('2020-02-31') },
      ],
      says: 'intake-triage-emergency: has no first day',
    },
    {
      what: 'a rule that ends before it begins',
      change: [{ in: triage, from: note(''), to: note('2019-12-31') }],
      says: 'intake-triage-emergency: ends before it begins',
    },
    {
      what: 'a rule that asks for a code the fact never has',
      change: [{ in: triage, from: /(<rule[\s\S]*?)"sufficient"/, to: '$1"plenty"' }],
      says: 'ownResources is never “plenty”; known: sufficient, insufficient',
    },
    {
      what: 'a rule that answers with a code the contract does not name',
      change: [{ in: triage, from: '<text>"EMERGENCY_HANDOVER"', to: '<text>"HURRY"' }],
      says: 'intake-triage-emergency: outcome is never “HURRY”; known: OPEN_CASE',
    },
    {
      what: 'a rule behind one that always hits first',
      change: [
        {
          in: triage,
          from: /(<rule id="intake-triage-emergency">[\s\S]*?)<text>true</,
          to: '$1<text><',
        },
      ],
      says: 'intake-triage-warm-handover: is never reached: intake-triage-emergency hits first',
    },
    {
      what: 'two rules that hit together where one may',
      change: [{ in: triage, from: 'hitPolicy="FIRST"', to: 'hitPolicy="UNIQUE"' }],
      says: 'intake-triage-team: hits together with intake-triage-emergency',
    },
    {
      what: 'a rule of a list that is there twice in the same days',
      change: [
        { in: targets, from: /<((?:in|out)putEntry) id="[^"]*"/g, to: '<$1' },
        { in: targets, from: rule, to: '$1$2$3 $1again$3' },
      ],
      says: 'referral-target-again: says the same as',
    },
    {
      what: 'a table with a hit policy nobody reads here',
      change: [{ in: triage, from: 'hitPolicy="FIRST"', to: 'hitPolicy="PRIORITY"' }],
      says: 'intake-triage: has the hit policy PRIORITY; choose FIRST, UNIQUE, COLLECT',
    },
    {
      what: 'two rules with one id',
      change: [{ in: triage, from: '"intake-triage-team"', to: '"intake-triage-emergency"' }],
      says: 'intake-triage: import warning: unparsable content <rule>',
    },
    {
      what: 'a rule with a foreign id',
      change: [{ in: triage, from: '"intake-triage-team"', to: '"DecisionRule_0a1b2c"' }],
      says: 'DecisionRule_0a1b2c: must begin with intake-triage-',
    },
    {
      what: 'a cell that computes',
      change: [{ in: triage, from: '<text>&gt;= 3</text>', to: '<text>? * 2 &gt; 5</text>' }],
      says: 'has a cell under „Zahl der Bedarfsfelder“ nobody can read',
    },
    {
      what: 'a table that answers in other columns than the contract says',
      change: [{ in: triage, from: 'name="outcome" typeRef="string">', to: 'name="x">' }],
      says: 'answers x instead of outcome',
    },
  ])('refuses $what', async ({ change, says }) => {
    // when
    const findings = await findingsOf({ change })

    // then
    expect(findings).toContainEqual(expect.stringContaining(says))
  })
})
