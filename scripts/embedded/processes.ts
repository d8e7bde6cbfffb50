import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A process that stays recognisable when its number is given to another one. */
export type Identity = { pid: number; startedAt: string }

export function identify(pid: number): Identity | undefined {
  const startedAt = process.platform === 'linux' ? readProc(pid) : askPs(pid)
  return startedAt ? { pid, startedAt } : undefined
}

export const isAlive = (one: Identity): boolean => identify(one.pid)?.startedAt === one.startedAt

/** The processes whose working directory this is; known on Linux only. */
export function listWorkingIn(directory: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && readWorkingDirectory(pid) === directory)
}

function readWorkingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It has ended meanwhile, or is another user's.
    return undefined
  }
}

/** Sends a signal and does not mind when nobody is there any more. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Field 22 of stat is the start in clock ticks; a zombie (state Z) has ended for our purposes. */
function readProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** The command line of a running process. */
export function readCommand(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}

function askPs(pid: number): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : undefined
}
