import Type from 'typebox'
import { Day } from '../form-fields.ts'
import { type NoticeContract, optional } from '../process-contract.ts'

/** One consent per recipient: the Jobcenter's own purpose covers every step of the change. */
const byConsent = { kind: 'consent', purpose: 'benefits' } as const
const reimbursement = {
  kind: 'statute',
  source: '§ 9 Abs. 4 AsylbLG, §§ 102 bis 114 SGB X',
} as const

/** What the bodies tell each other, the smallest part of the person that does it, and the answers. */
export const notices = {
  'application.filed': {
    title: 'Kurzantrag auf Leistungen nach SGB II',
    to: ['jobcenter'],
    basis: byConsent,
    dataCategories: ['name', 'birth-date', 'contact', 'language'],
    facts: ['basicIncomeFrom', 'targetBenefit', 'residenceObligation'],
    answers: {
      received: 'Eingegangen',
      'not-competent': 'Nicht zuständig, wird weitergeleitet',
      refused: 'Nicht angenommen',
    },
    answerFacts: Type.Object({ applicationReceivedOn: optional(Day) }),
    answerNeeds: { received: ['applicationReceivedOn'] },
  },
  'handover.announced': {
    title: 'Ankündigung des Rechtskreiswechsels',
    to: ['jobcenter'],
    basis: byConsent,
    dataCategories: ['name', 'birth-date', 'contact', 'language'],
    facts: [
      'asylumBenefitsEndOn',
      'basicIncomeFrom',
      'applicationReceivedOn',
      'benefitKind',
      'paymentForm',
      'effectiveValidUntil',
    ],
    answers: {
      confirmed: 'Übernommen',
      question: 'Rückfrage',
      'not-taken-over': 'Nicht übernommen',
    },
  },
  'benefit.stopped': {
    title: 'Ende der Leistung nach AsylbLG',
    to: ['jobcenter'],
    basis: byConsent,
    dataCategories: ['name', 'birth-date'],
    facts: ['benefitEndsOn', 'paymentForm'],
    answers: {},
  },
  'decision.requested': {
    title: 'Bitte um Bescheid',
    to: ['jobcenter'],
    basis: byConsent,
    dataCategories: ['name', 'birth-date'],
    facts: ['applicationReceivedOn', 'claimFrom'],
    answers: { granted: 'Bewilligt', provisional: 'Vorläufig bewilligt', rejected: 'Abgelehnt' },
    answerFacts: Type.Object({ grantedFrom: optional(Day) }),
  },
  'bridge.requested': {
    title: 'Antrag auf Vorschuss oder vorläufige Entscheidung',
    to: ['jobcenter'],
    basis: byConsent,
    dataCategories: ['name', 'birth-date', 'contact'],
    facts: ['bridge', 'gapDays', 'uncoveredFrom', 'applicationReceivedOn'],
    answers: { granted: 'Gewährt', refused: 'Nicht gewährt' },
    answerFacts: Type.Object({ bridgedOn: optional(Day) }),
  },
  'reimbursement.announced': {
    title: 'Anmeldung eines Erstattungsanspruchs',
    to: ['jobcenter'],
    basis: reimbursement,
    dataCategories: ['name', 'birth-date'],
    facts: ['continuedUntil', 'reimbursementFrom', 'reimbursementUntil'],
    answers: {},
  },
  'return.announced': {
    title: 'Bedarf nach dem Ende von SGB II oder SGB XII',
    to: ['social-welfare-office'],
    basis: byConsent,
    dataCategories: ['name', 'birth-date', 'contact', 'language'],
    facts: ['basicIncomeEndsOn', 'changedOn'],
    answers: { confirmed: 'Übernommen, Bedarf ist bekannt', 'not-taken-over': 'Nicht übernommen' },
    answerFacts: Type.Object({ claimFrom: optional(Day) }),
  },
  'return.completed': {
    title: 'Übernahme durch das Sozialamt',
    to: ['jobcenter'],
    basis: byConsent,
    dataCategories: ['name', 'birth-date'],
    facts: ['claimFrom'],
    answers: {},
  },
} satisfies Record<string, NoticeContract>
