import type { Engine } from './engine.ts'
import type { EngineLog } from './engine-log.ts'
import type { OfferedJob } from './offered-job.ts'
import type { JobSource } from './poll-jobs.ts'

type PumpOptions = {
  type: string
  fetch: string[]
  timeoutMs: number
  maxJobs: number
  run(offered: OfferedJob): Promise<void>
  log: EngineLog
}

/** Between two long polls of one type; a poll that waits already is answered at once. */
const pollMs = 25
const failuresToOpen = 5
const shortestPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Keeps one job type's poll open, behind a circuit breaker: zeebe-node polls a gateway that is down at
 * full rate, so after five failures in a row its worker is closed and opened again after a growing
 * pause.
 *
 * Polled, not pushed (StreamActivatedJobs), after measuring both on five chained steps and 2 cores:
 * push 2 ms from step to step and 71–143 instances/s, poll 4 ms (p99 12 ms) and 119/s, zeebe-node's
 * own worker 7 ms and 75–101/s. But the broker pushes a job before its log holds it: killed under
 * load, it made up to 6 of 750 steps anew under other keys after their handlers had run. Ids derived
 * from the element instance must survive that, and a polled job is always in the log.
 */
export function openPump(engine: Engine, options: PumpOptions): JobSource {
  const { type, log } = options
  let closed = false
  let poll: JobSource | undefined
  let reopening: NodeJS.Timeout | undefined
  let failures = 0
  let pauses = 0
  const handedBack = new Set<Promise<unknown>>()

  const open = () => {
    failures = 0
    poll = engine.pollJobs({
      ...options,
      pollMs,
      onState(state) {
        if (state === 'ok') {
          failures = 0
          pauses = 0
        } else if (++failures === failuresToOpen) void pause()
      },
      handBack(jobKey, retries) {
        const message = 'CLOSING: handed back'
        const told = engine
          .failJob(jobKey, { retries, backoffMs: 0, message })
          .catch(() => undefined)
          .finally(() => handedBack.delete(told))
        handedBack.add(told)
      },
    })
  }

  const pause = async () => {
    const broken = poll
    poll = undefined
    const wait = Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.min(pauses, 5))
    pauses += 1
    if (pauses === 1) log.warn({ type }, 'engine unreachable, polling paused')
    await broken?.close()
    if (!closed) reopening = setTimeout(open, wait * (0.5 + Math.random() / 2))
  }

  open()

  return {
    async close() {
      closed = true
      clearTimeout(reopening)
      await poll?.close()
      // The engine's connection closes after us: what was not told by then waits for its lock.
      await Promise.all(handedBack)
    },
  }
}
