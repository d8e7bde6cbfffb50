import Type, { type TProperties } from 'typebox'
import {
  commonVariables,
  FreeText,
  oneOf,
  optional,
  optionalText,
  type ProcessContract,
  requiredIf,
} from '../process-contract.ts'
import { decisions } from './decisions.ts'

/** Why a case ends. Statistics keep the code; what the person said stays sealed. */
export const closeReasons = [
  'goals-reached',
  'handed-over',
  'moved-away',
  'no-contact',
  'not-wanted',
  'consent-withdrawn',
  'died',
  'violence-ban',
] as const

const ratings = ['very-good', 'good', 'mixed', 'poor', 'no-answer'] as const
const holdReasons = ['dispute', 'complaint', 'audit', 'other-file'] as const
const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

const form = <const Fields extends TProperties>(
  fields: Fields,
  toEngine: readonly string[] = [],
  ...conditions: object[]
) => ({
  values: Type.Object(fields, {
    additionalProperties: false,
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
  }),
  toEngine,
})

export const contract = {
  processId: 'case-closure',
  proceeding: {
    title: 'Fallabschluss',
    prefix: 'ABS',
    startsWith: 'closure.requested',
    startForm: 'closure-request',
    subject: 'case',
    runBy: 'municipal-integration-centre',
    states: {
      open: 'Beantragt',
      closing: 'Wird abgeschlossen',
      retained: 'Abgeschlossen, Akte ruht',
      held: 'Löschung ausgesetzt',
    },
    outcomes: {
      deleted: 'Akte gelöscht',
      archived: 'Akte im Archiv, hier gelöscht',
      held: 'Akte gesperrt, Rechtsstelle führt sie weiter',
      reopened: 'Fall läuft weiter',
    },
    facts: {
      closedOn: 'Fall geschlossen am',
      deletionDueOn: 'Löschtag',
      fileKind: 'Akte',
      consentWithdrawn: 'Einwilligung widerrufen',
      legalHold: 'Löschung ausgesetzt',
      erasedOn: 'Gelöscht am',
    },
  },
  variables: Type.Object({
    ...commonVariables,
    deadlineId: Type.Optional(Type.String()),
    noticeId: Type.Optional(Type.String()),
    dueOn: Type.Optional(Type.String()),
    closeReason: Type.Optional(oneOf(closeReasons)),
    firstAttemptOn: optional(Day),
    /** the answer a person picked in the last form */
    choice: Type.Optional(
      oneOf([
        'contact',
        'no-contact',
        'close',
        'continue',
        'taken-over',
        'keep-open',
        'release',
        'keep',
        'hand-over',
      ]),
    ),
    /** what the archive says to the offer */
    answer: Type.Optional(oneOf(['accepted', 'rejected'])),
    /** how the last phase ended */
    decision: Type.Optional(
      oneOf([
        'close',
        'reopened',
        'erase',
        'hold',
        'recompute',
        'retain',
        'held',
        'deleted',
        'archived',
      ]),
    ),
    findingWanted: optional(Type.Boolean()),
    goalsReached: optional(Type.Integer({ minimum: 0, maximum: 100 })),
    clientRating: optional(oneOf(ratings)),
    openHandovers: Type.Optional(Type.Integer()),
    closedOn: Type.Optional(Day),
    deletionDueOn: Type.Optional(Day),
    holdReason: optional(oneOf(holdReasons)),
    holdReviewOn: optional(Day),
    holdRounds: Type.Optional(Type.Integer()),
  }),
  messages: {
    receives: [
      'case.reopened',
      'case.transferred',
      'closure.requested',
      'consent.withdrawn',
      'deadline.missed',
      'hold.placed',
      'hold.released',
      'notice.answered',
      'person.died',
      'person.moved',
      'proceeding.closed',
      'referral.ended',
    ],
  },
  jobs: {
    'case.advance': [],
    'case.close': [],
    'case.erase': ['ERASURE_BLOCKED'],
    'case.reopen': [],
    'case.restrict': [],
    'case.transfer': [],
    'consents.end': [],
    'date.compute': [],
    'deadline.settle': [],
    'deadline.start': [],
    'decision.propose': [],
    'fact.set': [],
    'handovers.count': [],
    'hold.release': [],
    'notice.send': ['RECIPIENT_MISSING'],
    'proceeding.advance': [],
    'proceeding.close': [],
  },
  errors: ['ERASURE_BLOCKED', 'RECIPIENT_MISSING'],
  forms: {
    'closure-request': form(
      { closeReason: oneOf(closeReasons), firstAttemptOn: optional(Day) },
      ['closeReason', 'firstAttemptOn'],
      requiredIf('closeReason', 'no-contact', ['firstAttemptOn']),
    ),
    'closing-no-contact': form(
      {
        choice: oneOf(['contact', 'no-contact']),
        attempts: optional(Type.Integer({ minimum: 3, maximum: 50 })),
        lastAttemptOn: optional(Day),
      },
      ['choice'],
      requiredIf('choice', 'no-contact', ['attempts', 'lastAttemptOn']),
    ),
    'closing-talk': form(
      {
        choice: oneOf(['close', 'continue']),
        goalsReached: optional(Type.Integer({ minimum: 0, maximum: 100 })),
        clientRating: optional(oneOf(ratings)),
        clientView: optionalText(2000),
        staffView: optionalText(2000),
        findingWanted: Type.Boolean(),
      },
      ['choice', 'findingWanted', 'goalsReached', 'clientRating'],
      requiredIf('choice', 'close', ['goalsReached', 'clientRating']),
    ),
    'closing-finding': form({ findingResult: oneOf(['recorded', 'not-needed']) }),
    'closing-handovers': form({ handoverNote: optionalText(2000) }),
    'closing-handovers-overdue': form(
      { choice: oneOf(['taken-over', 'keep-open']), takenOverBy: optionalText(200) },
      ['choice'],
      requiredIf('choice', 'taken-over', ['takenOverBy']),
    ),
    'closing-letter': form({
      letterChannel: oneOf(['letter', 'handed-over', 'portal', 'not-deliverable']),
      letterSentOn: Day,
    }),
    'closing-archive': form(
      { answer: oneOf(['accepted', 'rejected']), archiveNote: optionalText(1000) },
      ['answer'],
    ),
    'closing-transfer': form({ transferredOn: Day, transferred: Type.Literal(true) }),
    'closing-hold': form(
      { holdReason: oneOf(holdReasons), holdOwner: FreeText(200), holdReviewOn: Day },
      ['holdReason', 'holdReviewOn'],
    ),
    'closing-hold-review': form(
      { choice: oneOf(['release', 'keep', 'hand-over']), reason: FreeText(1000) },
      ['choice'],
    ),
  },
  notices: {
    'archive.offered': {
      title: 'Anbietung einer Fallakte',
      to: ['municipal-archive'],
      basis: { kind: 'statute', source: '§ 10 i. V. m. § 4 ArchivG NRW' },
      dataCategories: [],
      facts: ['closeReason', 'closedOn', 'deletionDueOn'],
      answers: { accepted: 'Wird übernommen', rejected: 'Nicht archivwürdig' },
    },
  },
  decisions,
} satisfies ProcessContract
