import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import type { House } from '../house.ts'
import type { Engine } from './engine.ts'
import type { EngineLog } from './engine-log.ts'
import type { OfferedJob } from './offered-job.ts'
import { openPump } from './pump.ts'
import { takesAnyVariable } from './read-variables.ts'
import { createRunner, type ObserveJob } from './run-job.ts'

type ServeOptions = {
  log: EngineLog
  metrics?: { observe: ObserveJob } | undefined
  /** for how long the engine leaves an activated job to us; a crash delays its jobs by at most this */
  jobTimeoutMs?: number
}

/** Read from every job besides the worker's own input: whose it is and which trace it belongs to. */
const contextVariables = [
  'tenantId',
  'contactId',
  'caseId',
  'referralId',
  'proceedingId',
  'traceId',
]

/** Enough to keep one type busy, few enough that all types together share the database's pool. */
const maxJobsPerType = 24

/** Serves every job type: activates, runs each job in its frame, reopens what breaks. */
export function serveWorkers(
  engine: Engine,
  workers: Worker[],
  house: House,
  { log, metrics, jobTimeoutMs = 30_000 }: ServeOptions,
): { close(graceMs: number): Promise<void> } {
  refuseDoubleTypes(workers)
  const closing = new AbortController()
  const running = new Set<Promise<void>>()

  const pumps = workers.map((worker) => {
    const runJob = createRunner(worker, {
      engine,
      house,
      log,
      timeoutMs: jobTimeoutMs,
      observe: metrics?.observe,
      closing: closing.signal,
    })
    const run = (offered: OfferedJob) => {
      const done = runJob(offered).finally(() => running.delete(done))
      running.add(done)
      return done
    }
    return openPump(engine, {
      type: worker.type,
      // An empty list asks for all of them.
      fetch: takesAnyVariable(worker.input)
        ? []
        : [...new Set([...contextVariables, ...Object.keys(worker.input.properties)])],
      timeoutMs: jobTimeoutMs,
      maxJobs: maxJobsPerType,
      run,
      log,
    })
  })

  return {
    async close(graceMs) {
      const timer = sleep(graceMs, undefined, { ref: false })
      const stopped = Promise.all(pumps.map((pump) => pump.close()))
      const drained = async () => {
        while (running.size > 0) await Promise.race(running)
      }
      await Promise.race([Promise.all([stopped, drained()]), timer])
      // Whoever still repeats an outcome gives up: its job is offered again elsewhere.
      closing.abort()
    },
  }
}

function refuseDoubleTypes(workers: Worker[]): void {
  const types = workers.map(({ type }) => type)
  const doubles = types.filter((type, at) => types.indexOf(type) !== at)
  if (doubles.length > 0) {
    throw defect('WORKER_TYPE_DOUBLE', `Two workers serve ${[...new Set(doubles)].join(', ')}`)
  }
}
