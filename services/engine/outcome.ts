import type { Worker } from '../define/worker.ts'
import type { Failure, FailureKind } from '../failure.ts'

/** What the engine is told about a job whose handler failed. */
export type Outcome =
  /** a BPMN error: the diagram has a path for it, or it becomes an incident */
  | { kind: 'error'; code: string; message: string }
  /** later will do */
  | { kind: 'retry'; retries: number; backoffMs: number; message: string }
  /** a person must look */
  | { kind: 'incident'; message: string }

type FailedRun = {
  /** attempts left, this one included */
  retries: number
  /** failed attempts before this one */
  attempt: number
}

const firstBackoffMs = 1_000
const longestBackoffMs = 600_000
const longestMessage = 500

/** The table of failures at this door. Every kind has its row; nothing is decided anywhere else. */
const rows: Record<FailureKind, 'error' | 'retry' | 'incident'> = {
  refused: 'error',
  unavailable: 'retry',
  defect: 'incident',
  invalid: 'incident',
  forbidden: 'incident',
  missing: 'incident',
  conflict: 'incident',
}

export function outcomeOf(
  failure: Failure,
  { retries, attempt }: FailedRun,
  worker: Pick<Worker, 'whenExhausted' | 'parks'>,
  random = Math.random(),
): Outcome {
  const message = messageFor(failure)
  const kind = rows[failure.kind]

  if (kind === 'error') return { kind, code: failure.code, message }
  if (kind === 'incident') return { kind, message }
  // A person's task waits for as long as it takes. Diagrams cannot give it more than three attempts,
  // and an outage must not turn the list into incidents.
  if (worker.parks) return { kind, retries, backoffMs: backoffMs(1, random), message }
  if (retries > 1) {
    return { kind, retries: retries - 1, backoffMs: backoffMs(attempt, random), message }
  }
  if (worker.whenExhausted) return { kind: 'error', code: worker.whenExhausted, message }
  return { kind: 'incident', message }
}

/** 1 s, 4 s, 16 s … at most 10 min, each up to a quarter longer so that a crowd spreads out. */
export function backoffMs(attempt: number, random: number): number {
  const grown = Math.min(longestBackoffMs, firstBackoffMs * 4 ** Math.min(attempt, 10))
  return Math.round(grown * (1 + random / 4))
}

/**
 * `CODE: message`, as incidents keep it. What is not our own failure says only what it was: a
 * driver's message may quote the row it stumbled over.
 */
export function messageFor(failure: Failure): string {
  const text = failure.code === 'UNEXPECTED' ? nameOf(failure.cause) : failure.message
  return `${failure.code}: ${text}`.slice(0, longestMessage)
}

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : typeof cause)
