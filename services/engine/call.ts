import { setTimeout as sleep } from 'node:timers/promises'
import { unavailable } from '../failure.ts'
import { engineFailure, grpcCode, mayHaveHappened, worthRepeating } from './grpc-failures.ts'

/** Every command ends within this time, whatever the server does. */
const callBudgetMs = 5_000

const firstPauseMs = 60
const shortestTryMs = 250

export type CallOptions = {
  /** sent again within the budget after codes 4, 8 and 14; only where a repeat is harmless */
  repeatable: boolean
  budgetMs?: number
  /** told when a try ended without saying whether it took effect */
  onUnsure?: () => void
}

/** One command, repeated within its budget unless told otherwise. */
export type Send = <T>(
  command: string,
  run: (msLeft: number) => Promise<T>,
  options?: Partial<CallOptions>,
) => Promise<NonNullable<T>>

/**
 * Sends one command with our own deadline and repeats. zeebe-node's calls have no deadline, repeat
 * what must not be repeated, and resolve `undefined` unsent once the client closes: none of the three
 * gets past here.
 */
export async function call<T>(
  command: string,
  send: (msLeft: number) => Promise<T>,
  { repeatable, budgetMs = callBudgetMs, onUnsure }: CallOptions,
): Promise<NonNullable<T>> {
  const end = performance.now() + budgetMs

  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const msLeft = Math.max(1, end - performance.now())
    try {
      const answer = await within(msLeft, command, send(msLeft))
      if (answer === undefined || answer === null) {
        throw unavailable('ENGINE_UNAVAILABLE', `${command}: not sent, the client is closed`)
      }
      return answer
    } catch (error) {
      if (mayHaveHappened(error)) onUnsure?.()
      const pause = pauseMs * (0.5 + Math.random())
      const again = repeatable && worthRepeating(error)
      if (!again || performance.now() + pause + shortestTryMs > end) {
        throw engineFailure(command, error)
      }
      await sleep(pause)
    }
  }
}

/** For commands whose target may have moved on: some codes are answers, not failures. */
export async function unlessGone<T, G extends string>(
  done: Promise<T>,
  answers: Record<number, G>,
): Promise<T | G> {
  try {
    return await done
  } catch (error) {
    const answer = answers[grpcCode((error as Error).cause) ?? 0]
    if (answer === undefined) throw error
    return answer
  }
}

async function within<T>(ms: number, command: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(command)), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Shaped like the service errors of gRPC, so that one table serves both. */
class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
  readonly code = 4
  readonly details = 'no answer in time'

  constructor(command: string) {
    super(`${command}: no answer in time`)
  }
}
