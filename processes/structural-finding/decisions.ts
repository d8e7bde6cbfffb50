import Type from 'typebox'
import { choice, type DecisionContract, wholeNumber, yesNo } from '../decision-contract.ts'

/** What the table of the structural finding looks at and answers. */
export const decisions = {
  'finding-path': {
    facts: Type.Object({
      kind: choice('Art des Hinweises', {
        'danger-to-child': 'Gefahr für ein Kind',
        discrimination: 'Diskriminierung',
        other: 'anderer Hinweis',
      }),
      namesPerson: yesNo('Nennt Namen, Fallnummer oder einzelne Mitarbeitende'),
      groupSize: wholeNumber('Größe der beschriebenen Gruppe', {
        maximum: 100000,
        description: 'Wie viele Menschen im Kreis passen auf die Beschreibung?',
      }),
      evidenceCount: wholeNumber('Zahl der gleichen Beobachtungen', { maximum: 10000 }),
      seriousSingleCase: yesNo('Schwerwiegender Einzelfall', { default: false }),
    }),
    result: Type.Object({
      path: choice('Weg', {
        fast: 'sofort an die Koordinierung',
        'anonymise-first': 'zuerst anonymisieren',
        validate: 'prüfen und Thema verantworten',
        collect: 'sammeln bis zur nächsten Bündelung',
      }),
      anonymise: yesNo('Vor der Weitergabe anonymisieren oder verallgemeinern'),
    }),
    example: {
      facts: {
        kind: 'discrimination',
        namesPerson: false,
        groupSize: 40,
        evidenceCount: 1,
        seriousSingleCase: false,
      },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
