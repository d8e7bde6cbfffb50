import Type from 'typebox'
import { Day, filledWhen, flag, form, several } from '../form-fields.ts'
import { FreeText, oneOf, optional, optionalText } from '../process-contract.ts'

/** Bodies a case conference may invite. */
export const partnerKinds = [
  'mbe',
  'jmd',
  'jobcenter',
  'social-welfare-office',
  'employment-agency',
  'school',
  'special-advice-centre',
] as const

const Doer = oneOf(['person', 'case-management', 'other-body'])
const Offered = oneOf(['offered', 'not-wanted', 'not-needed'])

/** What is agreed with the person, how it is signed, and how it is followed up. */
export const planForms = {
  'plan-catch-up': form({
    catchUpCourse: Offered,
    catchUpRecognition: Offered,
    catchUpNaturalisation: Offered,
    catchUpNote: optionalText(1000),
  }),
  'plan-goals': form({
    goal1: FreeText(500),
    goal1Measure: FreeText(300),
    goal1Due: Day,
    goal2: optionalText(500),
    goal2Measure: optionalText(300),
    goal2Due: optional(Day),
    goal3: optionalText(500),
    goal3Measure: optionalText(300),
    goal3Due: optional(Day),
  }),
  'plan-steps': form(
    {
      step1: FreeText(500),
      step1Doer: Doer,
      step1Due: Day,
      step2: optionalText(500),
      step2Doer: optional(Doer),
      step2Due: optional(Day),
      step3: optionalText(500),
      step3Doer: optional(Doer),
      step3Due: optional(Day),
      step4: optionalText(500),
      step4Doer: optional(Doer),
      step4Due: optional(Day),
      moreTargets: flag,
      conferenceWanted: flag,
    },
    ['moreTargets', 'conferenceWanted'],
  ),
  'plan-signature': form(
    {
      choice: oneOf(['signed', 'rework', 'without-plan']),
      signedOn: optional(Day),
      signatureEvidence: optional(oneOf(['written', 'electronic'])),
      refusalReason: optionalText(1000),
    },
    ['choice', 'signedOn'],
    {
      allOf: [
        filledWhen('choice', 'signed', 'signedOn'),
        filledWhen('choice', 'signed', 'signatureEvidence'),
      ],
    },
  ),
  'conference-preparation': form({ partners: several(partnerKinds), conferenceOn: Day }, [
    'partners',
    'conferenceOn',
  ]),
  'conference-consent': form(
    {
      choice: oneOf(['given', 'refused']),
      evidence: optional(oneOf(['written', 'electronic'])),
    },
    ['choice'],
    { allOf: [filledWhen('choice', 'given', 'evidence')] },
  ),
  'conference-minutes': form({
    conferenceHeld: oneOf(['held', 'cancelled']),
    minutes: FreeText(4000),
    agreements: optionalText(4000),
  }),
  'plan-monitoring': form(
    {
      choice: oneOf(['on-track', 'adapt', 'reached', 'stopped']),
      talkNote: optionalText(2000),
    },
    ['choice'],
  ),
  'plan-talk-overdue': form({ choice: oneOf(['retry', 'stopped']), overdueNote: FreeText(1000) }, [
    'choice',
  ]),
  'plan-review': form(
    {
      choice: oneOf(['reviewed', 'adapt', 'reassess', 'reached', 'stopped']),
      reviewNote: optionalText(2000),
    },
    ['choice'],
  ),
  'plan-referrals-open': form({ referralsNote: optionalText(1000) }),
  'plan-evaluation': form(
    {
      planResult: oneOf(['reached', 'stopped']),
      goalsReached: Type.Integer({ minimum: 0, maximum: 100 }),
      evaluationNote: optionalText(2000),
    },
    ['planResult', 'goalsReached'],
  ),
  'plan-move': form({ competence: oneOf(['here', 'elsewhere']), moveNote: optionalText(1000) }, [
    'competence',
  ]),
}
