import type { Redis } from 'ioredis'
import { exportedTypes } from './read-record.ts'

export type StreamEntry = { stream: string; id: string; json: string }

const group = 'kimflow'
const streams = exportedTypes.map((type) => `zeebe:${type}`)
const batchSize = 500
const blockMs = 500
/** a batch takes well under a second; whoever holds one longer has died */
const staleMs = 10_000
const forgottenMs = 3_600_000

/** The exporter's streams, read by one group of consumers. Plain Redis commands, no state of its own. */
export function createRecordStreams(redis: Redis, consumer: string) {
  return {
    /** Makes the group where it is missing, also after Redis lost everything. */
    async prepare(): Promise<void> {
      for (const stream of streams) {
        await redis.xgroup('CREATE', stream, group, '0', 'MKSTREAM').catch(unless('BUSYGROUP'))
      }
    },

    /** Entries this consumer read and did not acknowledge, because something broke in between. */
    async readOwn(): Promise<StreamEntry[]> {
      const answer = (await redis.call(
        'XREADGROUP',
        ...['GROUP', group, consumer, 'COUNT', String(batchSize)],
        ...['STREAMS', ...streams, ...streams.map(() => '0')],
      )) as StreamsAnswer | null
      return (answer ?? []).flatMap(([stream, entries]) => entriesOf(stream, entries))
    },

    /** Waits for entries nobody has read. */
    async readNew(): Promise<StreamEntry[]> {
      const answer = (await redis.call(
        'XREADGROUP',
        ...['GROUP', group, consumer, 'COUNT', String(batchSize), 'BLOCK', String(blockMs)],
        ...['STREAMS', ...streams, ...streams.map(() => '>')],
      )) as StreamsAnswer | null
      return (answer ?? []).flatMap(([stream, entries]) => entriesOf(stream, entries))
    },

    /** Takes over what a consumer read and never acknowledged. */
    async claimStale(): Promise<StreamEntry[]> {
      const claimed: StreamEntry[] = []
      for (const stream of streams) {
        const [, entries] = (await redis.call(
          'XAUTOCLAIM',
          ...[stream, group, consumer, String(staleMs), '0', 'COUNT', String(batchSize)],
        )) as [string, (RawEntry | null)[]]
        claimed.push(...entriesOf(stream, entries))
      }
      return claimed
    },

    async acknowledge(entries: StreamEntry[]): Promise<void> {
      const pipeline = redis.pipeline()
      for (const [stream, ids] of idsByStream(entries)) pipeline.xack(stream, group, ...ids)
      await pipeline.exec()
    },

    /**
     * Removes what the group has read and acknowledged (this exporter never trims), and consumers
     * that are gone for good. Answers how many entries wait.
     */
    async trim(): Promise<number> {
      let waiting = 0
      for (const stream of streams) {
        const done = await lastDone(redis, stream)
        if (done !== null) await redis.xtrim(stream, 'MINID', done)
        waiting += await redis.xlen(stream)
        await forgetConsumers(redis, stream, consumer)
      }
      return waiting
    },

    /** Leaves the group, unless entries still bear our name: they are claimed by the next. */
    async leave(): Promise<void> {
      for (const stream of streams) {
        const held = await redis.xpending(stream, group, '-', '+', 1, consumer)
        if (held.length === 0) await redis.xgroup('DELCONSUMER', stream, group, consumer)
      }
    },
  }
}

type RawEntry = [id: string, fields: string[] | null]
type StreamsAnswer = [stream: string, entries: RawEntry[]][]

/** One field per entry: its name is the wall clock, its value the record. Trimmed entries are null. */
function entriesOf(stream: string, entries: (RawEntry | null)[]): StreamEntry[] {
  return entries.flatMap((entry) => {
    if (entry === null) return []
    const [id, fields] = entry
    return [{ stream, id, json: fields?.[1] ?? '' }]
  })
}

function idsByStream(entries: StreamEntry[]): Map<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const { stream, id } of entries) ids.set(stream, [...(ids.get(stream) ?? []), id])
  return ids
}

/** The id below which nothing is needed any more. */
async function lastDone(redis: Redis, stream: string): Promise<string | null> {
  const groups = (await redis.xinfo('GROUPS', stream)) as unknown[][]
  const ours = groups.map(pairs).find((one) => one['name'] === group)
  if (!ours) return null
  const [pending, oldest] = (await redis.xpending(stream, group)) as [number, string | null]
  return pending > 0 && oldest !== null ? oldest : following(String(ours['last-delivered-id']))
}

async function forgetConsumers(redis: Redis, stream: string, self: string): Promise<void> {
  const consumers = (await redis.xinfo('CONSUMERS', stream, group)) as unknown[][]
  for (const { name, pending, idle } of consumers.map(pairs)) {
    if (name === self || pending !== 0 || Number(idle) < forgottenMs) continue
    await redis.xgroup('DELCONSUMER', stream, group, String(name))
  }
}

function following(id: string): string {
  const [ms = '0', sequence = '0'] = id.split('-')
  return `${ms}-${BigInt(sequence) + 1n}`
}

function pairs(list: unknown[]): Record<string, unknown> {
  const named: Record<string, unknown> = {}
  for (let at = 0; at < list.length; at += 2) named[String(list[at])] = list[at + 1]
  return named
}

const unless = (code: string) => (error: unknown) => {
  if (!(error instanceof Error) || !error.message.startsWith(code)) throw error
}
