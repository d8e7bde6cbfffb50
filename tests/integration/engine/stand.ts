import { randomUUID } from 'node:crypto'
import type { TObject } from 'typebox'
import { createDb } from '../../../db/client.ts'
import { createClock } from '../../../services/clock.ts'
import type { Job, Worker } from '../../../services/define/worker.ts'
import { createEngine, type Engine } from '../../../services/engine/engine.ts'
import type { EngineLog } from '../../../services/engine/engine-log.ts'
import type { House } from '../../../services/house.ts'
import { createTraces } from '../../../services/traces/traces.ts'
import { addresses } from './addresses.ts'

export type LogLine = { level: string; message: string; fields: Record<string, unknown> }

export const createTestLog = (): EngineLog & { lines: LogLine[] } => {
  const lines: LogLine[] = []
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, message, fields: { ...fields } })
  }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Engine, database and the part of the house that run-job uses, all real. */
export function openStand(address = addresses.zeebe()) {
  const log = createTestLog()
  const clock = createClock()
  const db = createDb(addresses.database())
  const engine = createEngine({ address, log })
  const traces = createTraces({ db, clock })
  const house = { clock, traces, engine } as unknown as House

  return {
    log,
    clock,
    db,
    engine,
    traces,
    house,
    async close() {
      await engine.close()
      await db.close()
    },
  }
}

/** A worker of a test: what a diagram of the test names, with a handler of its own. */
export const testWorker = (
  type: string,
  input: TObject,
  output: TObject,
  handle: (input: Record<string, unknown>, job: Job) => Promise<Record<string, unknown>>,
  more: Partial<Worker> = {},
): Worker => ({
  type,
  input,
  output,
  needs: [],
  handle: ((values: Record<string, unknown>, _house: unknown, job: Job) =>
    handle(values, job)) as never,
  ...more,
})

export async function eventually<T>(
  read: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  what: string,
  timeoutMs = 15_000,
): Promise<T> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const value = await read()
    if (value) return value as T
    if (performance.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const fresh = (prefix: string): string => `${prefix}-${randomUUID().slice(0, 8)}`

export const start = (engine: Engine, message: string, variables: Record<string, unknown>) =>
  engine.publish({
    name: message,
    correlationKey: randomUUID(),
    messageId: randomUUID(),
    ttlMs: 60_000,
    variables,
  })
