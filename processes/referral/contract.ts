import Type, { type Static, type TProperties } from 'typebox'
import {
  commonVariables,
  FreeText,
  oneOf,
  optional,
  type ProcessContract,
  Reference,
} from '../process-contract.ts'
import { decisions } from './decisions.ts'

/** A form whose answer steers the diagram. „Andere Stelle“ needs one to be named. */
const chosen = <const Codes extends readonly string[], More extends TProperties>(
  choices: Codes,
  more: More,
) => ({
  values: Type.Object(
    { choice: oneOf(choices), ...more },
    {
      additionalProperties: false,
      anyOf: [
        { not: { properties: { choice: { const: 'other-target' } } } },
        { required: ['target'], properties: { target: { type: 'string' } } },
      ],
    },
  ),
  toEngine: ['choice'],
})

const target = optional(Reference)
const consented = optional(Type.Boolean())

export const contract = {
  processId: 'referral',
  variables: Type.Object({
    ...commonVariables,
    referralId: Type.String(),
    /** set by the engine: which of the parallel referrals this one is */
    loopCounter: Type.Optional(Type.Integer()),
    deadlineId: Type.Optional(Type.String()),
    consentGiven: Type.Optional(Type.Boolean()),
    /** the answer a person picked in the last form */
    choice: Type.Optional(
      oneOf([
        'given',
        'refused',
        'retry',
        'other-target',
        'drop',
        'keep-waiting',
        'started',
        'dropped',
      ]),
    ),
    /** how the last phase ended */
    outcome: Type.Optional(
      oneOf(['sent', 'accepted', 'rejected', 'other-target', 'started', 'dropped']),
    ),
    rejectionReason: Type.Optional(Type.String()),
    afterMove: Type.Optional(oneOf(['keep', 'withdraw'])),
  }),
  messages: {
    receives: [
      'case.transferred',
      'deadline.missed',
      'person.died',
      'person.moved',
      'referral.accepted',
      'referral.dropped',
      'referral.questioned',
      'referral.rejected',
      'referral.started',
      'referral.withdrawn',
    ],
  },
  jobs: {
    'basis.check': ['CONSENT_MISSING'],
    'case.transfer': [],
    'consent.record': [],
    'deadline.start': [],
    'decision.propose': [],
    'referral.close': [],
    'referral.remind': ['DESTINATION_INACTIVE'],
    'referral.replace': [],
    'referral.reply': ['CONSENT_MISSING', 'DESTINATION_INACTIVE', 'DELIVERY_FAILED'],
    'referral.send': ['CONSENT_MISSING', 'DESTINATION_INACTIVE', 'DELIVERY_FAILED'],
    'referral.withdraw': [],
  },
  errors: ['CONSENT_MISSING', 'DESTINATION_INACTIVE', 'DELIVERY_FAILED'],
  forms: {
    consent: chosen(['given', 'refused'], {
      evidence: optional(oneOf(['written', 'electronic'])),
    }),
    'referral-delivery': chosen(['retry', 'other-target', 'drop'], { target }),
    'referral-follow-up': chosen(['started', 'dropped', 'keep-waiting'], {}),
    'referral-move': {
      values: Type.Object(
        { afterMove: oneOf(['keep', 'withdraw']) },
        { additionalProperties: false },
      ),
      toEngine: ['afterMove'],
    },
    'referral-question': {
      values: Type.Object({ text: FreeText(2000) }, { additionalProperties: false }),
      toEngine: [],
    },
    'referral-rejection': chosen(['other-target', 'drop'], { target, consented }),
    'referral-silence': chosen(['keep-waiting', 'other-target', 'drop'], { target, consented }),
  },
  decisions,
} satisfies ProcessContract

export type ConsentAnswer = Static<(typeof contract.forms)['consent']['values']>
export type ReferralQuestion = Static<(typeof contract.forms)['referral-question']['values']>
