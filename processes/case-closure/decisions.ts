import Type from 'typebox'
import { choice, type DecisionContract, numberOrNone, yesNo } from '../decision-contract.ts'

/** What the table of the closing looks at and answers. */
export const decisions = {
  'deletion-period': {
    facts: Type.Object({
      fileKind: choice('Akte', {
        case: 'Fallakte',
        'contact-only': 'Kontakt ohne Fall',
        'naturalisation-file': 'Einbürgerungsakte der Behörde',
      }),
      consentWithdrawn: yesNo('Einwilligung widerrufen', { default: false }),
      legalHold: yesNo('Streit, Beschwerde oder Prüfung offen', {
        default: false,
        description: 'Solange etwas offen ist, wird gesperrt statt gelöscht.',
      }),
    }),
    result: Type.Object({
      action: choice('Schritt', {
        hold: 'sperren, nicht löschen; regelmäßig prüfen',
        'restrict-then-erase': 'sofort sperren, dann löschen',
        'erase-after': 'nach Ablauf löschen',
        'keep-long-term': 'lange aufbewahren',
      }),
      months: numberOrNone('Frist in Monaten'),
      days: numberOrNone('Frist in Tagen'),
      offerArchive: yesNo('Dem Archiv anbieten'),
    }),
    example: {
      facts: { fileKind: 'case', consentWithdrawn: false, legalHold: false },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
