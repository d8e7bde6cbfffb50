import Type, { type Static } from 'typebox'
import {
  Due,
  Id,
  Instant,
  Nullable,
  OrganisationBrief,
  PersonBrief,
  PlainDate,
  StaffBrief,
} from './common.ts'

/** GET /api/cases */
export const CaseRow = Type.Object({
  id: Id,
  number: Type.String(),
  person: PersonBrief,
  phase: Type.String(),
  state: Type.String(),
  openedAt: Instant,
  caseManager: Nullable(StaffBrief),
  openSteps: Type.Integer(),
})

/** One line of „Am Zug“: who owes what, since when, until when. */
export const Accountable = Type.Object({
  /** staff, group, organisation, system */
  kind: Type.String(),
  /** name of the person or organisation; null for a group without claim */
  who: Nullable(Type.String()),
  groupId: Nullable(Type.String()),
  /** code for the step: task, acknowledgement, start, incident, sending, processing, case */
  step: Type.String(),
  /** German title of the task, where the step is one */
  title: Nullable(Type.String()),
  since: Instant,
  due: Nullable(Due),
  /** „Tag 9 von 10“ of an agreed response time */
  day: Nullable(Type.Integer()),
  of: Nullable(Type.Integer()),
  taskId: Nullable(Id),
  referralId: Nullable(Id),
})

export const ConsentView = Type.Object({
  id: Id,
  number: Type.String(),
  recipient: Type.String(),
  recipientId: Type.String(),
  purpose: Type.String(),
  dataCategories: Type.Array(Type.String()),
  language: Type.String(),
  textVersion: Type.String(),
  interpreted: Type.Boolean(),
  confidentialityRelease: Type.Boolean(),
  givenAt: Instant,
  validUntil: PlainDate,
  withdrawnAt: Nullable(Instant),
  /** valid, ends-soon, withdrawn, expired */
  state: Type.String(),
})

/** One station of the acknowledgement chain. */
export const ChainStep = Type.Object({
  /** released, sent, delivered, accepted, started, closed */
  step: Type.String(),
  /** done, current, future, failed */
  state: Type.String(),
  at: Nullable(Instant),
  by: Nullable(Type.String()),
})

export const ReferralView = Type.Object({
  id: Id,
  number: Type.String(),
  target: OrganisationBrief,
  purpose: Type.String(),
  state: Type.String(),
  createdAt: Instant,
  chain: Type.Array(ChainStep),
  /** response clock: working day x of n, with the deadline that ends it */
  clock: Nullable(
    Type.Object({
      day: Type.Integer(),
      of: Type.Integer(),
      endsOn: PlainDate,
      resting: Type.Boolean(),
    }),
  ),
  due: Nullable(Due),
  legalBasis: Type.Object({
    consentId: Nullable(Id),
    consentNumber: Nullable(Type.String()),
    statute: Nullable(Type.String()),
  }),
  /** data categories that left the house, and those that did not */
  sentData: Type.Array(Type.String()),
  heldBackData: Type.Array(Type.String()),
  topics: Type.Array(Type.String()),
  message: Nullable(Type.String()),
  rejectionReason: Nullable(Type.String()),
  /** what the agency wrote last */
  answerText: Nullable(Type.String()),
  fileNumber: Nullable(Type.String()),
  reference: Nullable(Type.String()),
  reminders: Type.Integer(),
})

export const DeadlineView = Type.Object({
  id: Id,
  /** the referral whose answer or start it ends */
  referralId: Nullable(Id),
  rule: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  law: Type.String(),
  due: Due,
  state: Type.String(),
  startsOn: PlainDate,
  explanation: Type.Array(
    Type.Object({
      step: Type.String(),
      day: Type.String(),
      why: Type.String(),
      basis: Type.Optional(Type.String()),
    }),
  ),
})

/** A proceeding in the list of its case; GET /api/proceedings/:proceedingId has the rest. */
export const CaseProceeding = Type.Object({
  id: Id,
  kind: Type.String(),
  title: Type.String(),
  number: Type.String(),
  state: Type.Object({ code: Type.String(), title: Type.String() }),
  outcome: Nullable(Type.Object({ code: Type.String(), title: Type.String() })),
  organisation: OrganisationBrief,
  openedAt: Instant,
  closedAt: Nullable(Instant),
})

