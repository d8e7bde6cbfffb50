import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { conflict, Failure } from '../../services/failure.ts'
import type { SystemAddresses } from './addresses.ts'
import { type Identity, identify, isAlive } from './processes.ts'

/** What a running demo tells the other commands; it holds passwords, so only its owner may read it. */
export type Run = Identity & { addresses?: SystemAddresses }

const runFile = (data: string) => join(data, 'run.json')

export function readRun(data: string): Run | undefined {
  if (!existsSync(runFile(data))) return undefined
  const run: Run = JSON.parse(readFileSync(runFile(data), 'utf8'))
  return isAlive(run) ? run : undefined
}

/** One launcher per data folder: two would share a database directory. */
export function claimDataFolder(data: string): void {
  const other = readRun(data)
  if (other) {
    throw conflict(
      'ALREADY_RUNNING',
      `KIMflow is already running on ${data} (process ${other.pid}): stop it with Ctrl-C there first.`,
    )
  }
  mkdirSync(data, { recursive: true, mode: 0o711 })
  writeRun(data)
}

export function writeRun(data: string, addresses?: SystemAddresses): void {
  const run = { ...identify(process.pid), ...(addresses ? { addresses } : {}) }
  // Renamed into place: another process never reads half of it.
  const arriving = `${runFile(data)}.arriving`
  writeFileSync(arriving, JSON.stringify(run, null, 2), { mode: 0o600 })
  renameSync(arriving, runFile(data))
}

export const releaseDataFolder = (data: string): void => rmSync(runFile(data), { force: true })

/** Ends a command with one sentence; only what nobody foresaw shows where it happened. */
export function exitWith(error: unknown): never {
  if (error instanceof Failure) console.error(error.message)
  else if (isFullDisk(error)) console.error('The disk is full: free some space and start again.')
  else console.error(error)
  process.exit(1)
}

const isFullDisk = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC'
