import { type JobsOptions, Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { ArmedDeadline, FireOutcome } from '../deadlines/deadlines.ts'
import { unavailable } from '../failure.ts'
import type { Log } from '../log.ts'
import { reportRing } from './failures.ts'

/** All a job carries: the row says the rest, and is read again before anything happens. */
type Ring = { tenantId: string; deadlineId: string }

const queueName = 'deadlines'
const prefix = 'kimflow'
/** Gone when Redis was emptied under an open connection, which nothing else tells us. */
const armedMark = `${prefix}:deadlines-armed`
const chunk = 1_000
/** Rings that come together share a transaction, so many in hand cost few connections. */
const concurrency = 200
const reachWithinMs = 3_000
const closeWithinMs = 3_000

/** A kept job would block its id, so none is kept; an outage is bridged here, then by the sweeper. */
const jobOptions: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
}

/**
 * The Redis side of alarms: delayed jobs that ring when a deadline is due. Delivery is at least once
 * and everything here may be lost; the rows in Postgres are the deadlines.
 */
export function hangBell({
  redisUrl,
  ring,
  onNotDue,
  onReady,
  log,
}: {
  redisUrl: string
  ring: (tenantId: string, deadlineId: string) => Promise<FireOutcome>
  onNotDue: (tenantId: string, deadlineId: string) => void
  onReady: () => void
  log: Log
}) {
  const retryStrategy = (times: number) => Math.min(times * 100, 1_000)
  // Fails at once while Redis is away instead of queueing up behind it.
  const producer = new Redis(redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 2_000,
    retryStrategy,
  })
  const consumer = new Redis(redisUrl, { maxRetriesPerRequest: null, retryStrategy })
  const queue = new Queue<Ring>(queueName, { connection: producer, prefix })
  const worker = new Worker<Ring, FireOutcome | 'failed'>(
    queueName,
    async ({ data: { tenantId, deadlineId } }) => {
      try {
        return await ring(tenantId, deadlineId)
      } catch (error) {
        const { failure, again } = reportRing(log, error, { tenantId, deadlineId })
        if (again) throw failure
        return 'failed'
      }
    },
    { connection: consumer, prefix, concurrency },
  )

  let down = false
  const lost = (error: Error) => {
    if (!down) log.warn({ reason: error.message }, 'Redis is away, the sweeper goes on alone')
    down = true
  }
  const found = () => {
    if (down && consumer.status === 'ready' && producer.status === 'ready') {
      log.info('Redis is back')
      down = false
    }
  }
  const faulty = (error: Error) => {
    if (!down) log.warn({ reason: error.message }, 'the queue of alarms reports a fault')
  }
  for (const connection of [producer, consumer]) connection.on('error', lost).on('ready', found)
  producer.on('ready', onReady)
  queue.on('error', faulty)
  worker.on('error', faulty)
  // The job's id is free only now, so that the alarm can be set anew.
  worker.on('completed', ({ data }, outcome) => {
    if (outcome === 'not-due') onNotDue(data.tenantId, data.deadlineId)
  })

  return {
    /** Sets alarms; one that is set already stays as it is, unless its row has changed since. */
    async arm(tenantId: string, armed: ArmedDeadline[]): Promise<void> {
      for (let from = 0; from < armed.length; from += chunk) {
        const part = armed.slice(from, from + chunk)
        const changed = part.filter(({ version }) => version > 1)
        await reach(() =>
          Promise.all(changed.map((alarm) => queue.remove(jobId(alarm.deadlineId)))),
        )
        await reach(() => queue.addBulk(part.map((alarm) => jobFor(tenantId, alarm))))
      }
    },

    /** Takes every alarm down, after the clock was moved. */
    clear: (): Promise<void> => reach(() => queue.drain(true)),

    isUp: (): boolean => producer.status === 'ready',
    mark: (): Promise<unknown> => reach(() => producer.set(armedMark, '1')),
    isMarked: async (): Promise<boolean> => (await reach(() => producer.exists(armedMark))) === 1,

    /** Waits for rings in hand, but not for a Redis that does not answer. */
    async close(): Promise<void> {
      const patience = consumer.status === 'ready' ? closeWithinMs : 0
      const limit = new Promise((resolve) => setTimeout(resolve, patience))
      await Promise.race([Promise.allSettled([worker.close(), queue.close()]), limit])
      producer.disconnect()
      consumer.disconnect()
    },
  }
}

const jobFor = (tenantId: string, { deadlineId, inMs }: ArmedDeadline) => ({
  name: 'ring',
  data: { tenantId, deadlineId },
  opts: { ...jobOptions, jobId: jobId(deadlineId), delay: Math.max(0, Math.ceil(inMs)) },
})

/** Whatever Redis or the library does, nobody here waits for it longer than this. */
async function reach<T>(act: () => Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const limit = setTimeout(() => reject(new Error('no answer in time')), reachWithinMs)
  try {
    return await Promise.race([act(), promise])
  } catch (cause) {
    throw unavailable('REDIS_UNAVAILABLE', 'Redis did not do what it was asked', { cause })
  } finally {
    clearTimeout(limit)
  }
}

const jobId = (deadlineId: string) => `deadline-${deadlineId}`
