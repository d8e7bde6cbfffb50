import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { conflict, Failure, unavailable } from '../../services/failure.ts'
import { readTail } from './log-tail.ts'
import { identify, signal } from './processes.ts'
import type { Say } from './say.ts'

export type Launch = {
  file: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  uid?: number
  gid?: number
}

/** One child process: how it is started, when it counts as ready, how it is ended. */
export type Part = {
  name: string
  launch(): Launch | Promise<Launch>
  isReady(): Promise<boolean>
  readyWithinMs: number
  /** after each start but the first, whose follow-up belongs to the caller */
  afterRestart?(): Promise<void>
  stopSignal?: NodeJS.Signals
  stopWithinMs?: number
  /** how often a child that ends while starting is started again before that counts as failed */
  startTries?: number
}

export type Supervised = {
  name: string
  pid(): number | undefined
  start(): Promise<void>
  stop(): Promise<void>
  /** SIGKILL. Where healing is on, the supervisor starts it again by itself. */
  kill(): Promise<void>
}

export type Supervision = {
  data: string
  /** restart what dies unexpectedly */
  heals: boolean
  say: Say
}

const longestPauseMs = 10_000
const biggestLog = 20_000_000

/**
 * Runs a child with a log file and a pid file, and starts it again with growing pauses when it dies
 * on its own. Children get a session of their own: Ctrl-C reaches the launcher only, which then ends
 * them in the right order.
 */
export function supervise(part: Part, { data, heals, say }: Supervision): Supervised {
  const logFile = join(data, 'logs', `${part.name}.log`)
  const pidFile = join(data, 'pids', `${part.name}.json`)
  let child: ChildProcess | undefined
  let ended: Promise<string> = Promise.resolve('')
  let wanted = false
  let pauseMs = 250
  let starts = 0
  let starting: Promise<void> | undefined
  const pidNow = (): number | undefined => child?.pid

  const launch = async (): Promise<void> => {
    const from = openLog(logFile)
    const { file, args, ...options } = await part.launch()
    // Stopped while the command was being prepared.
    if (!wanted) throw conflict('PART_STOPPED', `${part.name} was stopped while starting.`)
    const log = openSync(logFile, 'a')
    const next = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    child = next
    ended = new Promise((resolve) => {
      next.once('error', (error) => resolve(error.message))
      next.once('exit', (code, by) => resolve(by ?? `exit code ${code}`))
    })
    if (next.pid) writePid(pidFile, next.pid, part.stopSignal)
    let how: string | undefined
    void ended.then((reason) => {
      how = reason
      if (child === next) child = undefined
      rmSync(pidFile, { force: true })
    })

    const end = Date.now() + part.readyWithinMs
    while (how === undefined && Date.now() < end) {
      if (await part.isReady().catch(() => false)) {
        starts += 1
        if (starts > 1) await part.afterRestart?.()
        return
      }
      await sleep(50)
    }
    if (!wanted) throw conflict('PART_STOPPED', `${part.name} was stopped while starting.`)
    throw unavailable(
      how === undefined ? 'PART_NOT_READY' : 'PART_ENDED',
      `${part.name} ${how === undefined ? `was not ready after ${part.readyWithinMs / 1000} s` : `ended while starting (${how})`}: ${readTail(logFile, from)} (log: ${logFile}).`,
    )
  }

  /** Waits for the end of the child that runs now; an unwanted end starts the next one. */
  const watch = (): void => {
    const since = Date.now()
    void ended.then(async (reason) => {
      if (!wanted) return
      if (!heals) {
        wanted = false
        return
      }
      if (Date.now() - since > 30_000) pauseMs = 250
      say(`${part.name} ended unexpectedly (${reason}), starting it again.`)
      await sleep(pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      if (wanted) await heal()
    })
  }

  const heal = async (): Promise<void> => {
    try {
      await launch()
      watch()
      say(`${part.name} is running again.`)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      // Not ready in time but alive: end it, so that the next try starts clean.
      const pid = pidNow()
      if (pid) signal(pid, 'SIGKILL')
      await ended
      watch()
    }
  }

  const firstStart = async (): Promise<void> => {
    wanted = true
    for (let tries = 1; ; tries += 1) {
      try {
        await launch()
        return watch()
      } catch (error) {
        const pid = pidNow()
        if (pid) signal(pid, 'SIGKILL')
        await ended
        const again = wanted && codeOf(error) === 'PART_ENDED' && tries < (part.startTries ?? 1)
        if (!again) {
          wanted = false
          throw error
        }
        await sleep(200)
      }
    }
  }

  return {
    name: part.name,
    pid: pidNow,
    async start() {
      if (!child && !starting) {
        starting = firstStart().finally(() => {
          starting = undefined
        })
      }
      await starting
    },
    async stop() {
      wanted = false
      const pid = pidNow()
      if (pid === undefined) return
      signal(pid, part.stopSignal ?? 'SIGTERM')
      const timer = setTimeout(() => signal(pid, 'SIGKILL'), part.stopWithinMs ?? 10_000)
      await ended
      clearTimeout(timer)
      // Whatever the child itself started goes with it.
      signal(-pid, 'SIGKILL')
    },
    async kill() {
      const pid = pidNow()
      if (pid === undefined) return
      signal(pid, 'SIGKILL')
      await ended
    },
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Failure ? error.code : undefined

function openLog(file: string): number {
  mkdirSync(join(file, '..'), { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size <= biggestLog) return size
  renameSync(file, `${file}.1`)
  return 0
}

function writePid(file: string, pid: number, stopSignal: NodeJS.Signals = 'SIGTERM'): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...identify(pid), stopSignal }))
}
