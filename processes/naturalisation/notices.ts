import Type from 'typebox'
import { Day } from '../form-fields.ts'
import type { NoticeContract } from '../process-contract.ts'

/** What the nationality authority asks and tells other bodies that have an inbox here. */
export const notices = {
  'status.asked': {
    title: 'Anfrage zum Aufenthalt (Einbürgerung)',
    to: ['foreigners-authority'],
    basis: { kind: 'statute', source: '§ 32 Abs. 1 StAG, § 87 Abs. 4 AufenthG' },
    dataCategories: ['name', 'birth-date'],
    facts: ['applicationDate'],
    answers: { clear: 'Keine Hinweise', findings: 'Hinweise, Unterlagen folgen' },
    answerFacts: Type.Object({ residenceConfirmedFrom: Type.Optional(Day) }),
  },
  'livelihood.asked': {
    title: 'Anfrage zum Lebensunterhalt (Einbürgerung)',
    to: ['jobcenter', 'social-welfare-office'],
    basis: { kind: 'statute', source: '§ 32 Abs. 1 StAG, § 67d SGB X' },
    dataCategories: ['name', 'birth-date'],
    facts: ['applicationDate'],
    answers: { none: 'Kein Leistungsbezug', receives: 'Leistungsbezug', ended: 'Bezug beendet' },
    answerFacts: Type.Object({ benefitsEndedOn: Type.Optional(Day) }),
  },
  'naturalisation.completed': {
    title: 'Mitteilung über die Einbürgerung',
    to: ['foreigners-authority'],
    basis: { kind: 'statute', source: '§ 73 AufenthV' },
    dataCategories: ['name', 'birth-date'],
    facts: ['handedOverOn'],
    answers: {},
  },
} as const satisfies Record<string, NoticeContract>
