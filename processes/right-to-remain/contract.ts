import Type from 'typebox'
import { Day } from '../form-fields.ts'
import { commonVariables, oneOf, optional, type ProcessContract } from '../process-contract.ts'
import { decisions } from './decisions.ts'
import { forms } from './forms.ts'

export const contract = {
  processId: 'right-to-remain',
  proceeding: {
    title: 'Bleiberecht',
    prefix: 'BLR',
    startsWith: 'right-to-remain.requested',
    startForm: 'right-to-remain-start',
    subject: 'person',
    runBy: 'foreigners-authority',
    states: {
      open: 'Beratung und Begleitung',
      examining: 'Antrag wird geprüft',
      hearing: 'Anhörung läuft',
    },
    outcomes: {
      'granted-25a': '§ 25a AufenthG erteilt',
      'granted-25b': '§ 25b AufenthG erteilt',
      'not-yet': 'Noch nicht, wird begleitet',
      refused: 'Abgelehnt',
      withdrawn: 'Antrag zurückgenommen',
      moved: 'An andere Behörde abgegeben',
      died: 'Verstorben',
    },
    facts: {
      renewalReviewOn: 'Verlängerung prüfen ab',
      benefitsEndedOn: 'Leistungsbezug beendet am',
    },
  },
  variables: Type.Object({
    ...commonVariables,
    /** days that deadline rules count from */
    permitEndsOn: optional(Type.String()),
    newPermitEndsOn: optional(Type.String()),
    renewalReviewOn: optional(Type.String()),
    applicationDate: optional(Type.String()),
    statementDueOn: optional(Type.String()),
    postedOn: optional(Type.String()),
    servedOn: optional(Type.String()),
    benefitsEndedOn: optional(Type.String()),
    /** what a person picked in a form */
    startStatus: optional(oneOf(['tolerated', 'opportunity', 'other'])),
    under27: optional(Type.Boolean()),
    way: optional(oneOf(['apply', 'support', 'keep', 'stop'])),
    route: optional(oneOf(['section-25a', 'section-25b', 'other-title'])),
    benefitOffice: optional(oneOf(['none', 'jobcenter', 'social-welfare-office'])),
    decision: optional(
      oneOf([
        'grant-25a',
        'grant-25b',
        'not-yet',
        'hear',
        'withdrawn',
        'refuse',
        'refused',
        'examine',
      ]),
    ),
    servedBy: optional(oneOf(['letter', 'formal-service'])),
    courtOutcome: optional(oneOf(['upheld', 'obliged'])),
    afterWithdrawal: optional(oneOf(['continue', 'withdraw'])),
    answer: optional(Type.String()),
    queryRounds: Type.Optional(Type.Integer()),
    /** keys of what is waited for; one without a deadline holds the proceeding's own id */
    deadlineId: optional(Type.String()),
    dueOn: optional(Type.String()),
    reviewDeadlineId: optional(Type.String()),
    youthDeadlineId: optional(Type.String()),
    courtDeadlineId: optional(Type.String()),
    noticeId: optional(Type.String()),
  }),
  messages: {
    receives: [
      'age.reached',
      'case.transferred',
      'consent.withdrawn',
      'deadline.missed',
      'notice.answered',
      'person.died',
      'person.moved',
      'right-to-remain.requested',
    ],
  },
  jobs: {
    'case.transfer': [],
    'date.compute': [],
    'deadline.settle': [],
    'deadline.start': [],
    'decision.propose': [],
    'notice.remind': [],
    'notice.send': ['RECIPIENT_MISSING'],
    'proceeding.advance': [],
    'proceeding.close': [],
  },
  errors: ['RECIPIENT_MISSING'],
  forms,
  notices: {
    'livelihood.asked': {
      title: 'Anfrage zum Lebensunterhalt (Bleiberecht)',
      to: ['jobcenter', 'social-welfare-office'],
      basis: { kind: 'statute', source: '§ 87 Abs. 1 AufenthG, § 71 Abs. 2 Satz 1 Nr. 1 SGB X' },
      dataCategories: ['name', 'birth-date'],
      facts: ['applicationDate'],
      answers: { none: 'Kein Leistungsbezug', receives: 'Leistungsbezug', ended: 'Bezug beendet' },
      answerFacts: Type.Object({ benefitsEndedOn: Type.Optional(Day) }),
    },
  },
  decisions,
} satisfies ProcessContract