/** GET /api/cases/:caseId */
export const CaseView = Type.Object({
  id: Id,
  number: Type.String(),
  phase: Type.String(),
  state: Type.String(),
  openedAt: Instant,
  contactId: Id,
  caseManager: Nullable(StaffBrief),
  person: Type.Object({
    id: Id,
    givenName: Type.String(),
    familyName: Type.String(),
    birthDate: Nullable(PlainDate),
    age: Nullable(Type.Integer()),
    languages: Type.Array(Type.String()),
    interpreterNeeded: Type.Boolean(),
    channel: Type.String(),
    phone: Nullable(Type.String()),
    email: Nullable(Type.String()),
  }),
  /** seven phases with the day they were reached */
  phases: Type.Array(Type.Object({ phase: Type.String(), reachedAt: Nullable(Instant) })),
  accountable: Type.Array(Accountable),
  consents: Type.Array(ConsentView),
  referrals: Type.Array(ReferralView),
  deadlines: Type.Array(DeadlineView),
  /** newest first; an authority's with what its outline says */
  proceedings: Type.Array(CaseProceeding),
  counts: Type.Object({
    tasks: Type.Integer(),
    referrals: Type.Integer(),
    deadlines: Type.Integer(),
  }),
  /** incidents of the engine that somebody must look at */
  incidents: Type.Array(
    Type.Object({
      incidentKey: Type.String(),
      elementTitle: Type.String(),
      code: Type.String(),
      raisedAt: Instant,
    }),
  ),
})

/** GET /api/cases/:caseId/timeline?kind= — newest first; the sentence is made in texts/de.ts. */
/** Entries before the one with this number; without it the newest. */
export const TimelinePage = Type.Object({
  before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})

export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  event: Type.String(),
  actorKind: Type.String(),
  actor: Nullable(Type.String()),
  referralId: Nullable(Id),
  referralNumber: Nullable(Type.String()),
  target: Nullable(Type.String()),
  taskId: Nullable(Id),
  taskTitle: Nullable(Type.String()),
  facts: Type.Record(Type.String(), Type.Unknown()),
})

/** GET /api/cases/:caseId/flow — every process instance of the case with its diagram and steps. */
export const FlowInstance = Type.Object({
  instanceKey: Type.String(),
  processId: Type.String(),
  processTitle: Type.String(),
  processVersion: Type.Integer(),
  referralId: Nullable(Id),
  /** „Überleitung Ü-2026-1304 an MBE Brückenhaus“ is made of these */
  referralNumber: Nullable(Type.String()),
  target: Nullable(Type.String()),
  state: Type.String(),
  startedAt: Instant,
})
export const FlowStep = Type.Object({
  nr: Type.String(),
  elementId: Type.String(),
  title: Type.String(),
  /** start, task, automatic, decision, gateway, wait, call, end, boundary */
  kind: Type.String(),
  lane: Nullable(Type.String()),
  /** open, current, done, cancelled, failed */
  state: Type.String(),
  at: Nullable(Instant),
  due: Nullable(Due),
  /** titles of the next steps, with the answer on the way there */
  next: Type.Array(
    Type.Object({ elementId: Type.String(), nr: Type.String(), answer: Nullable(Type.String()) }),
  ),
})
/** GET /api/flows/:instanceKey */
export const FlowView = Type.Object({
  ...FlowInstance.properties,
  bpmn: Type.String(),
  takenFlows: Type.Array(Type.String()),
  steps: Type.Array(FlowStep),
})

/** POST /api/cases/:caseId/referral-plans — starts „Stellen auswählen“ again. */
export const ReferralPlanStarted = Type.Object({ accepted: Type.Boolean() })
/** POST /api/consents/:consentId/withdrawal */
export const ConsentWithdrawal = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
)

export type Accountable = Static<typeof Accountable>
export type CaseView = Static<typeof CaseView>
export type ReferralView = Static<typeof ReferralView>
