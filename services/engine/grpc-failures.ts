import { conflict, defect, Failure, invalid, missing, unavailable } from '../failure.ts'

/**
 * The one table from gRPC status codes to our failures. zeebe-node throws raw service errors and does
 * not export its own code table, so the numbers of the protocol stand here.
 */
export const grpc = {
  cancelled: 1,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unavailable: 14,
} as const

type Row = {
  fail: (code: string, message: string, options?: { cause?: unknown }) => Failure
  code: string
  /** worth sending again at once, where the command is idempotent */
  again?: true
  /** the command may have taken effect although it failed here */
  unsure?: true
}

const rows: Record<number, Row> = {
  1: { fail: unavailable, code: 'ENGINE_UNAVAILABLE', unsure: true },
  2: { fail: defect, code: 'ENGINE_FAULT' },
  3: { fail: invalid, code: 'ENGINE_REFUSED' },
  4: { fail: unavailable, code: 'ENGINE_UNAVAILABLE', again: true, unsure: true },
  5: { fail: missing, code: 'ENGINE_MISSING' },
  6: { fail: conflict, code: 'ENGINE_DUPLICATE' },
  7: { fail: defect, code: 'ENGINE_FORBIDDEN' },
  8: { fail: unavailable, code: 'ENGINE_UNAVAILABLE', again: true },
  9: { fail: conflict, code: 'ENGINE_STATE' },
  10: { fail: unavailable, code: 'ENGINE_UNAVAILABLE', unsure: true },
  11: { fail: invalid, code: 'ENGINE_REFUSED' },
  12: { fail: defect, code: 'ENGINE_UNSUPPORTED' },
  // A connection reset in the middle of a call arrives as INTERNAL: later will do, but not at once.
  13: { fail: unavailable, code: 'ENGINE_UNAVAILABLE', unsure: true },
  14: { fail: unavailable, code: 'ENGINE_UNAVAILABLE', again: true, unsure: true },
  15: { fail: defect, code: 'ENGINE_FAULT' },
  16: { fail: defect, code: 'ENGINE_FORBIDDEN' },
}

const unknownRow: Row = { fail: defect, code: 'ENGINE_FAULT' }

/** The gRPC status of an error, or null when it did not come from a call. */
export function grpcCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'number' ? error.code : null
}

export const worthRepeating = (error: unknown): boolean => rowOf(error).again === true
export const mayHaveHappened = (error: unknown): boolean => rowOf(error).unsure === true

/** Translates whatever a call to the engine threw. The engine's text helps whoever deploys. */
export function engineFailure(command: string, error: unknown): Failure {
  if (error instanceof Failure) return error
  const code = grpcCode(error)
  const row = rowOf(error)
  const text = code === null ? nameOf(error) : `code ${code}: ${detailsOf(error)}`
  return row.fail(row.code, `${command}: ${text}`.slice(0, 2_000), { cause: error })
}

function rowOf(error: unknown): Row {
  const code = grpcCode(error)
  return (code === null ? undefined : rows[code]) ?? unknownRow
}

function detailsOf(error: unknown): string {
  const details = (error as { details?: unknown }).details
  return typeof details === 'string' ? details : nameOf(error)
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
