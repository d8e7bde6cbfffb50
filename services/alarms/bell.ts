import { type JobsOptions, Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Alarm } from '../deadlines/deadlines.ts'
import { unavailable } from '../failure.ts'
import type { Log } from '../log.ts'
import { reportRing } from './failures.ts'

/** All a job carries: which district has something due from when on. The rows say what. */
type Ring = { tenantId: string; at: number }

const queueName = 'deadlines'
const prefix = 'kimflow'
/** Gone when Redis was emptied under an open connection, which nothing else tells us. */
const armedMark = `${prefix}:deadlines-armed`
const chunk = 1_000
/** Rings of a district share a run, so many in hand cost few connections. */
const concurrency = 50
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
 * The Redis side of alarms: delayed jobs that ring when deadlines of a district are due. Deadlines
 * that end together share one. Delivery is at least once, an alarm whose deadlines were settled or
 * moved finds nothing, and all of it may be lost: the rows in Postgres are the deadlines.
 */
export function hangBell({
  redisUrl,
  ring,
  onReady,
  log,
}: {
  redisUrl: string
  /** fires what is due; how many milliseconds are left when it rang too early, else 0 */
  ring: (tenantId: string, at: number) => Promise<number>
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
  const worker = new Worker<Ring, number>(
    queueName,
    async ({ data: { tenantId, at } }) => {
      try {
        return await ring(tenantId, at)
      } catch (error) {
        const { failure, again } = reportRing(log, error, { tenantId })
        if (again) throw failure
        return 0
      }
    },
    { connection: consumer, prefix, concurrency },
  )

  const arm = async (tenantId: string, alarms: Alarm[]): Promise<void> => {
    for (let from = 0; from < alarms.length; from += chunk) {
      const jobs = alarms.slice(from, from + chunk).map((alarm) => jobFor(tenantId, alarm))
      await reach(() => queue.addBulk(jobs))
    }
  }

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
  worker.on('completed', ({ data: { tenantId, at } }, inMs) => {
    if (inMs > 0) arm(tenantId, [{ at, inMs }]).catch(() => undefined)
  })

  return {
    /** Sets alarms; one that is set already stays as it is. */
    arm,

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

const jobFor = (tenantId: string, { at, inMs }: Alarm) => ({
  name: 'ring',
  data: { tenantId, at },
  opts: { ...jobOptions, jobId: `due-${tenantId}-${at}`, delay: Math.max(0, Math.ceil(inMs)) },
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
