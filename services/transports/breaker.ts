export type Breaker = {
  /** false while the other side is given rest; true once per rest as a trial */
  mayTry(): boolean
  succeeded(): void
  failed(): void
}

/**
 * Stops asking a dead agency: after `limit` failures in a row nothing goes out for `restMs`, then one
 * trial decides. Keeps workers free for those who answer. Counts by a monotonic clock.
 */
export function createBreaker({
  limit = 5,
  restMs = 30_000,
  monotonic = () => performance.now(),
} = {}): Breaker {
  let failures = 0
  let nextTryAt = 0

  return {
    mayTry() {
      if (failures < limit) return true
      if (monotonic() < nextTryAt) return false
      nextTryAt = monotonic() + restMs
      return true
    },
    succeeded() {
      failures = 0
    },
    failed() {
      failures += 1
      nextTryAt = monotonic() + restMs
    },
  }
}
