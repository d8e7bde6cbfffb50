import Type, { type Static } from 'typebox'
import { Day, form, several } from '../form-fields.ts'
import {
  commonVariables,
  oneOf,
  optional,
  optionalText,
  type ProcessContract,
  Reference,
} from '../process-contract.ts'
import { assessmentForm } from './assessment-form.ts'
import { decisions } from './decisions.ts'
import { partnerKinds, planForms } from './plan-forms.ts'

const key = optional(Type.String())

export const contract = {
  processId: 'support-plan',
  proceeding: {
    title: 'Hilfeplanung',
    prefix: 'HPL',
    startsWith: 'case.opened',
    subject: 'case',
    runBy: 'municipal-integration-centre',
    states: {
      open: 'Eröffnet',
      planned: 'Plan unterschrieben',
      unplanned: 'Ohne Plan begleitet',
    },
    outcomes: { 'goals-reached': 'Ziele erreicht', stopped: 'Beendet' },
    facts: { stoppedBecause: 'Vorzeitig beendet, weil' },
    topics: {
      mbe: 'Migrationsberatung (MBE)',
      jmd: 'Jugendmigrationsdienst (JMD)',
      jobcenter: 'Jobcenter',
      'social-welfare-office': 'Sozialamt',
      'employment-agency': 'Agentur für Arbeit',
      school: 'Schule',
      'special-advice-centre': 'Fachberatung',
    },
  },
  variables: Type.Object({
    ...commonVariables,
    completedTaskId: key,
    referralIds: optional(Type.Array(Type.String())),
    referralId: Type.Optional(Type.String()),
    /** set by the engine: which of several parallel ones this is */
    loopCounter: Type.Optional(Type.Integer()),
    /** what one of several tasks of an element is about */
    about: optional(Type.String()),
    /** the answer a person picked in the last form */
    choice: optional(
      oneOf([
        'signed',
        'rework',
        'without-plan',
        'given',
        'refused',
        'on-track',
        'reviewed',
        'adapt',
        'reassess',
        'reached',
        'stopped',
        'retry',
      ]),
    ),
    longInCountry: optional(Type.Boolean()),
    moreTargets: optional(Type.Boolean()),
    conferenceWanted: optional(Type.Boolean()),
    signedOn: optional(Day),
    partners: Type.Optional(several(partnerKinds)),
    partnerKind: Type.Optional(oneOf(partnerKinds)),
    conferenceOn: Type.Optional(Day),
    consentGiven: optional(Type.Boolean()),
    answer: optional(oneOf(['attends', 'declines'])),
    assessmentDeadlineId: key,
    planDeadlineId: key,
    talkDeadlineId: key,
    reviewDeadlineId: key,
    invitationDeadlineId: key,
    invitationNoticeId: key,
    dueOn: key,
    stoppedBecause: Type.Optional(oneOf(['consent-withdrawn', 'died', 'moved-away'])),
    openReferrals: Type.Optional(Type.Integer()),
    competence: Type.Optional(oneOf(['here', 'elsewhere'])),
    planResult: Type.Optional(oneOf(['reached', 'stopped'])),
    goalsReached: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  }),
  messages: {
    receives: [
      'case.closed',
      'case.opened',
      'case.transferred',
      'consent.withdrawn',
      'deadline.missed',
      'notice.answered',
      'person.died',
      'person.moved',
      'referral.ended',
      'referral.requested',
    ],
  },
  jobs: {
    'case.advance': [],
    'case.transfer': [],
    'consent.record': ['RECIPIENT_MISSING'],
    'deadline.settle': [],
    'deadline.start': [],
    'decision.propose': [],
    'fact.set': [],
    'notice.send': ['CONSENT_MISSING', 'RECIPIENT_MISSING'],
    'proceeding.advance': [],
    'proceeding.close': [],
    'referral.plan': [],
    'referral.request': [],
    'referrals.count': [],
    'referrals.end': [],
  },
  errors: ['CONSENT_MISSING', 'RECIPIENT_MISSING'],
  forms: {
    ...planForms,
    'plan-assessment': assessmentForm,
    'referral-targets': form({
      targets: Type.Array(Reference, { maxItems: 12, uniqueItems: true }),
      consented: Type.Array(Reference, { maxItems: 12, uniqueItems: true }),
      appointmentWish: optionalText(200),
      message: optionalText(2000),
      confidentialityRelease: Type.Boolean(),
    }),
  },
  notices: {
    'conference.invited': {
      title: 'Einladung zur Fallkonferenz',
      to: partnerKinds,
      basis: { kind: 'consent', purpose: 'case-conference' },
      dataCategories: ['name', 'contact', 'language'],
      facts: ['conferenceOn'],
      answers: { attends: 'Nimmt teil', declines: 'Nimmt nicht teil' },
    },
  },
  decisions,
} satisfies ProcessContract

export type ReferralTargets = Static<(typeof contract.forms)['referral-targets']['values']>
