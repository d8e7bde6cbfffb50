import { local } from './ports.ts'

const tolerance = 2_000

/**
 * Puts the engine's clock ahead of the system's by `offsetMs`. A restarted broker has forgotten its
 * offset, so this asks where it stands and moves it by the difference.
 */
export async function setEngineClock(managementPort: number, offsetMs: number): Promise<void> {
  const clock = `http://${local}:${managementPort}/actuator/clock`
  if (offsetMs === 0) {
    await call(clock, { method: 'DELETE' })
    return
  }
  const { epochMilli } = (await call(clock, {})) as { epochMilli: number }
  const difference = offsetMs - (epochMilli - Date.now())
  if (Math.abs(difference) < tolerance) return
  await call(`${clock}/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMilli: Math.round(difference) }),
  })
}

async function call(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) })
  const text = await response.text()
  if (!response.ok) throw new Error(`The engine's clock answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
