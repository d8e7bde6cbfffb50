import type { Db } from './client.ts'

const retryMs = 1_000

/** Listens to a channel of Postgres, also when it is away at the start. */
export function hear(
  listen: Db['listen'],
  ...of: Parameters<Db['listen']>
): { close(): Promise<void> } {
  let closed = false
  let stop: (() => Promise<void>) | undefined
  let retry: NodeJS.Timeout | undefined

  const begin = async (): Promise<void> => {
    try {
      stop = await listen(...of)
      if (closed) await stop()
    } catch {
      // Nothing is lost: whoever listens reads the rows again from time to time.
      if (!closed) retry = setTimeout(() => void begin(), retryMs)
    }
  }
  void begin()

  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await stop?.()
    },
  }
}
