import Type from 'typebox'
import { several } from '../form-fields.ts'
import { commonVariables, oneOf, optional, type ProcessContract } from '../process-contract.ts'
import { applicationForms } from './application-forms.ts'
import { queryKinds } from './codes.ts'
import { decisionForms } from './decision-forms.ts'
import { decisions } from './decisions.ts'
import { notices } from './notices.ts'

const forms = { ...applicationForms, ...decisionForms }

export const contract = {
  processId: 'naturalisation',
  proceeding: {
    title: 'Einbürgerung',
    prefix: 'EBN',
    startsWith: 'naturalisation.requested',
    startForm: 'naturalisation-start',
    subject: 'person',
    runBy: 'nationality-authority',
    states: {
      open: 'Beratung oder Antrag erwartet',
      applied: 'Antrag eingegangen',
      querying: 'Abfragen laufen',
      deciding: 'Entscheidung wird vorbereitet',
      suspended: 'Ausgesetzt (§ 12a Abs. 3 StAG)',
      hearing: 'Anhörung läuft',
      granted: 'Zusage, Urkunde noch nicht ausgehändigt',
    },
    outcomes: {
      naturalised: 'Urkunde ausgehändigt',
      refused: 'Abgelehnt',
      withdrawn: 'Antrag zurückgenommen',
      'not-applied': 'Kein Antrag gestellt',
      moved: 'An andere Behörde abgegeben',
      died: 'Verstorben',
    },
    facts: {
      residenceConfirmedFrom: 'Aufenthalt bestätigt ab',
      benefitsEndedOn: 'Leistungsbezug beendet am',
    },
    topics: {
      'domestic-intelligence': 'Verfassungsschutz',
      'criminal-register': 'Bundeszentralregister',
      police: 'Polizei',
      'foreigners-register': 'Ausländerzentralregister',
      'foreigners-authority': 'Ausländerbehörde',
      jobcenter: 'Jobcenter',
      'social-welfare-office': 'Sozialamt',
      'public-prosecutor': 'Staatsanwaltschaft',
    },
  },
  variables: Type.Object({
    ...commonVariables,
    /** days that deadline rules count from */
    applicationDate: optional(Type.String()),
    documentsDueOn: optional(Type.String()),
    statementDueOn: optional(Type.String()),
    oldestAnswerOn: optional(Type.String()),
    postedOn: optional(Type.String()),
    servedOn: optional(Type.String()),
    handedOverOn: optional(Type.String()),
    residenceConfirmedFrom: optional(Type.String()),
    benefitsEndedOn: optional(Type.String()),
    /** what a person picked in a form */
    entry: optional(oneOf(['advice', 'application'])),
    adviceOutcome: optional(oneOf(['apply', 'prepare', 'stop'])),
    receipt: optional(oneOf(['received', 'not-coming'])),
    stillComing: optional(oneOf(['yes', 'no'])),
    fileState: optional(oneOf(['complete', 'incomplete', 'withdrawn'])),
    gapsDecision: optional(oneOf(['extend', 'go-on', 'withdrawn'])),
    identityStage: optional(Type.Integer()),
    identityUnclear: optional(Type.Boolean()),
    queries: optional(several(queryKinds)),
    silence: optional(oneOf(['keep-waiting', 'leave-open'])),
    talkResult: optional(oneOf(['held', 'absent'])),
    lane: optional(oneOf(['SUSPENDED', 'CLARIFY', 'FAST', 'STANDARD_PLUS', 'STANDARD'])),
    legalCheck: optional(oneOf(['not-needed', 'needed'])),
    decision: optional(
      oneOf([
        'grant',
        'hear',
        'query-again',
        'withdrawn',
        'refuse',
        'evaluate',
        'suspended',
        'clarify',
      ]),
    ),
    servedBy: optional(oneOf(['letter', 'formal-service'])),
    courtOutcome: optional(oneOf(['upheld', 'obliged'])),
    recheck: optional(oneOf(['unchanged', 'changed'])),
    handover: optional(oneOf(['handed-over', 'absent', 'open'])),
    afterWithdrawal: optional(oneOf(['continue', 'withdraw'])),
    answer: optional(Type.String()),
    /** where the diagram stands within itself */
    queryKind: Type.Optional(oneOf(queryKinds)),
    /** the body a task is about; people read its title among the topics */
    about: Type.Optional(oneOf(queryKinds)),
    askedByHand: Type.Optional(Type.Boolean()),
    talkHeld: Type.Optional(Type.Boolean()),
    requestRounds: Type.Optional(Type.Integer()),
    identityRounds: Type.Optional(Type.Integer()),
    queryRounds: Type.Optional(Type.Integer()),
    talkRounds: Type.Optional(Type.Integer()),
    ceremonyRounds: Type.Optional(Type.Integer()),
    loopCounter: Type.Optional(Type.Integer()),
    /** keys of what is waited for */
    deadlineId: optional(Type.String()),
    dueOn: optional(Type.String()),
    inactionDeadlineId: optional(Type.String()),
    statusNoteDeadlineId: optional(Type.String()),
    ageingDeadlineId: optional(Type.String()),
    courtDeadlineId: optional(Type.String()),
    noticeId: optional(Type.String()),
  }),
  messages: {
    receives: [
      'case.transferred',
      'consent.withdrawn',
      'deadline.missed',
      'naturalisation.requested',
      'notice.answered',
      'person.died',
      'person.moved',
    ],
  },
  jobs: {
    'case.transfer': [],
    'deadline.resume': [],
    'deadline.settle': [],
    'deadline.start': [],
    'deadline.suspend': [],
    'decision.propose': [],
    'notice.remind': [],
    'notice.send': ['RECIPIENT_MISSING'],
    'proceeding.advance': [],
    'proceeding.close': [],
  },
  errors: ['RECIPIENT_MISSING'],
  forms,
  notices,
  decisions,
} satisfies ProcessContract
