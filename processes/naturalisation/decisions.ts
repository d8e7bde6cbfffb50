import Type from 'typebox'
import {
  choice,
  type DecisionContract,
  dayIfKnown,
  numberIfKnown,
  numberOrNone,
  textOrNone,
  wholeNumber,
  yesNo,
} from '../decision-contract.ts'
import { proofDecisions } from './proof-decisions.ts'

/** What the tables of the naturalisation look at and answer. */
export const decisions = {
  'residence-requirement': {
    facts: Type.Object({
      route: choice('Weg', {
        'claim-10': 'Anspruch, § 10 Abs. 1 StAG',
        'turbo-10-3': 'nach drei Jahren, § 10 Abs. 3 StAG („Turbo“)',
        'family-10-2': 'Miteinbürgerung, § 10 Abs. 2 StAG',
        'spouse-9': 'Ehe mit einer oder einem Deutschen, § 9 StAG',
        'discretion-8': 'Ermessen, § 8 StAG',
      }),
      integrationMerit: choice(
        'Integrationsleistung (nur altes Recht)',
        {
          none: 'keine',
          course: 'Integrationskurs erfolgreich',
          special: 'besondere Integrationsleistungen',
        },
        { default: 'none' },
      ),
      marriedMonths: numberIfKnown('Volle Monate verheiratet (nur § 9)', { default: null }),
      publicInterest: yesNo('Öffentliches Interesse (nur § 9)', { default: false }),
    }),
    result: Type.Object({
      status: choice('Ergebnis', {
        required: 'diese Aufenthaltsdauer ist nötig',
        'route-does-not-exist': 'diesen Weg gibt es nicht: zu § 10 Abs. 1 beraten',
        'shorter-possible': 'kürzere Dauer möglich: prüfen',
        discretion: 'keine feste Zahl: Behörde prüft im Einzelfall',
      }),
      months: numberOrNone('Aufenthalt in Monaten'),
      marriageMonths: numberOrNone('Ehe in Monaten'),
    }),
    example: { facts: { route: 'claim-10' }, decisionDate: '2026-11-22' },
  },

  'livelihood-law': {
    facts: Type.Object({
      receivesBenefits: yesNo('Bezieht Leistungen nach SGB II oder SGB XII', {
        description: 'AsylbLG, Wohngeld, Kindergeld und BAföG zählen nicht.',
      }),
      withoutFault: yesNo('Hat den Bezug nicht zu vertreten', { default: false }),
      exception: choice(
        'Ausnahme nach geltendem Recht',
        {
          none: 'keine',
          'guest-worker': 'Gast- oder Vertragsarbeiter',
          'full-time': 'Vollzeit in 20 der letzten 24 Monate',
          'spouse-with-child':
            'mit so einer Person und minderjährigem Kind in familiärer Gemeinschaft',
        },
        { default: 'none' },
      ),
    }),
    result: Type.Object({
      law: choice('Maßgebliches Recht', {
        before: 'Fassung vor dem 27.06.2024',
        'more-favourable': 'die günstigere Fassung (§ 40a StAG)',
        current: 'geltende Fassung',
      }),
      livelihood: choice('Lebensunterhalt', {
        secured: 'gesichert',
        'not-required': 'Ausnahme greift',
        'not-required-if-without-fault':
          'Ausnahme greift, wenn der Bezug nicht zu vertreten ist: prüfen',
        'secured-by-earlier-law': 'nach der früheren Fassung unschädlich',
        advise: 'nach den Angaben noch nicht gesichert: prüfen und beraten',
      }),
    }),
    example: {
      facts: { receivesBenefits: true, withoutFault: true },
      decisionDate: '2026-11-22',
      applicationDate: '2023-08-23',
    },
  },

  lockout: {
    facts: Type.Object({
      finding: choice('Feststellung', {
        none: 'keine',
        suspected: 'Verdacht, noch nicht festgestellt',
        'found-in-procedure': 'Täuschung oder falsche Angaben im Verfahren festgestellt',
        'withdrawn-for-fraud': 'Einbürgerung wegen Täuschung unanfechtbar zurückgenommen',
      }),
      foundOn: dayIfKnown('Festgestellt oder unanfechtbar zurückgenommen am', {
        default: null,
        notAfter: 'decisionDate',
      }),
    }),
    result: Type.Object({
      lockout: choice('Sperre', {
        none: 'keine',
        'legal-check': 'rechtlich prüfen',
        'inside-period': 'Sperrfrist läuft nach den Angaben: prüfen und beraten',
        over: 'Sperrfrist ist nach den Angaben vorbei: prüfen',
      }),
      tenYearsOn: textOrNone('Letzter Tag der zehn Jahre'),
    }),
    example: {
      facts: { finding: 'found-in-procedure', foundOn: '2026-06-15' },
      decisionDate: '2026-11-22',
    },
  },

  'naturalisation-lane': {
    facts: Type.Object({
      pendingCriminal: yesNo('Ermittlungs- oder Strafverfahren läuft'),
      identityUnclear: yesNo('Identität oder Staatsangehörigkeit ungeklärt'),
      complete: yesNo('Unterlagen vollständig'),
      identityStage: wholeNumber('Stufe des Identitätsnachweises', {
        minimum: 1,
        maximum: 4,
        description: '1 = Pass, 2 = anderes amtliches Dokument, 3 und 4 = schwächere Nachweise.',
      }),
      openFindings: wholeNumber('Offene Feststellungen aus Abfragen', { maximum: 50 }),
      openQueries: wholeNumber('Noch nicht beantwortete Abfragen', { maximum: 50 }),
      livelihoodSelf: yesNo('Lebensunterhalt aus eigener Kraft'),
    }),
    result: Type.Object({
      lane: choice('Bearbeitungsweg', {
        SUSPENDED: 'Entscheidung ausgesetzt',
        CLARIFY: 'erst Identität klären',
        FAST: 'schneller Weg',
        STANDARD_PLUS: 'Standard, fast fertig',
        STANDARD: 'Standard',
      }),
    }),
    example: {
      facts: {
        pendingCriminal: false,
        identityUnclear: false,
        complete: true,
        identityStage: 1,
        openFindings: 0,
        openQueries: 0,
        livelihoodSelf: true,
      },
      decisionDate: '2026-11-22',
    },
  },

  'naturalisation-titles': {
    facts: Type.Object({
      title: choice('Aufenthaltstitel', {
        unlimited: 'Niederlassungserlaubnis oder Daueraufenthalt-EU',
        'eu-or-swiss': 'Freizügigkeit (EU) oder Schweiz',
        'blue-card': 'Blaue Karte EU, § 18g',
        '§ 16a': '§ 16a (Berufsausbildung)',
        '§ 16b': '§ 16b (Studium)',
        '§ 16d': '§ 16d (Anerkennung)',
        '§ 16e': '§ 16e (Studienpraktikum)',
        '§ 16f': '§ 16f (Sprachkurs, Schule)',
        '§ 17': '§ 17 (Suche eines Ausbildungsplatzes)',
        '§ 18f': '§ 18f (mobile Forschende)',
        '§ 19': '§ 19 (ICT-Karte)',
        '§ 19b': '§ 19b (Mobiler-ICT-Karte)',
        '§ 19e': '§ 19e (Freiwilligendienst)',
        '§ 20': '§ 20 (Arbeitsplatzsuche)',
        '§ 20a': '§ 20a (Chancenkarte)',
        '§ 22': '§ 22 (Aufnahme aus dem Ausland)',
        '§ 23a': '§ 23a (Härtefall)',
        '§ 24': '§ 24 (vorübergehender Schutz)',
        '§ 25 Abs. 1': '§ 25 Abs. 1 (Asyl)',
        '§ 25 Abs. 2': '§ 25 Abs. 2 (Flüchtling, subsidiärer Schutz)',
        '§ 25 Abs. 3': '§ 25 Abs. 3 (Abschiebungsverbot)',
        '§ 25 Abs. 4': '§ 25 Abs. 4',
        '§ 25 Abs. 5': '§ 25 Abs. 5',
        '§ 25a': '§ 25a (Bleiberecht für junge Menschen)',
        '§ 25b': '§ 25b (nachhaltige Integration)',
        '§ 104c': '§ 104c (Chancen-Aufenthalt)',
        work: 'anderer Titel zur Arbeit (z. B. §§ 18a, 18b, 19c, 21)',
        family: 'Titel zum Familiennachzug (§§ 27 bis 36a)',
        other: 'anderer Titel',
        'no-title': 'kein Titel (Duldung, Gestattung)',
      }),
    }),
    result: Type.Object({
      counts: choice('Für § 10 Abs. 1 Satz 1 Nr. 2 StAG', {
        yes: 'trägt den Anspruch',
        'advise-first': 'trägt den Anspruch noch nicht: zu Titelwechsel und Wegen beraten',
        check: 'im Einzelfall prüfen',
      }),
    }),
    example: { facts: { title: '§ 25b' }, decisionDate: '2026-11-22' },
  },

  ...proofDecisions,
} satisfies Record<string, DecisionContract>
