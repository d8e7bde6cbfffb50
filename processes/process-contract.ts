import Type, { type TObject, type TSchema } from 'typebox'

/** The values of one form and the few of them that may travel through the engine. */
export type FormContract = {
  values: TObject
  /** keys handed to the engine on completion; everything else stays sealed in Postgres */
  toEngine: readonly string[]
}

/** What a decision table is asked and what it answers. A suggestion, never an act. */
export type DecisionContract = { facts: TObject; result: TSchema }

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
  traceId: optional(Type.String()),
  /** id of the human task completed last; the next service task reads its sealed values */
  completedTaskId: Type.Optional(Type.String()),
}
