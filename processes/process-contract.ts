import Type, { type TObject, type TSchema } from 'typebox'
import type { DecisionContract } from './decision-contract.ts'

/** The values of one form and the few of them that may travel through the engine. */
export type FormContract = {
  values: TObject
  /** keys handed to the engine on completion; everything else stays sealed in Postgres */
  toEngine: readonly string[]
}

/** Codes with what people read for them. */
export type Labels = Readonly<Record<string, string>>

/** How one run of a process is opened, who runs it and where it may stand. */
export type ProceedingContract = {
  /** „Rechtskreiswechsel“ */
  title: string
  /** letters in front of its running number, e.g. RKW */
  prefix: string
  /** message of the start event; its correlation key is the proceeding's id */
  startsWith: string
  /** the form whose values open it; without one it is opened by what it follows, a contact or a case */
  startForm?: string
  /**
   * `contact`: runs while a contact is being taken in; `case`: belongs to a case and its person;
   * `person`: to a person, with or without a case (then the start form names them); `none`: to nobody,
   * and nothing in it leads back to anybody
   */
  subject: 'contact' | 'case' | 'person' | 'none'
  /** kind of the organisation that runs it */
  runBy: string
  /** where it may stand, beginning with `open`; the end is always `closed` */
  states: Labels
  outcomes: Labels
  /** German names of open facts that no form asks for */
  facts?: Labels
  /** what a task may be `about`, where an element has several at the same time */
  topics?: Labels
}

/** What is told to another body, on which basis, and what it may say to it. */
export type NoticeContract = {
  title: string
  /** kinds of organisations it may go to; the first one unless the diagram names another */
  to: readonly string[]
  basis: { kind: 'statute'; source: string } | { kind: 'consent'; purpose: string }
  /** what the receiver learns of the person; the content is built from these and from `facts` */
  dataCategories: readonly NoticeCategory[]
  /** open facts of the proceeding the receiver is shown */
  facts: readonly string[]
  /** answers by code; none where the notice is for information only */
  answers: Labels
  /** days and codes an answer may carry; they become open facts of the proceeding */
  answerFacts?: TObject
  /** those of them without which an answer is incomplete, by its code */
  answerNeeds?: Readonly<Record<string, readonly string[]>>
}

/** What of a person a notice can carry. */
export const noticeCategories = ['name', 'birth-date', 'contact', 'language'] as const
export type NoticeCategory = (typeof noticeCategories)[number]

/**
 * The words a diagram and the code share. `npm run check:processes` compares them with the files of
 * the folder; services read them to parse variables, forms and decisions.
 */
export type ProcessContract = {
  /** id of the process, of its folder and of its file */
  processId: string
  /** every variable the process may hold: opaque ids, codes and flags, never personal data */
  variables: TObject
  messages: { receives: readonly string[] }
  /** job types of the diagram, with the error codes each may throw into it */
  jobs: Readonly<Record<string, readonly string[]>>
  /** every error code the diagram has a path for */
  errors: readonly string[]
  forms: Readonly<Record<string, FormContract>>
  /** how a proceeding of this kind is run; processes that follow a contact or a case have none */
  proceeding?: ProceedingContract
  /** messages to other bodies and the answers they may give, by name */
  notices?: Readonly<Record<string, NoticeContract>>
  decisions: Readonly<Record<string, DecisionContract>>
}

/** One of a list of codes. */
export const oneOf = <const Codes extends readonly string[]>(codes: Codes) =>
  Type.Union(
    codes.map((code) => Type.Literal(code)) as {
      -readonly [K in keyof Codes]: Type.TLiteral<Codes[K] & string>
    },
  )

/** A field that may stay empty: a form hands over null for it, or nothing while it is hidden. */
export const optional = <Field extends TSchema>(field: Field) =>
  Type.Optional(Type.Union([field, Type.Null()]))

/** Fields that have to be filled in once another field holds a certain code. */
export const requiredIf = (field: string, code: string | boolean, required: readonly string[]) => ({
  if: { properties: { [field]: { const: code } }, required: [field] },
  // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's
  then: { required },
})

/** An opaque id or slug. */
export const Reference = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' })
/** Text that must be written, and text that may be left empty. */
export const FreeText = (maxLength: number) => Type.String({ minLength: 1, maxLength })
export const optionalText = (maxLength: number) => optional(Type.String({ maxLength }))

/** Variables that every process carries. */
export const commonVariables = {
  tenantId: Type.String(),
  contactId: optional(Type.String()),
  caseId: optional(Type.String()),
  proceedingId: optional(Type.String()),
  /** the day of a move or a death, as the message that tells of it carries it */
  happenedOn: optional(Type.String()),
  traceId: optional(Type.String()),
  /** id of the human task completed last; the next service task reads its sealed values */
  completedTaskId: Type.Optional(Type.String()),
}
