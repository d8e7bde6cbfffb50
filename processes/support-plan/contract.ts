import Type, { type Static } from 'typebox'
import {
  commonVariables,
  optionalText,
  type ProcessContract,
  Reference,
} from '../process-contract.ts'
import { decisions } from './decisions.ts'

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
  decisions,
} satisfies ProcessContract

export type ReferralTargets = Static<(typeof contract.forms)['referral-targets']['values']>
