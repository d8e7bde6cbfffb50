import Type from 'typebox'
import { choice, type DecisionContract, yesNo } from '../decision-contract.ts'

const bodies = {
  'case-management': 'KIM-Fallmanagement der Kommune',
  'independent-provider': 'freier Träger',
  jobcenter: 'Jobcenter',
  'social-welfare-office': 'Sozialamt (SGB XII)',
  'youth-welfare-office': 'Jugendamt',
  'employment-agency': 'Agentur für Arbeit',
  'health-insurance': 'Krankenkasse',
  'asylblg-authority': 'Sozialamt als AsylbLG-Behörde',
  'foreigners-authority': 'Ausländerbehörde',
  'nationality-authority': 'Staatsangehörigkeitsbehörde',
  'central-register': 'Ausländerzentralregister (AZR)',
  school: 'Schule',
  'other-public-body': 'andere öffentliche Stelle',
}

/** What the table of the referral looks at and answers. */
export const decisions = {
  'transfer-basis': {
    facts: Type.Object({
      fromBody: choice('Von (übermittelnde Stelle)', bodies),
      toBody: choice('An (empfangende Stelle)', bodies),
      purpose: choice('Zweck', {
        'social-code-task': 'eigene Aufgabe oder Aufgabe der Empfängerin nach dem SGB',
        'asylblg-task': 'Aufgabe nach dem AsylbLG',
        'residence-duty': 'Mitteilungspflicht nach § 87 Abs. 2 AufenthG',
        'naturalisation-task': 'Einbürgerungsverfahren',
        advice: 'Beratung und Begleitung',
        other: 'anderer Zweck',
      }),
      professionalSecret: yesNo('Berufsgeheimnis', {
        description:
          'Angaben von Ärztinnen, Sozialarbeitern oder anderen nach § 203 StGB, oder der Jugendhilfe anvertraut.',
      }),
    }),
    result: Type.Object({
      basis: choice('Grundlage', {
        'consent-and-release': 'Einwilligung und Schweigepflichtentbindung',
        consent: 'Einwilligung',
        'handed-over-by-person': 'die Person übergibt selbst oder willigt ein',
        'sgb10-69': '§ 69 Abs. 1 Nr. 1 SGB X',
        'sgb10-71-2a': '§ 71 Abs. 2a SGB X',
        'sgb10-76': '§ 76 SGB X',
        'sgb8-65': '§ 65 SGB VIII',
        'aufenthg-87': '§ 87 Abs. 2 AufenthG',
        'aufenthg-90-3': '§ 90 Abs. 3 AufenthG',
        'stag-32': '§ 32 StAG',
        'azrg-18a': '§ 18a AZRG',
        'azrg-18b': '§ 18b AZRG',
        'azrg-18d': '§ 18d AZRG',
        'azrg-19': '§ 19 AZRG',
        'azrg-15': '§ 15 AZRG',
        'no-access': 'kein Zugriff vorgesehen: andere Wege beraten',
      }),
      withoutConsent: yesNo('Ohne Einwilligung zulässig'),
      manualCheck: yesNo('Rechtlich prüfen'),
    }),
    example: {
      facts: {
        fromBody: 'asylblg-authority',
        toBody: 'jobcenter',
        purpose: 'social-code-task',
        professionalSecret: false,
      },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
