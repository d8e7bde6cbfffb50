import { randomUUID } from 'node:crypto'
import type { Engine } from '../../services/engine/engine.ts'
import { drawChain } from './chain.ts'

/** Steps between a person's completion and the next task in `intake`: two services, then the task. */
export const stepsToNextTask = 2
export const chainLength = 5

const jobTimeoutMs = 60_000

/**
 * The measure: no-op steps straight on the broker, by the same client and the same poll as the
 * product, but without its frame, its database and its outbox.
 */
export async function openRawChain(engine: Engine) {
  const types = Array.from({ length: chainLength }, (_, at) => `bench-raw-${at + 1}`)
  const first = 'bench-raw-task'
  const next = 'bench-raw-next'
  const noOps = types.slice(0, stepsToNextTask)
  await engine.deploy([
    file('bench-raw', drawChain('bench-raw', 'bench.raw', types)),
    file('bench-raw-work', drawChain('bench-raw-work', 'bench.raw-work', [first, ...noOps, next])),
  ])
  const waiting = new Map<string, (jobKey: string) => void>()
  const ended = new Map<string, () => void>()

  const serve = (type: string, handle: (job: { key: string; run: string }) => Promise<void>) =>
    engine.pollJobs({
      type,
      fetch: ['run'],
      timeoutMs: jobTimeoutMs,
      maxJobs: 24,
      pollMs: 25,
      run: ({ job }) =>
        handle({ key: job.key, run: String(job.variables['run']) }).catch(() => undefined),
      handBack: () => undefined,
      onState: () => undefined,
    })
  const hand = async ({ key, run }: { key: string; run: string }) => {
    waiting.get(run)?.(key)
    waiting.delete(run)
  }
  const sources = [
    ...types.map((type, at) =>
      serve(type, async ({ key, run }) => {
        await engine.completeJob(key, {})
        if (at === types.length - 1) ended.get(run)?.()
      }),
    ),
    ...[first, next].map((type) => serve(type, hand)),
  ]
  const start = (name: string, run: string) =>
    engine.publish({
      name,
      correlationKey: run,
      messageId: run,
      ttlMs: 60_000,
      variables: { run },
    })
  const arrival = (run: string) =>
    new Promise<string>((resolve) => {
      waiting.set(run, resolve)
    })

  return {
    /** Start → the first job is there, and its completion → the next one is. */
    async measureLatency(): Promise<{ start: number; next: number }> {
      const run = randomUUID()
      const begun = performance.now()
      const there = arrival(run)
      await start('bench.raw-work', run)
      const jobKey = await there
      const seen = performance.now()
      const nextThere = arrival(run)
      await engine.completeJob(jobKey, {})
      const nextKey = await nextThere
      const nextSeen = performance.now()
      await engine.completeJob(nextKey, {})
      return { start: seen - begun, next: nextSeen - seen }
    },

    /** Instances per second from start to end, all started at once. */
    async measureThroughput(instances: number): Promise<number> {
      const begun = performance.now()
      await Promise.all(
        Array.from({ length: instances }, async () => {
          const run = randomUUID()
          const done = new Promise<void>((resolve) => {
            ended.set(run, resolve)
          })
          await start('bench.raw', run)
          await done
          ended.delete(run)
        }),
      )
      return instances / ((performance.now() - begun) / 1000)
    },

    close: () => Promise.all(sources.map((source) => source.close())),
  }
}

export const file = (name: string, bpmn: string) => ({
  name: `${name}.bpmn`,
  content: Buffer.from(bpmn),
})
