import Type from 'typebox'
import {
  choice,
  type DecisionContract,
  numberIfKnown,
  wholeNumber,
  yesNo,
} from '../decision-contract.ts'

/** What a person proves for the naturalisation, and which sentences count. */
export const proofDecisions = {
  'naturalisation-proofs': {
    facts: Type.Object({
      age: wholeNumber('Alter', {
        maximum: 120,
        description: 'Vollendete Lebensjahre am Tag der Entscheidung.',
      }),
      guestWorker: yesNo('Gast- oder Vertragsarbeiter', {
        default: false,
        description:
          'Angeworben bis 30.06.1974 oder in der DDR bis 13.06.1990; auch nachgezogene Ehegatten.',
      }),
      hardship: yesNo('B1 trotz ernsthafter Bemühungen nicht möglich', { default: false }),
      unable: yesNo('Krankheit, Behinderung oder Alter stehen entgegen', { default: false }),
      jointly: yesNo('Mit einem Elternteil, ohne eigene Einkünfte', { default: false }),
    }),
    result: Type.Object({
      topic: choice('Punkt', {
        capacity: 'Handlungsfähigkeit',
        language: 'Deutsch',
        'civic-knowledge': 'Staatsbürgerliche Kenntnisse',
        commitment: 'Bekenntnis und Erklärung',
        'security-query': 'Anfrage beim Verfassungsschutz',
        fee: 'Gebühr',
      }),
      requirement: choice('Anforderung', {
        'acts-alone': 'handelt selbst',
        represented: 'gesetzliche Vertretung handelt',
        b1: 'Stufe B1',
        'age-appropriate': 'altersgemäße Sprachentwicklung',
        oral: 'mündliche Verständigung genügt',
        'oral-if-proven': 'mündliche Verständigung genügt, wenn Bemühungen nachgewiesen sind',
        test: 'Einbürgerungstest oder gleichwertiger Nachweis',
        needed: 'nötig',
        'not-needed': 'nicht nötig',
        waived: 'davon wird abgesehen',
        check: 'prüfen',
        'fee-255': '255 Euro',
        'fee-51': '51 Euro',
      }),
    }),
    example: { facts: { age: 16 }, decisionDate: '2026-11-22' },
  },

  'criminal-record': {
    facts: Type.Object({
      pendingCriminal: yesNo('Ermittlungs- oder Strafverfahren läuft', { default: false }),
      conviction: choice('Verurteilung', {
        none: 'keine',
        'juvenile-measure': 'nur Erziehungsmaßregel oder Zuchtmittel',
        fine: 'nur Geldstrafe',
        suspended: 'Freiheitsstrafe zur Bewährung, nach deren Ablauf erlassen',
        custodial: 'andere Freiheits- oder Jugendstrafe',
        'corrective-measure': 'Maßregel der Besserung und Sicherung',
        abroad: 'Verurteilung im Ausland',
      }),
      sumOfDays: numberIfKnown('Summe der Strafen in Tagen', {
        maximum: 5475,
        default: null,
        description:
          'Alle Strafen zusammen, bei einer Gesamtstrafe diese; ein Tagessatz ist ein Tag, drei Monate sind 90.',
      }),
      inhumanMotive: choice(
        'Menschenverachtender Beweggrund im Urteil',
        { yes: 'ja', no: 'nein', unknown: 'nicht bekannt' },
        { default: 'unknown' },
      ),
    }),
    result: Type.Object({
      weight: choice('Bedeutung', {
        suspend: 'Entscheidung aussetzen',
        nothing: 'steht nicht entgegen',
        ignored: 'bleibt außer Betracht',
        'ask-prosecutor': 'Staatsanwaltschaft nach dem Beweggrund fragen',
        'case-by-case': 'im Einzelfall entscheiden',
        'legal-check': 'rechtlich prüfen',
        advise: 'steht nach den Angaben noch entgegen: prüfen und beraten',
      }),
    }),
    example: {
      facts: { conviction: 'fine', sumOfDays: 60, inhumanMotive: 'no' },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
