import { asFailure, type Failure, type FailureKind } from '../failure.ts'
import type { Log } from '../log.ts'

/** What an alarm does with a failure . The sweeper is the second try for all of them. */
const treatments: Record<FailureKind, { again: boolean; level: 'info' | 'warn' | 'error' }> = {
  refused: { again: false, level: 'info' },
  unavailable: { again: true, level: 'warn' },
  defect: { again: false, level: 'error' },
  invalid: { again: false, level: 'info' },
  forbidden: { again: false, level: 'info' },
  missing: { again: false, level: 'info' },
  conflict: { again: false, level: 'info' },
}

/** Logs a failed ring and says whether it is worth another try. */
export function reportRing(
  log: Log,
  error: unknown,
  of: { tenantId: string; deadlineId?: string },
): { failure: Failure; again: boolean } {
  const failure = asFailure(error)
  const { again, level } = treatments[failure.kind]
  log[level](
    {
      ...of,
      code: failure.code,
      kind: failure.kind,
      ...(level === 'error' ? { err: failure } : {}),
    },
    'alarm failed',
  )

  return { failure, again }
}
