import Type, { type Static } from 'typebox'
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

/** Areas of life in which somebody may need support; the same codes as a contact's topics. */
export const needs = [
  'livelihood',
  'housing',
  'german',
  'childcare-school',
  'health',
  'work-recognition',
  'residence',
  'family',
  'discrimination',
] as const

export const residenceStatuses = [
  'asylum-procedure',
  'tolerated',
  'recognised',
  'temporary-protection',
  'eu-citizen',
  'other-title',
  'german',
  'unknown',
] as const

/** How intake can end. All but OPEN_CASE and TEAM_DECISION close the contact. */
export const intakeOutcomes = [
  'OPEN_CASE',
  'SIGNPOSTING',
  'SIGNPOSTING_WITH_FOLLOW_UP',
  'ANONYMOUS_ADVICE',
  'INFO_ONLY',
  'WARM_HANDOVER',
  'EMERGENCY_HANDOVER',
  'TEAM_DECISION',
] as const

const BirthDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' })

/** What a talk that took place has found out. */
const heldTalk = {
  language: Type.String({ pattern: '^[a-z]{2,3}$' }),
  interpreter: oneOf(['none', 'on-site', 'phone', 'video']),
  birthDate: optional(BirthDate),
  status: oneOf(residenceStatuses),
  needs: Type.Array(oneOf(needs), { minItems: 1, maxItems: 9, uniqueItems: true }),
  providers: Type.Integer({ minimum: 0, maximum: 20 }),
  ownResources: oneOf(['sufficient', 'insufficient']),
  existingCaseManager: oneOf(['none', 'jobcenter', 'mbe', 'jmd', 'youth-office', 'other']),
  emergency: Type.Boolean(),
  fitForWork: Type.Boolean(),
  consentGiven: Type.Boolean(),
  consentEvidence: optional(oneOf(['written', 'electronic'])),
  note: optionalText(2000),
}
const heldTalkRequired = Object.keys(heldTalk).filter(
  (name) => !['birthDate', 'consentEvidence', 'note'].includes(name),
)
const HeldTalk = Type.Object(heldTalk)

export const contract = {
  processId: 'intake',
  proceeding: {
    title: 'Aufnahme',
    prefix: 'AUF',
    startsWith: 'contact.received',
    subject: 'contact',
    runBy: 'municipal-integration-centre',
    states: { open: 'Eröffnet' },
    outcomes: {
      'case-opened': 'Fall eröffnet',
      signposted: 'Verwiesen',
      'advised-anonymously': 'Anonym beraten',
      'handed-over': 'Übergeben',
      informed: 'Informiert',
      'not-reached': 'Nicht erreicht',
      cancelled: 'Beendet',
    },
    facts: { urgent: 'Als dringend gemeldet' },
  },
  variables: Type.Object({
    ...commonVariables,
    outcome: Type.Optional(oneOf(intakeOutcomes)),
    /** reported as urgent */
    urgent: Type.Optional(Type.Boolean()),
    emergencyNow: Type.Optional(Type.Boolean()),
    attendance: optional(oneOf(['held', 'no-show'])),
    askOthers: optional(Type.Boolean()),
    secondTalk: Type.Optional(oneOf(['offered'])),
    talkResult: Type.Optional(oneOf(['held', 'not-reached'])),
    /** kind of the body that is being asked */
    askedKind: Type.Optional(oneOf(['mbe', 'jmd', 'jobcenter'])),
    noticeId: optional(Type.String()),
    deadlineId: optional(Type.String()),
    answer: optional(oneOf(['yes', 'no'])),
    duplicateAnswer: optional(oneOf(['yes', 'no', 'unknown'])),
    duplicateAnswers: Type.Optional(Type.Array(oneOf(['yes', 'no', 'unknown']))),
    helped: Type.Optional(oneOf(['settled', 'more-needed'])),
    signpostResult: Type.Optional(oneOf(['settled', 'more-needed'])),
  }),
  messages: {
    receives: [
      'case.transferred',
      'consent.withdrawn',
      'contact.received',
      'deadline.missed',
      'notice.answered',
      'person.died',
      'person.moved',
    ],
  },
  jobs: {
    'case.open': [],
    'case.transfer': [],
    'contact.close': [],
    'contact.decide': [],
    'contact.record-duplicates': [],
    'contact.record-talk': [],
    'deadline.settle': [],
    'deadline.start': [],
    'decision.propose': [],
    'notice.send': ['CONSENT_MISSING', 'RECIPIENT_MISSING'],
  },
  errors: ['CONSENT_MISSING', 'RECIPIENT_MISSING'],
  notices: {
    'duplicate.asked': {
      title: 'Ist bei Ihnen schon jemand zuständig?',
      to: ['mbe', 'jmd', 'jobcenter'],
      basis: { kind: 'consent', purpose: 'duplicate-check' },
      dataCategories: ['name', 'birth-date'],
      facts: [],
      answers: { yes: 'Ja, wir begleiten die Person', no: 'Nein' },
    },
  },
  forms: {
    'intake-talk': {
      values: Type.Object(
        {
          attendance: oneOf(['held', 'no-show']),
          askOthers: Type.Optional(Type.Boolean()),
          ...Type.Partial(Type.Object(heldTalk)).properties,
        },
        {
          additionalProperties: false,
          allOf: [requiredIf('attendance', 'held', heldTalkRequired)],
        },
      ),
      toEngine: ['attendance', 'askOthers'],
    },
    'intake-urgency': {
      values: Type.Object(
        { emergencyNow: Type.Boolean(), note: optionalText(1000) },
        { additionalProperties: false },
      ),
      toEngine: ['emergencyNow'],
    },
    'intake-second-talk': {
      values: Type.Object(
        { secondTalk: oneOf(['offered']), offeredHow: FreeText(200) },
        { additionalProperties: false },
      ),
      toEngine: ['secondTalk'],
    },
    'intake-signpost': {
      values: Type.Object(
        { signpostedTo: FreeText(200), note: optionalText(1000) },
        { additionalProperties: false },
      ),
      toEngine: [],
    },
    'intake-follow-up': {
      values: Type.Object(
        { helped: oneOf(['settled', 'more-needed']), note: optionalText(1000) },
        { additionalProperties: false },
      ),
      toEngine: ['helped'],
    },
    'intake-advice': {
      values: Type.Object({ done: Type.Literal(true) }, { additionalProperties: false }),
      toEngine: [],
    },
    'intake-handover': {
      values: Type.Object(
        { handedTo: FreeText(200), done: Type.Literal(true) },
        { additionalProperties: false },
      ),
      toEngine: [],
    },
    'intake-decision': {
      values: Type.Object(
        {
          outcome: oneOf(intakeOutcomes),
          reason: optionalText(1000),
        },
        { additionalProperties: false },
      ),
      toEngine: [],
    },
    'intake-emergency': {
      values: Type.Object(
        { service: FreeText(200), done: Type.Literal(true) },
        { additionalProperties: false },
      ),
      toEngine: [],
    },
  },
  decisions,
} satisfies ProcessContract

export type IntakeTalk = Static<typeof HeldTalk> & { askOthers?: boolean }
export type IntakeDecision = Static<(typeof contract.forms)['intake-decision']['values']>
