import type { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ZBClient } from 'zeebe-node'
import { type OfferedJob, type RawJob, readJob } from './offered-job.ts'

/** Where activated jobs come from. */
export type JobSource = { close(): Promise<void> }

export type PollOptions = {
  type: string
  fetch: string[]
  /** for how long an activated job is ours */
  timeoutMs: number
  maxJobs: number
  pollMs: number
  /** never rejects */
  run(offered: OfferedJob): Promise<void>
  /** a job that arrived while closing: hand it back instead of letting its lock run out */
  handBack(jobKey: string, retries: number): void
  onState(state: 'ok' | 'failed'): void
}

/** What we must reach inside a zeebe-node 8.3.2 worker; tests/integration/engine guards each use. */
type WorkerInside = {
  closing: boolean
  handleJobResponse(response: { jobs: RawJob[] }): void
  activateJobs(id: string): Promise<{ stream?: EventEmitter; error?: unknown }>
}

/**
 * zeebe-node's worker as a pump: it only activates jobs. The handler never throws and never uses the
 * job's own `complete` and `fail`, which hide rejections, drain twice or end the process.
 */
export function pollJobs(client: ZBClient, options: PollOptions): JobSource {
  const offered = new Map<string, OfferedJob>()

  const worker = client.createWorker({
    taskType: options.type,
    timeout: options.timeoutMs,
    maxJobsToActivate: options.maxJobs,
    pollInterval: options.pollMs,
    fetchVariable: options.fetch,
    loglevel: 'NONE',
    taskHandler: async (job) => {
      const mine = offered.get(job.key)
      offered.delete(job.key)
      if (mine) await options.run(mine)
      return job.forward()
    },
  })

  const inside = worker as unknown as WorkerInside
  guardParsing(inside, offered, options)
  watchPolls(inside, options)

  return {
    async close() {
      // A worker whose drain was miscounted never closes; nothing of ours hangs on it after 3 s.
      await Promise.race([worker.close(), sleep(3_000, undefined, { ref: false })])
      forget(client, worker)
    },
  }
}

/** Variables are parsed inside a stream listener, where a fault would end the process: parse first. */
function guardParsing(
  inside: WorkerInside,
  offered: Map<string, OfferedJob>,
  options: PollOptions,
): void {
  const handle = inside.handleJobResponse
  inside.handleJobResponse = ({ jobs }) => {
    if (inside.closing) {
      for (const job of jobs) options.handBack(job.key, job.retries)
      return
    }
    for (const job of jobs) offered.set(job.key, readJob(job))
    handle({ jobs: jobs.map((job) => ({ ...job, variables: '{}', customHeaders: '{}' })) })
  }
}

/**
 * Tells how each poll ended. The worker's own connection event fires once per outage, and its back-off
 * has no effect, so an outage is counted here and answered by whoever opened this source.
 */
function watchPolls(inside: WorkerInside, { onState }: PollOptions): void {
  const activate = inside.activateJobs.bind(inside)
  inside.activateJobs = async (id) => {
    try {
      const opened = await activate(id)
      if (opened.error) onState('failed')
      opened.stream?.on('status', (status: { code: number }) => {
        if (!inside.closing) onState(status.code === 0 ? 'ok' : 'failed')
      })
      return opened
    } catch (error) {
      onState('failed')
      return { error }
    }
  }
}

/** The client keeps every worker it ever made; reopening through a long outage would pile them up. */
function forget(client: ZBClient, worker: unknown): void {
  const { workers } = client as unknown as { workers: unknown[] }
  const at = workers.indexOf(worker)
  if (at >= 0) workers.splice(at, 1)
}
