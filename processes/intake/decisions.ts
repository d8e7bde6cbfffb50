import Type from 'typebox'
import { choice, type DecisionContract, wholeNumber, yesNo } from '../decision-contract.ts'

/** What the table of the intake looks at and answers. */
export const decisions = {
  'intake-triage': {
    facts: Type.Object({
      emergency: yesNo('Akute Notlage', {
        description:
          'Gefahr für Leib und Leben, heute ohne Obdach, Kindeswohl, Gewalt, Menschenhandel, akute Erkrankung.',
      }),
      existingCaseManager: yesNo('Wird schon begleitet', {
        description:
          'Eine andere Stelle führt bereits ein Fallmanagement (Jobcenter, MBE, JMD, Jugendamt …).',
      }),
      needsAreas: wholeNumber('Zahl der Bedarfsfelder', {
        maximum: 20,
        description: 'In wie vielen Lebensbereichen besteht Bedarf?',
      }),
      providers: wholeNumber('Beteiligte Stellen', {
        maximum: 20,
        description: 'Wie viele Stellen sind beteiligt oder müssten es sein?',
      }),
      ownResources: choice('Eigene Ressourcen', {
        sufficient: 'reichen aus',
        insufficient: 'reichen nicht aus',
      }),
      consent: yesNo('Einwilligung', {
        description: 'Hat die Person in Fallmanagement und Akte eingewilligt?',
      }),
    }),
    result: Type.Object({
      outcome: choice('Vorschlag', {
        OPEN_CASE: 'Fall eröffnen',
        SIGNPOSTING: 'Verweisberatung',
        SIGNPOSTING_WITH_FOLLOW_UP: 'Verweisberatung, nach vier Wochen nachfragen',
        ANONYMOUS_ADVICE: 'anonyme Beratung ohne Akte',
        INFO_ONLY: 'nur Auskunft',
        WARM_HANDOVER: 'Übergabe an die bisherige Begleitung',
        EMERGENCY_HANDOVER: 'Notfall: zuständige Stelle verständigen',
        TEAM_DECISION: 'im Team entscheiden',
      }),
    }),
    example: {
      facts: {
        emergency: false,
        existingCaseManager: false,
        needsAreas: 3,
        providers: 2,
        ownResources: 'insufficient',
        consent: true,
      },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
