import { describe, expect, it } from 'vitest'
import { contractsWith, findingsOf, intake, referral } from './broken.ts'

const talk = 'intake/forms/intake-talk.form'
const triage = 'intake/decisions/intake-triage.dmn'

describe('the check of human tasks, forms and decision tables', () => {
  it.each([
    {
      what: 'a human task without a form',
      change: [{ in: intake, from: '<zeebe:formDefinition formId="intake-talk" />', to: '' }],
      says: 'document-first-talk: has no form',
    },
    {
      what: 'a form that does not exist',
      change: [{ in: intake, from: 'formId="intake-talk"', to: 'formId="first-talk"' }],
      says: 'document-first-talk: there is no form first-talk',
    },
    {
      what: 'a form header that names another form',
      change: [{ in: intake, from: 'key="form" value="intake-talk"', to: 'key="form" value="x"' }],
      says: 'the header form is “x”; it must be intake-talk',
    },
    {
      what: 'a human task without a group',
      change: [{ in: intake, from: ' candidateGroups="case-management"', to: '' }],
      says: 'check-emergency: has no candidate group',
    },
    {
      what: 'a group nobody works for',
      change: [{ in: intake, from: '"team-lead" />', to: '"directors" />' }],
      says: 'decide-in-team: nobody works for the group directors',
    },
    {
      what: 'a human task without a due time',
      change: [{ in: intake, from: 'key="dueWorkingDays" value="3"', to: 'key="days" value="3"' }],
      says: 'document-first-talk: has no due time',
    },
    {
      what: 'a human task that does not say what follows',
      change: [{ in: intake, from: 'Danach: KIMflow speichert', to: 'KIMflow speichert' }],
      says: 'document-first-talk: does not say what follows',
    },
    {
      what: 'a native human task',
      change: [
        {
          in: intake,
          from: '<zeebe:formDefinition formId="intake-talk" />',
          to: '<zeebe:userTask /><zeebe:formDefinition formId="intake-talk" />',
        },
      ],
      says: 'document-first-talk: is a native user task',
    },
    {
      what: 'a field the contract does not know',
      change: [{ in: talk, from: '"key": "status"', to: '"key": "title"' }],
      says: 'the contract has no value title',
    },
    {
      what: 'a value of the contract without a field',
      change: [{ in: talk, from: '"key": "status"', to: '"key": "title"' }],
      says: 'status: the contract names this value, the form has no field for it',
    },
    {
      what: 'options that are not the codes of the contract',
      change: [{ in: talk, from: '"value": "tolerated"', to: '"value": "duldung"' }],
      says: 'the options of status are not the codes of the contract',
    },
    {
      what: 'a field that hides behind no field',
      change: [{ in: talk, from: '"hide": "=attendance', to: '"hide": "=presence' }],
      says: 'is hidden by presence, which is no field of the form',
    },
    {
      what: 'a field that hides behind an unknown code',
      change: [{ in: talk, from: '\\"no-show\\"', to: '\\"absent\\"' }],
      says: 'is hidden while attendance is “absent”, which it never is; known: held, no-show',
    },
    {
      what: 'a field that hides behind what nobody can read',
      change: [{ in: talk, from: '"hide": "=attendance', to: '"hide": "attendance' }],
      says: 'does not begin with “=”',
    },
    ...['html', 'iframe', 'image'].map((type) => ({
      what: `the component ${type} in a form`,
      change: [{ in: talk, from: '"type": "textarea"', to: `"type": "${type}"` }],
      says: `the component ${type} is not allowed in a form`,
    })),
    {
      what: 'a form whose file has another name',
      change: [{ in: talk, from: '"id": "intake-talk",', to: '"id": "talk",' }],
      says: 'talk: the file name is not the form id',
    },
    {
      what: 'a form that is no JSON',
      change: [{ in: talk, from: '{', to: '' }],
      says: 'intake/forms/intake-talk.form: -: cannot be read',
    },
    {
      what: 'a decision that does not exist',
      change: [{ in: intake, from: 'value="intake-triage"', to: 'value="triage"' }],
      says: 'propose-outcome: there is no decision “triage”',
    },
    {
      what: 'a decision table that asks for what the contract does not give',
      change: [{ in: triage, from: '<text>providers</text>', to: '<text>helpers</text>' }],
      says: 'asks for helpers, which the contract does not give',
    },
    {
      what: 'a decision table that leaves out a fact',
      change: [{ in: triage, from: '<text>providers</text>', to: '<text>helpers</text>' }],
      says: 'does not ask for the fact providers',
    },
    {
      what: 'a decision table whose file has another name',
      change: [{ in: triage, from: '<decision id="intake-triage"', to: '<decision id="triage"' }],
      says: 'triage: the file name is not the decision id',
    },
  ])('refuses $what', async ({ change, says }) => {
    // when
    const findings = await findingsOf({ change })

    // then
    expect(findings).toContainEqual(expect.stringContaining(says))
  })

  it('refuses a contract that lists a form or a decision without a file', async () => {
    // when
    const withoutForm = await findingsOf({ without: talk })
    const withoutTable = await findingsOf({ without: triage })

    // then
    expect(withoutForm).toContainEqual(expect.stringContaining('lists a form without a file'))
    expect(withoutTable).toContainEqual(expect.stringContaining('lists a decision without a table'))
  })

  it('refuses a form the contract does not list', async () => {
    // when
    const findings = await findingsOf({
      contracts: contractsWith('intake', ({ forms }) => ({
        forms: Object.fromEntries(Object.entries(forms).filter(([id]) => id !== 'intake-talk')),
      })),
    })

    // then
    expect(findings).toContainEqual(
      expect.stringContaining('document-first-talk: the contract does not list the form'),
    )
  })

  it('refuses a form value for the engine that is no variable of the process', async () => {
    // when
    const findings = await findingsOf({
      contracts: contractsWith('intake', ({ forms }) => ({
        forms: Object.fromEntries(
          Object.entries(forms).map(([id, form]) => [id, { ...form, toEngine: ['note'] }]),
        ),
      })),
    })

    // then
    expect(findings).toContainEqual(
      expect.stringContaining('hands note to the engine, but the process has no such variable'),
    )
  })

  it('refuses a handover that does not say on what basis, for whom, which data and how long', async () => {
    for (const property of ['legalBasis', 'controller', 'dataCategories', 'retention']) {
      // when
      const findings = await findingsOf({
        change: [{ in: referral, from: `property name="${property}"`, to: 'property name="x"' }],
      })

      // then
      expect(findings).toContainEqual(
        expect.stringContaining(`send-referral: hands data over without ${property}`),
      )
    }
  })

  it('refuses a basis that is none, a part of the properties, and a message to others without any', async () => {
    // when
    const findings = await findingsOf({
      change: [
        { in: referral, from: 'legalBasis" value="Einwilligung', to: 'legalBasis" value="folgt' },
        { in: referral, from: /(legalBasis" value="folgt)[^"]*/, to: '$1' },
        {
          in: intake,
          from: /(id="alert-at-once"[\s\S]*?)<zeebe:property name="retention"[^>]*>/,
          to: '$1',
        },
        {
          in: intake,
          from: /(id="alert-emergency-service" name[\s\S]*?)<zeebe:properties>[\s\S]*?<\/zeebe:properties>/,
          to: '$1',
        },
      ],
    })

    // then
    for (const says of [
      'send-referral: its legalBasis “folgt” names no paragraph, consent or agreement',
      'alert-at-once: says a part of what the record needs, but goes without retention',
      'alert-emergency-service: tells Notfallstelle without legalBasis',
    ]) {
      expect(findings).toContainEqual(expect.stringContaining(says))
    }
  })

  it('refuses a deadline that does not say on what norm, for whom, which data and how long', async () => {
    for (const property of ['legalBasis', 'controller', 'dataCategories', 'retention']) {
      // when
      const findings = await findingsOf({
        change: [
          {
            in: referral,
            from: new RegExp(`(rule" value="acknowledgement-due"[\\s\\S]*?)name="${property}"`),
            to: '$1name="x"',
          },
        ],
      })

      // then
      expect(findings).toContainEqual(
        expect.stringContaining(`start-answer-clock: runs a deadline without ${property}`),
      )
    }
  })

  it('refuses a notice no contract declares, and one that is declared but never sent', async () => {
    // given
    const closing = contractsWith('case-closure', ({ notices = {} }) => ({
      notices: { 'archive.renamed': Object.values(notices)[0] as (typeof notices)[string] },
    }))

    // when
    const findings = await findingsOf({ contracts: closing })

    // then
    expect(findings).toContainEqual(
      expect.stringMatching(/sends the notice “.+”, the contract declares archive\.renamed/),
    )
    expect(findings).toContainEqual(
      expect.stringContaining('declares the notice archive.renamed, but no step sends it'),
    )
  })
})
