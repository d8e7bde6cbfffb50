import Type from 'typebox'
import {
  choice,
  type DecisionContract,
  numberOrNone,
  wholeNumber,
  yesNo,
} from '../decision-contract.ts'

/** What the table of the right to remain looks at and answers. */
export const decisions = {
  'right-to-remain': {
    facts: Type.Object({
      startStatus: choice('Heutiger Status', {
        tolerated: 'Duldung',
        opportunity: 'Chancen-Aufenthalt, § 104c',
        other: 'anderer Status',
      }),
      toleratedMonths: wholeNumber('Volle Monate mit Duldung', {
        default: 0,
        description: 'Für § 25a: mindestens zwölf Monate Duldung, wenn kein § 104c vorliegt.',
      }),
      age: wholeNumber('Alter', {
        maximum: 120,
        description: 'Vollendete Lebensjahre am Tag des Antrags.',
      }),
      stayMonths: wholeNumber('Volle Monate ununterbrochener Aufenthalt', {
        description: 'Erlaubt, geduldet oder gestattet.',
      }),
      minorChild: yesNo('Lebt mit minderjährigem ledigem Kind zusammen', { default: false }),
      schoolOrDegree: yesNo('Drei Jahre Schule mit Erfolg oder Abschluss', { default: false }),
      oralA2: yesNo('Deutsch mündlich A2', { default: false }),
      civicKnowledge: yesNo('Grundkenntnisse der Rechts- und Gesellschaftsordnung', {
        default: false,
      }),
      commitment: yesNo('Bekenntnis zur freiheitlichen demokratischen Grundordnung', {
        default: false,
      }),
      livelihood: choice(
        'Lebensunterhalt',
        {
          mostly: 'überwiegend selbst gesichert',
          forecast: 'positive Prognose',
          no: 'weder noch',
        },
        { default: 'no' },
      ),
      exemption: yesNo('Von Schule, Deutsch oder Unterhalt abzusehen', {
        default: false,
        description:
          'Wegen Krankheit, Behinderung oder Alter nicht erfüllbar (§ 25a Abs. 1 Satz 1 Nr. 2, § 25b Abs. 3 AufenthG).',
      }),
      childrenInSchool: choice(
        'Schulpflichtige Kinder gehen zur Schule',
        { yes: 'ja', no: 'nein', none: 'keine schulpflichtigen Kinder' },
        { default: 'none' },
      ),
      deception: yesNo('Eigene falsche Angaben, Täuschung oder fehlende Mitwirkung (aktuell)', {
        default: false,
      }),
      expulsionInterest: yesNo('Ausweisungsinteresse', { default: false }),
      identity: choice('Identität', {
        clarified: 'geklärt',
        'steps-taken': 'nicht geklärt, zumutbare Schritte unternommen',
        open: 'nicht geklärt',
      }),
    }),
    result: Type.Object({
      path: choice('Vorschrift', {
        '25a': '§ 25a AufenthG',
        '25b': '§ 25b AufenthG',
        '104c': '§ 104c AufenthG',
      }),
      outcome: choice('Hinweis', {
        'conditions-met': 'nach den Angaben erfüllt: Antrag stellen',
        missing: 'es fehlt noch etwas: beraten',
        check: 'rechtlich prüfen',
        'only-25a-25b': 'Verlängerung nur als § 25a oder § 25b',
      }),
      missing: choice('Was fehlt oder zu prüfen ist', {
        nothing: 'nichts',
        status: 'Duldung oder § 104c',
        'tolerated-time': 'zwölf Monate Duldung',
        stay: 'Aufenthaltszeit',
        age: 'Antrag vor dem 27. Geburtstag',
        'too-young': 'noch nicht 14',
        school: 'Schule oder Abschluss',
        german: 'mündliches A2',
        'civic-knowledge': 'Grundkenntnisse',
        commitment: 'Bekenntnis',
        livelihood: 'Lebensunterhalt',
        'school-attendance': 'Schulbesuch der Kinder',
        deception: 'Täuschung oder fehlende Mitwirkung',
        'expulsion-interest': 'Ausweisungsinteresse',
        identity: 'Klärung der Identität',
        'other-title': 'Antrag auf anderen Titel wirkt nicht fort',
      }),
      months: numberOrNone('Erteilung für höchstens (Monate)'),
    }),
    example: {
      facts: {
        startStatus: 'opportunity',
        age: 19,
        stayMonths: 40,
        schoolOrDegree: true,
        identity: 'clarified',
      },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
