import { setTimeout as sleep } from 'node:timers/promises'
import type { Job, Worker } from '../define/worker.ts'
import { asFailure, defect, type Failure, unavailable } from '../failure.ts'
import type { House } from '../house.ts'
import type { Engine } from './engine.ts'
import type { EngineLog } from './engine-log.ts'
import type { OfferedJob } from './offered-job.ts'
import { messageFor, type Outcome, outcomeOf } from './outcome.ts'
import { createReader } from './read-variables.ts'

export type JobOutcome = 'completed' | 'parked' | 'gone' | 'unreported' | Outcome['kind']

export type ObserveJob = (job: { type: string; outcome: JobOutcome; ms: number }) => void

type RunnerNeeds = {
  engine: Pick<Engine, 'completeJob' | 'failJob' | 'throwError'>
  house: House
  log: EngineLog
  /** for how long the engine leaves an activated job to us */
  timeoutMs: number
  observe?: ObserveJob | undefined
  /** set when the process closes: outcomes are no longer repeated */
  closing: AbortSignal
}

/**
 * The frame around every handler: reads the input, gives it its time, tells the engine how it ended,
 * logs once. It never throws, so no job can end the process, and it is the only place that reports.
 */
export function createRunner(worker: Worker, needs: RunnerNeeds) {
  const readInput = createReader(worker.input, 'VARIABLES_INVALID')
  const readOutput = createReader(worker.output, 'OUTPUT_INVALID')
  const attemptOf = createAttempts()
  const capabilities = pick(needs.house, worker.needs)

  const handle = async ({ job, readable }: OfferedJob) => {
    if (!readable) throw defect('VARIABLES_INVALID', 'variables or headers are not a JSON object')
    await link(needs.house, job)
    const answer = await inTime(
      needs.timeoutMs * 0.8,
      worker.handle(readInput(job.variables) as never, capabilities as never, job),
    )
    return worker.parks ? null : readOutput(answer ?? {})
  }

  return async (offered: OfferedJob): Promise<void> => {
    const { job } = offered
    const started = performance.now()
    const attempt = attemptOf(job)
    const end = started + needs.timeoutMs
    let failure: Failure | undefined
    let outcome: JobOutcome

    try {
      const output = await handle(offered)
      outcome =
        output === null
          ? 'parked'
          : await told(needs, end, () => needs.engine.completeJob(job.key, output))
    } catch (error) {
      failure = asFailure(error)
      const decided = outcomeOf(failure, { retries: job.retries, attempt }, worker)
      outcome = await report(needs, end, job, decided)
    }

    const ms = Math.round(performance.now() - started)
    note(needs.log, job, outcome, ms, failure)
    needs.observe?.({ type: job.type, outcome, ms })
  }
}

async function report(needs: RunnerNeeds, end: number, job: Job, outcome: Outcome) {
  const { engine } = needs
  const { message } = outcome
  const answer = await told(needs, end, () => {
    if (outcome.kind === 'error') {
      return engine.throwError(job.key, { code: outcome.code, message })
    }
    if (outcome.kind === 'retry') return engine.failJob(job.key, outcome)
    return engine.failJob(job.key, { retries: 0, backoffMs: 0, message })
  })
  return answer === 'gone' || answer === 'unreported' ? answer : outcome.kind
}

/**
 * Tells the engine, again and again while the job is still ours: a broker that restarts under load is
 * back within that time. Later the lock runs out, the job is offered again, and the handler stands it.
 */
async function told<T extends string>(
  { closing }: RunnerNeeds,
  end: number,
  tell: () => Promise<T>,
): Promise<T | 'unreported'> {
  for (let pauseMs = 200; ; pauseMs = Math.min(4_000, pauseMs * 2)) {
    try {
      return await tell()
    } catch (error) {
      const pause = pauseMs * (0.5 + Math.random())
      const over = closing.aborted || performance.now() + pause > end
      if (asFailure(error).kind !== 'unavailable' || over) return 'unreported'
      await sleep(pause)
    }
  }
}

/** Where the job's instance belongs, so that a person finds it; the trace is not worth a retry. */
async function link({ traces }: House, job: Job): Promise<void> {
  const text = (name: string) => {
    const value = job.variables[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const tenantId = text('tenantId')
  if (tenantId === undefined) return

  await traces.link(tenantId, {
    instanceKey: job.instanceKey,
    processId: job.processId,
    processVersion: job.processVersion,
    contactId: text('contactId'),
    caseId: text('caseId'),
    referralId: text('referralId'),
    proceedingId: text('proceedingId'),
  })
}

async function inTime<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(unavailable('HANDLER_LATE', `No outcome within ${Math.round(ms)} ms`)),
      ms,
    )
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The engine tells how many attempts are left, not how many were made: the most it ever offered for
 * an element is what its diagram declares. After a restart the first backoff may be a short one.
 */
function createAttempts() {
  const declared = new Map<string, number>()

  return ({ processId, processVersion, elementId, retries }: Job): number => {
    const element = `${processId}:${processVersion}:${elementId}`
    const most = Math.max(declared.get(element) ?? 0, retries)
    declared.set(element, most)
    return most - retries
  }
}

function pick<T extends object>(from: T, names: readonly (keyof T)[]): Partial<T> {
  const picked: Partial<T> = {}
  for (const name of names) picked[name] = from[name]
  return picked
}

function note(log: EngineLog, job: Job, outcome: JobOutcome, ms: number, failure?: Failure): void {
  const fields = {
    type: job.type,
    jobKey: job.key,
    instanceKey: job.instanceKey,
    elementId: job.elementId,
    traceId: job.variables['traceId'],
    outcome,
    ms,
  }
  if (!failure) {
    if (outcome === 'unreported') log.warn(fields, 'job done, engine not told')
    else log.debug(fields, 'job done')
    return
  }
  const told = { ...fields, retries: job.retries, failure: messageFor(failure) }
  if (failure.kind === 'unavailable') log.warn(told, 'job failed, later will do')
  else if (failure.kind === 'defect') {
    log.error({ ...told, where: whereOf(failure) }, 'job failed, a person must look')
  } else log.info(told, 'job refused')
}

/** Frames of the stack without its first line: a driver's message may quote personal data. */
function whereOf(failure: Failure): string[] {
  const error = failure.cause instanceof Error ? failure.cause : failure
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return lines.slice(0, 6).map((line) => line.trim())
}
