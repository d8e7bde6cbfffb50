import Type, { type Static } from 'typebox'
import {
  commonVariables,
  FreeText,
  oneOf,
  optional,
  optionalText,
  type ProcessContract,
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

export const contract = {
  processId: 'intake',
  variables: Type.Object({
    ...commonVariables,
    outcome: Type.Optional(oneOf(intakeOutcomes)),
  }),
  messages: { receives: ['contact.received'] },
  jobs: {
    'case.open': [],
    'contact.close': [],
    'contact.decide': [],
    'contact.record-talk': [],
    'decision.propose': [],
  },
  errors: [],
  forms: {
    'intake-talk': {
      values: Type.Object(
        {
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
        },
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

export type IntakeTalk = Static<(typeof contract.forms)['intake-talk']['values']>
export type IntakeDecision = Static<(typeof contract.forms)['intake-decision']['values']>
