import Type from 'typebox'
import {
  choice,
  type DecisionContract,
  dayIfKnown,
  numberIfKnown,
  several,
  wholeNumber,
  yesNo,
} from '../decision-contract.ts'

/** Residence, as far as it decides who is competent. A superset of what the first talk asks. */
const statuses = {
  'asylum-procedure': 'Asylantrag oder Aufenthaltsgestattung',
  tolerated: 'Duldung',
  'temporary-protection-sought': '§ 24 gewünscht, noch keine Fiktionsbescheinigung',
  'humanitarian-25-5-before-18-months': '§ 25 Abs. 5, Aussetzung vor weniger als 18 Monaten',
  'other-asylblg':
    'anderer Fall des AsylbLG (§ 23 Abs. 1 wegen Krieges, § 25 Abs. 4 Satz 1, Folgeantrag, ausreisepflichtig)',
  recognised: 'anerkannt (Asyl, Flüchtling, subsidiärer Schutz)',
  'temporary-protection': '§ 24 mit Fiktionsbescheinigung oder Titel',
  'removal-ban': 'Abschiebungsverbot, § 25 Abs. 3',
  'humanitarian-25-5': '§ 25 Abs. 5, Aussetzung vor mindestens 18 Monaten',
  opportunity: 'Chancen-Aufenthalt, § 104c',
  'right-to-remain-25a': 'Bleiberecht für junge Menschen, § 25a',
  'right-to-remain-25b': 'Bleiberecht bei nachhaltiger Integration, § 25b',
  resettlement: 'Aufnahme nach § 23 Abs. 2 oder 4',
  'humanitarian-25-4a': '§ 25 Abs. 4a Satz 3',
  'work-or-family': 'Titel zur Arbeit oder zum Familiennachzug',
  'other-title': 'anderer Titel, länger als sechs Monate gültig',
  unlimited: 'Niederlassungserlaubnis oder Daueraufenthalt-EU',
  'eu-citizen': 'Unionsbürgerschaft',
  german: 'deutsche Staatsangehörigkeit',
  unknown: 'nicht bekannt',
}

const needs = {
  livelihood: 'Lebensunterhalt',
  housing: 'Wohnen',
  german: 'Deutsch lernen',
  'childcare-school': 'Kita und Schule',
  health: 'Gesundheit',
  'work-recognition': 'Arbeit, Ausbildung, Anerkennung',
  residence: 'Aufenthalt',
  family: 'Familie',
  discrimination: 'Diskriminierung',
  naturalisation: 'Einbürgerung',
  'low-income': 'Arbeit mit geringem Einkommen',
  'special-advice': 'Schulden, Sucht, Trauma oder Behinderung',
  return: 'Rückkehr',
}

const targets = {
  'adult-education-centre': 'Volkshochschule, Landeskurse',
  'anti-discrimination-office': 'Servicestelle Antidiskriminierung',
  'employment-agency': 'Agentur für Arbeit',
  'family-benefits-office': 'Wohngeldstelle, Familienkasse',
  'foreigners-authority': 'Ausländerbehörde',
  'integration-course': 'Integrationskurs',
  jmd: 'Jugendmigrationsdienst (JMD)',
  'job-language-course': 'Berufssprachkurs',
  jobcenter: 'Jobcenter',
  mbe: 'Migrationsberatung (MBE)',
  'nationality-authority': 'Staatsangehörigkeitsbehörde',
  'recognition-advice': 'Anerkennungsberatung',
  'return-advice': 'Rückkehrberatung',
  'social-welfare-office': 'Sozialamt',
  'special-advice-centre': 'Fachberatung',
  'youth-welfare-office': 'Jugendamt',
}

const benefit = (about: { default?: unknown } = {}) =>
  choice(
    'Laufende Leistung',
    {
      none: 'keine',
      asylblg: 'Asylbewerberleistungen',
      sgb2: 'SGB II (Jobcenter)',
      sgb12: 'SGB XII (Sozialamt)',
      unknown: 'nicht bekannt',
    },
    about,
  )

