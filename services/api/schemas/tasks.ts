import Type, { type Static } from 'typebox'
import { Due, Id, Instant, Nullable, PersonBrief, PlainDate, StaffBrief } from './common.ts'

/** Saved views; `all` is every open task of a case's groups, used by the case page. */
export const taskViews = ['today', 'mine', 'group', 'overdue', 'follow-up', 'done', 'all'] as const

/** One row of the task list. */
export const TaskRow = Type.Object({
  id: Id,
  rev: Type.Integer(),
  /** German name of the diagram's element */
  title: Type.String(),
  processTitle: Type.String(),
  state: Type.String(),
  groupId: Type.String(),
  due: Due,
  followUpOn: Nullable(PlainDate),
  assignee: Nullable(StaffBrief),
  contactId: Nullable(Id),
  caseId: Nullable(Id),
  referralId: Nullable(Id),
  proceedingId: Nullable(Id),
  /** K-1187, 2026-0418 or RKW-2026-0001 */
  number: Type.String(),
  /** null where the proceeding belongs to nobody */
  person: Nullable(PersonBrief),
  /** response clock of the referral this task belongs to */
  referral: Nullable(
    Type.Object({
      target: Type.String(),
      state: Type.String(),
      day: Type.Integer(),
      of: Type.Integer(),
    }),
  ),
  createdAt: Instant,
})

/** GET /api/tasks?view=mine&q=&page=1&size=50&sort=due */
export const TaskList = Type.Object({
  view: Type.String(),
  total: Type.Integer(),
  page: Type.Integer(),
  size: Type.Integer(),
  rows: Type.Array(TaskRow),
  /** live count per view */
  counts: Type.Record(Type.String(), Type.Integer()),
})

export const HitRule = Type.Object({
  ruleId: Type.String(),
  ruleIndex: Type.Integer(),
  ruleCount: Type.Integer(),
  /** the rule's words as they were when it hit */
  text: Type.Optional(Type.String()),
  source: Type.Optional(Type.String()),
  validFrom: Type.Optional(Type.String()),
  validTo: Type.Optional(Nullable(Type.String())),
  verifiedAt: Type.Optional(Type.String()),
})

/** What a decision table proposed; shown above the decision. */
export const ProposalView = Type.Object({
  decisionId: Type.String(),
  decisionVersion: Type.Integer(),
  result: Type.Unknown(),
  hitRules: Type.Array(HitRule),
  /** input name → value, as evaluated */
  facts: Type.Record(Type.String(), Type.Unknown()),
  madeAt: Instant,
})

/** GET /api/tasks/:taskId — form, values and the way it is used. */
export const TaskView = Type.Object({
  ...TaskRow.properties,
  formId: Type.String(),
  /** form-js schema of the task's own process version */
  form: Type.Unknown(),
  /** input data of the form: stored draft, else prefilled values, plus option lists */
  values: Type.Record(Type.String(), Type.Unknown()),
  draftSavedAt: Nullable(Instant),
  proposal: Nullable(ProposalView),
  /** „Danach: …“, from the element's documentation in the diagram */
  afterwards: Nullable(Type.String()),
  claimedAt: Nullable(Instant),
  /** whether the caller may claim it, and why not */
  claimable: Type.Boolean(),
})

/** POST /api/tasks/:taskId/claim | /release — body {rev}; 409 TASK_CHANGED names who was first. */
export const TaskRev = Type.Object({ rev: Type.Integer() }, { additionalProperties: false })
/** POST /api/tasks/:taskId/take-over — a colleague's task, with a reason. */
export const TaskTakeOver = Type.Object(
  { rev: Type.Integer(), reason: Type.String({ minLength: 3, maxLength: 500 }) },
  { additionalProperties: false },
)
export const TaskState = Type.Object({ id: Id, rev: Type.Integer(), state: Type.String() })

/** PUT /api/tasks/:taskId/draft */
export const TaskDraft = Type.Object(
  { rev: Type.Integer(), values: Type.Record(Type.String(), Type.Unknown()) },
  { additionalProperties: false },
)
export const TaskDraftSaved = Type.Object({ rev: Type.Integer(), savedAt: Instant })

/** POST /api/tasks/:taskId/completion — 422 FORM_INVALID lists faults per field. */
export const TaskCompletion = TaskDraft
/** POST /api/tasks/:taskId/follow-up — „Wiedervorlage“ */
export const TaskFollowUp = Type.Object(
  { rev: Type.Integer(), on: PlainDate, reason: Type.String({ maxLength: 500 }) },
  { additionalProperties: false },
)

/** 409 body member `stored`: what somebody else saved meanwhile. */
export const DraftConflict = Type.Object({
  rev: Type.Integer(),
  values: Type.Record(Type.String(), Type.Unknown()),
  savedBy: Nullable(Type.String()),
  savedAt: Nullable(Instant),
})

export type TaskRow = Static<typeof TaskRow>
export type TaskView = Static<typeof TaskView>
