import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Polls a condition until it holds or the time is over; a probe that throws counts as "not yet". */
export async function waitUntil(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = Date.now() + withinMs
  for (;;) {
    try {
      if (await holds()) return true
    } catch {
      // not yet
    }
    if (Date.now() >= end) return false
    await sleep(everyMs)
  }
}

/** Whether somebody accepts connections there. */
export function answersTcp(host: string, port: number, withinMs = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(withinMs, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}

/** Whether a GET is answered with a 2xx. */
export async function answersHttp(url: string, withinMs = 2000): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(withinMs), redirect: 'manual' })
  await response.body?.cancel()
  return response.ok
}
