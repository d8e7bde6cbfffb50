import Type, { type Static } from 'typebox'
import { Accountable, DeadlineView, FlowInstance, TimelineEntry } from './cases.ts'
import { Due, Id, Instant, Nullable, OrganisationBrief, PersonBrief, PlainDate } from './common.ts'
import { NoticeView } from './notices.ts'
import { ProposalView } from './tasks.ts'

const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' })

/** A code with what people read for it. */
export const Named = Type.Object({ code: Type.String(), title: Type.String() })

/** GET /api/proceeding-kinds — what the caller may open, for „Neues Verfahren“. */
export const ProceedingKind = Type.Object({
  kind: Type.String(),
  title: Type.String(),
  /** case, person, none */
  subject: Type.String(),
  startForm: Type.String(),
  /** form-js schema of the start form */
  form: Type.Unknown(),
  states: Type.Array(Named),
  outcomes: Type.Array(Named),
  /** whether the caller may open one */
  mayOpen: Type.Boolean(),
})

/** POST /api/proceedings — `values` are those of the start form; 422 FORM_INVALID names the fields. */
export const NewProceeding = Type.Object(
  {
    kind: Code,
    caseId: Type.Optional(Id),
    values: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export const CreatedProceeding = Type.Object({ proceedingId: Id, number: Type.String() })

/** GET /api/proceedings?kind&state&caseId&q&page&size — newest first. */
export const ProceedingRow = Type.Object({
  id: Id,
  kind: Type.String(),
  /** „Rechtskreiswechsel“ */
  title: Type.String(),
  /** RKW-2026-0001 */
  number: Type.String(),
  state: Named,
  stateSince: Instant,
  outcome: Nullable(Named),
  caseId: Nullable(Id),
  caseNumber: Nullable(Type.String()),
  /** null where it belongs to nobody */
  person: Nullable(PersonBrief),
  organisation: OrganisationBrief,
  openedAt: Instant,
  closedAt: Nullable(Instant),
  /** the next of its deadlines */
  due: Nullable(Due),
  legalHold: Type.Boolean(),
})
export const ProceedingList = Type.Object({
  total: Type.Integer(),
  rows: Type.Array(ProceedingRow),
})

/** One thing that is known, as people read it: „Ende der Leistung: 31.12.2026“. */
export const FactView = Type.Object({
  name: Type.String(),
  title: Type.String(),
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  /** date, flag, number, code, text */
  kind: Type.String(),
  /** the value of a code, yes or no, in German */
  text: Nullable(Type.String()),
})

/** A date that was computed without starting a deadline, with the way it was reached. */
export const ComputedDateView = Type.Object({
  rule: Type.String(),
  title: Type.String(),
  law: Type.String(),
  dueOn: Nullable(PlainDate),
  explanation: DeadlineView.properties.explanation,
})

/** GET /api/proceedings/:proceedingId */
export const ProceedingView = Type.Object({
  ...ProceedingRow.properties,
  openedBy: Nullable(Type.String()),
  /** dates, codes and flags in the open */
  facts: Type.Array(FactView),
  /** what forms said besides; null for a caller of another organisation */
  details: Nullable(Type.Array(FactView)),
  accountable: Type.Array(Accountable),
  tasks: Type.Array(
    Type.Object({
      id: Id,
      title: Type.String(),
      groupId: Type.String(),
      assignee: Nullable(Type.String()),
      due: Due,
      createdAt: Instant,
    }),
  ),
  deadlines: Type.Array(DeadlineView),
  computedDates: Type.Array(ComputedDateView),
  notices: Type.Array(NoticeView),
  /** what decision tables proposed, newest first */
  proposals: Type.Array(ProposalView),
  timeline: Type.Array(TimelineEntry),
  /** its instances; GET /api/flows/:instanceKey draws one */
  flows: Type.Array(FlowInstance),
  mayHold: Type.Boolean(),
})

/** POST /api/proceedings/:proceedingId/hold — a legal hold stops erasure, with a reason. */
export const ProceedingHold = Type.Object(
  { hold: Type.Boolean(), reason: Type.String({ minLength: 3, maxLength: 500 }) },
  { additionalProperties: false },
)
export const ProceedingHeld = Type.Object({ id: Id, legalHold: Type.Boolean() })

export type ProceedingRow = Static<typeof ProceedingRow>
export type ProceedingView = Static<typeof ProceedingView>
export type FactView = Static<typeof FactView>
