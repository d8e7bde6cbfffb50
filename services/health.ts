/** Asks one part whether it answers; throws when it does not. */
export type Probe = () => Promise<unknown>
export type PartState = 'up' | 'down'
export type Readiness = { ready: boolean; parts: Record<string, PartState> }
export type Health = ReturnType<typeof createHealth>

const probeTimeoutMs = 2_000

/**
 * Whether this process can do its work. Without a required part it is not ready; the others may be
 * down for a while (commands wait in the outbox, deadlines are swept from Postgres) and are only
 * reported. Says up or down, never addresses or error texts.
 */
export function createHealth(parts: {
  required: Record<string, Probe>
  optional?: Record<string, Probe>
}) {
  let closing = false

  return {
    /** From now on not ready: a load balancer sends nothing new while doors close. */
    startClosing(): void {
      closing = true
    },

    async ready(): Promise<Readiness> {
      const [required, optional] = await Promise.all([
        askAll(parts.required),
        askAll(parts.optional ?? {}),
      ])
      return {
        ready: !closing && Object.values(required).every((state) => state === 'up'),
        parts: { ...required, ...optional },
      }
    },
  }
}

async function askAll(probes: Record<string, Probe>): Promise<Record<string, PartState>> {
  const states = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => [name, await ask(probe)] as const),
  )
  return Object.fromEntries(states)
}

async function ask(probe: Probe): Promise<PartState> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(reject, probeTimeoutMs, new Error('No answer in time'))
  try {
    await Promise.race([probe(), tooLate])
    return 'up'
  } catch {
    return 'down'
  } finally {
    clearTimeout(timer)
  }
}
