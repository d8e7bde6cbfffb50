import Type, { type Static } from 'typebox'
import { needs, residenceStatuses } from '../intake/contract.ts'
import {
  commonVariables,
  oneOf,
  optionalText,
  type ProcessContract,
  Reference,
} from '../process-contract.ts'

/** Kinds of organisations the table may propose; an organisation of the directory has one of them. */
export const targetKinds = [
  'adult-education-centre',
  'anti-discrimination-office',
  'employment-agency',
  'foreigners-authority',
  'integration-course',
  'jmd',
  'jobcenter',
  'mbe',
  'nationality-authority',
  'recognition-advice',
  'social-welfare-office',
  'youth-welfare-office',
] as const

export const contract = {
  processId: 'support-plan',
  variables: Type.Object({
    ...commonVariables,
    referralIds: Type.Optional(Type.Array(Type.String())),
    referralId: Type.Optional(Type.String()),
  }),
  messages: { receives: ['case.opened', 'referral.requested'] },
  jobs: {
    'case.advance': [],
    'decision.propose': [],
    'referral.plan': [],
  },
  errors: [],
  forms: {
    'referral-targets': {
      values: Type.Object(
        {
          targets: Type.Array(Reference, { maxItems: 12, uniqueItems: true }),
          consented: Type.Array(Reference, { maxItems: 12, uniqueItems: true }),
          appointmentWish: optionalText(200),
          message: optionalText(2000),
          confidentialityRelease: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
      toEngine: [],
    },
  },
  decisions: {
    'referral-target': {
      facts: Type.Object({
        age: Type.Union([Type.Integer(), Type.Null()]),
        status: oneOf(residenceStatuses),
        needs: Type.Array(oneOf(needs)),
        fitForWork: Type.Boolean(),
      }),
      /** one entry per rule that hit, so a kind may appear twice; null when none did */
      result: Type.Union([Type.Array(oneOf(targetKinds)), Type.Null()]),
    },
  },
} satisfies ProcessContract

export type ReferralTargets = Static<(typeof contract.forms)['referral-targets']['values']>
