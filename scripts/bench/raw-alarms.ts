import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'

const chunk = 1_000
/** As many as the product's bell takes in hand. */
const concurrency = 50

/**
 * The measure: delayed jobs straight in BullMQ, which do nothing when they ring. No row, no record,
 * no message, and nothing left when Redis is emptied.
 */
export function openRawAlarms(redisUrl: string) {
  const producer = new Redis(redisUrl, { maxRetriesPerRequest: null })
  const consumer = new Redis(redisUrl, { maxRetriesPerRequest: null })
  const queue = new Queue<{ dueAt: number }>('bench', { connection: producer })
  const lateness: number[] = []
  const worker = new Worker<{ dueAt: number }>(
    'bench',
    async ({ data }) => void lateness.push(Date.now() - data.dueAt),
    { connection: consumer, concurrency },
  )

  return {
    lateness,

    async arm(dueAt: number[]): Promise<void> {
      for (let from = 0; from < dueAt.length; from += chunk) {
        await queue.addBulk(
          dueAt.slice(from, from + chunk).map((at) => ({
            name: 'ring',
            data: { dueAt: at },
            opts: {
              delay: Math.max(0, at - Date.now()),
              removeOnComplete: true,
              removeOnFail: true,
            },
          })),
        )
      }
    },

    /** Takes all away that has not rung. */
    clear: () => queue.drain(true),

    async close(): Promise<void> {
      await worker.close()
      await queue.close()
      producer.disconnect()
      consumer.disconnect()
    },
  }
}
