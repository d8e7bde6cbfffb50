import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { EngineRecord } from '../traces/records.ts'
import type { EngineLog } from './engine-log.ts'
import { readRecord } from './read-record.ts'
import { createRecordStreams, type StreamEntry } from './record-streams.ts'

export type ObserveProjector = (batch: {
  records: number
  /** entries in the streams that are not acknowledged yet; set every few seconds */
  waiting?: number
  /** how long ago the newest record of this batch was written, on the engine host's clock */
  lagMs?: number
}) => void

type ProjectorOptions = {
  redisUrl: string
  /** one name per process; entries of a name that died are taken over by the others */
  consumer: string
  /** stores a batch; resolves after its commit and stands seeing a record twice */
  onRecords(records: EngineRecord[]): Promise<void>
  log: EngineLog
  observe?: ObserveProjector | undefined
}

const careEveryMs = 5_000
const longestPauseMs = 5_000

/**
 * Carries the engine's exported stream into the read model. An entry is acknowledged after the commit
 * of its projection, never before; whatever breaks in between comes again.
 */
export function startProjector(options: ProjectorOptions): { close(): Promise<void> } {
  const { log } = options
  const redis = new Redis(options.redisUrl, {
    maxRetriesPerRequest: null,
    // Under RESP3 the answer of XREADGROUP is a flattened map.
    protocol: 2,
    // A connection that died silently would block the reader for ever.
    commandTimeout: 15_000,
    retryStrategy: (times) => Math.min(2_000, times * 100),
  })
  // Every command rejects by itself; an unheard error event would end the process.
  redis.on('error', () => undefined)
  const streams = createRecordStreams(redis, options.consumer)
  const closing = new AbortController()

  const pass = async (entries: StreamEntry[]) => {
    if (entries.length === 0) return
    const records = entries.flatMap((entry) => recordOf(entry, log))
    for (const record of records) if (isNewIncident(record)) noteIncident(record, log)
    await options.onRecords(records)
    await streams.acknowledge(entries)
    options.observe?.({ records: records.length, ...lagOf(entries) })
  }

  const recover = async () => {
    await streams.prepare()
    for (;;) {
      const own = await streams.readOwn()
      if (own.length === 0) return
      await pass(own)
    }
  }

  const care = async () => {
    await pass(await streams.claimStale())
    const waiting = await streams.trim()
    options.observe?.({ records: 0, waiting })
  }

  const run = async () => {
    // Also the state before the first batch: a process that died left its entries unacknowledged.
    let interrupted = true
    let failures = 0
    let caredAt = Number.NEGATIVE_INFINITY
    while (!closing.signal.aborted) {
      try {
        if (interrupted) await recover()
        if (failures > 0) log.info({ failures }, 'projector reads again')
        interrupted = false
        failures = 0
        if (performance.now() - caredAt > careEveryMs) {
          await care()
          caredAt = performance.now()
        }
        await pass(await streams.readNew())
      } catch (error) {
        if (closing.signal.aborted) return
        interrupted = true
        failures += 1
        // Redis emptied or restarted, or the database away: the group is made anew, what was read
        // and not acknowledged comes again.
        if (failures === 1) log.warn({ error: nameOf(error) }, 'projector interrupted')
        const pause = Math.min(longestPauseMs, 100 * 2 ** Math.min(failures, 6))
        await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    }
  }
  const running = run()

  return {
    async close() {
      closing.abort()
      // The blocking read ends by itself in half a second; a Redis that is away must not hold us up.
      await Promise.race([running, sleep(1_500, undefined, { ref: false })])
      await Promise.race([
        streams.leave().catch(() => undefined),
        sleep(500, undefined, { ref: false }),
      ])
      redis.disconnect()
    },
  }
}

/** A record that cannot be read is reported and passed over: it would stop everything behind it. */
function recordOf({ stream, id, json }: StreamEntry, log: EngineLog): EngineRecord[] {
  // Trimmed meanwhile; it is still ours to acknowledge.
  if (json === '') return []
  try {
    const record = readRecord(json)
    return record === null ? [] : [record]
  } catch (error) {
    log.error({ stream, id, error: nameOf(error) }, 'exported record is unreadable')
    return []
  }
}

const isNewIncident = (record: EngineRecord): boolean =>
  record.valueType === 'INCIDENT' && record.intent === 'CREATED'

function noteIncident(record: EngineRecord, log: EngineLog): void {
  if (record.valueType !== 'INCIDENT') return
  const { key, instanceKey, processId, elementId, code } = record
  log.warn({ incidentKey: key, instanceKey, processId, elementId, code }, 'incident raised')
}

/** Entry ids begin with the wall clock of Redis at the time of writing. */
function lagOf(entries: StreamEntry[]): { lagMs: number } {
  const newest = Math.max(...entries.map(({ id }) => Number.parseInt(id, 10)))
  return { lagMs: Math.max(0, performance.timeOrigin + performance.now() - newest) }
}

const nameOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.name} ${(error as { code?: string }).code ?? ''}`.trim()
    : 'unknown'