/** What the tables of the support plan look at and answer. */
export const decisions = {
  'referral-target': {
    facts: Type.Object({
      age: numberIfKnown('Alter', {
        maximum: 120,
        description: 'Vollendete Lebensjahre am Tag der Überleitung; null, wenn unbekannt.',
      }),
      retirementAge: choice(
        'Altersgrenze erreicht',
        { reached: 'ja', 'not-reached': 'nein', unknown: 'nicht bekannt' },
        {
          default: 'unknown',
          description:
            'Nur mit 66 von Bedeutung (§ 7a SGB II, § 41 Abs. 2 SGB XII): Jahrgang 1960 mit 66 Jahren und 4 Monaten, danach je Jahrgang zwei Monate später, ab 1964 mit 67.',
        },
      ),
      status: choice('Aufenthalt', statuses),
      needs: several('Bedarf', needs, { minItems: 1 }),
      workCapacity: choice(
        'Erwerbsfähigkeit',
        {
          able: 'mindestens drei Stunden täglich',
          'temporarily-unable': 'vorübergehend nicht',
          'permanently-unable': 'dauerhaft voll erwerbsgemindert',
        },
        {
          default: 'able',
          description: 'Erwerbsfähig ist, wer drei Stunden täglich arbeiten kann.',
        },
      ),
      livesWithEntitledPerson: choice(
        'Lebt mit leistungsberechtigter Person zusammen',
        { yes: 'ja', no: 'nein', unknown: 'nicht bekannt' },
        { default: 'unknown', description: 'Bedarfsgemeinschaft nach § 7 Abs. 3 SGB II.' },
      ),
      unaccompanied: yesNo('Unbegleitet minderjährig', { default: false }),
      euRight: choice(
        'Freizügigkeit (nur Unionsbürgerschaft)',
        {
          worker: 'arbeitet, selbstständig oder § 2 Abs. 3 FreizügG/EU',
          'five-years-registered': 'fünf Jahre seit der Anmeldung',
          'first-three-months': 'erste drei Monate ohne Arbeit',
          'job-search-only': 'nur zur Arbeitsuche oder ohne Aufenthaltsrecht',
          unknown: 'nicht bekannt oder nicht Unionsbürgerschaft',
        },
        { default: 'unknown' },
      ),
      temporaryProtectionSince: dayIfKnown('§ 24: erste Fiktionsbescheinigung oder Titel vom', {
        default: null,
        description: 'Nur von Bedeutung, wenn das LRAG gilt (Stichtag 01.04.2025).',
      }),
      currentBenefit: benefit({ default: 'unknown' }),
      foreignQualification: choice(
        'Ausländischer Abschluss',
        { yes: 'ja', no: 'nein', unknown: 'nicht bekannt' },
        { default: 'unknown' },
      ),
      firstTitle: choice(
        'Erster Aufenthaltstitel',
        {
          'within-one-year': 'vor weniger als einem Jahr erteilt',
          'over-one-year': 'vor einem Jahr oder länger erteilt',
          unknown: 'nicht bekannt oder kein Titel',
        },
        { default: 'unknown' },
      ),
      courseObliged: yesNo('Zum Integrationskurs verpflichtet', { default: false }),
      germanLevel: choice(
        'Deutsch',
        { 'below-b1': 'unter B1', 'b1-or-above': 'B1 oder höher', unknown: 'nicht bekannt' },
        { default: 'unknown' },
      ),
      lawfulYears: numberIfKnown('Jahre rechtmäßigen Aufenthalts', {
        maximum: 100,
        default: null,
      }),
      spouseOfGerman: yesNo('Ehe mit einer oder einem Deutschen', {
        default: false,
        description: 'Seit mindestens zwei Jahren (§ 9 StAG).',
      }),
    }),
    result: Type.Object({ target: choice('Stelle', targets) }),
    example: {
      facts: {
        age: 28,
        status: 'recognised',
        needs: ['livelihood', 'german'],
        workCapacity: 'able',
        currentBenefit: 'asylblg',
        firstTitle: 'within-one-year',
      },
      decisionDate: '2026-11-22',
    },
  },

  'integration-course': {
    facts: Type.Object({
      age: wholeNumber('Alter', { maximum: 120, description: 'Vollendete Lebensjahre.' }),
      status: choice('Aufenthalt', statuses),
      monthsSinceFirstTitle: numberIfKnown('Volle Monate seit dem ersten Titel', {
        default: null,
        description: 'Der Anspruch erlischt ein Jahr nach der Erteilung (§ 44 Abs. 2 AufenthG).',
      }),
      inSchool: yesNo('Geht noch zur Schule', {
        default: false,
        description: 'Schulbesuch in Deutschland aufgenommen oder fortgesetzt, bis 26 Jahre.',
      }),
      germanLevel: choice('Deutsch', {
        'below-a1': 'keine einfache Verständigung (unter A1)',
        'below-b1': 'A1 oder A2',
        'b1-or-above': 'B1 oder höher',
      }),
      currentBenefit: benefit(),
      courseAdmitted: yesNo('Zulassung nach § 44 Abs. 4 schon erteilt', { default: false }),
    }),
    result: Type.Object({
      way: choice('Weg in den Kurs', {
        claim: 'Anspruch auf Teilnahme',
        'claim-lapsed': 'Anspruch erloschen: Verpflichtung oder Selbstzahlung prüfen',
        'obligation-by-foreigners-authority': 'Ausländerbehörde verpflichtet',
        'obligation-possible-by-foreigners-authority': 'Ausländerbehörde kann verpflichten',
        'obligation-by-jobcenter': 'Jobcenter kann verpflichten',
        'obligation-by-asylblg-authority': 'Sozialamt (AsylbLG) kann verpflichten',
        'admission-issued': 'erteilte Zulassung nutzen',
        'admission-on-request': 'Zulassung beim BAMF beantragen',
        'admission-suspended': 'keine Zulassung: Landeskurse, VHS oder Selbstzahlung beraten',
        'job-language-course': 'Berufssprachkurs',
        'school-first': 'Förderung in der Schule, JMD',
        'ask-for-status': 'Aufenthalt klären',
        'ask-for-title-date': 'Tag des ersten Titels klären',
      }),
    }),
    example: {
      facts: {
        age: 34,
        status: 'recognised',
        monthsSinceFirstTitle: 3,
        inSchool: false,
        germanLevel: 'below-b1',
        currentBenefit: 'none',
      },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
