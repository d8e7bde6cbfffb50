/**
 * The one failure class. `kind` decides what happens next, `code` is the stable name that diagrams,
 * clients and tests match, `message` is for the log and never carries personal data.
 * Each door (engine/run-job, api, alarms, senders) translates kinds once, in one table.
 */
export const failureKinds = [
  'refused',
  'unavailable',
  'defect',
  'invalid',
  'forbidden',
  'missing',
  'conflict',
] as const

export type FailureKind = (typeof failureKinds)[number]

export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  readonly code: string

  constructor(kind: FailureKind, code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.kind = kind
    this.code = code
  }
}

const failureOf =
  (kind: FailureKind) =>
  (code: string, message: string, options?: { cause?: unknown }): Failure =>
    new Failure(kind, code, message, options)

/** The world says no and the diagram has a path for it. */
export const refused = failureOf('refused')
/** Somebody is down; later will do. */
export const unavailable = failureOf('unavailable')
/** Data, configuration or code is wrong; a person must look. */
export const defect = failureOf('defect')
/** The caller's input is malformed. */
export const invalid = failureOf('invalid')
/** The caller may not do this. */
export const forbidden = failureOf('forbidden')
/** There is no such thing, or not for this caller. */
export const missing = failureOf('missing')
/** The world moved on: task already done, deadline met, row changed. */
export const conflict = failureOf('conflict')

/** Anything that is not a Failure, nor wrapped around one by a library, is a defect. */
export function asFailure(error: unknown): Failure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Failure) return cause
  }
  return defect('UNEXPECTED', error instanceof Error ? error.message : String(error), {
    cause: error,
  })
}
