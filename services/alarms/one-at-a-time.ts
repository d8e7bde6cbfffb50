/**
 * Keeps runs of the same work from overlapping: a call during a run is answered by one more run
 * after it, however many calls there were. `run` must not reject.
 */
export function oneAtATime(run: () => Promise<void>) {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  const start = (): Promise<void> => {
    if (!running) {
      running = run().finally(() => {
        running = undefined
      })
      return running
    }
    next ??= running.then(() => {
      next = undefined
      return start()
    })
    return next
  }

  return {
    start,
    /** Resolves when nothing runs and nothing waits to run. */
    settle: async (): Promise<void> => {
      while (running || next) await (next ?? running)
    },
  }
}
