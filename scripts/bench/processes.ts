import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

export type Usage = { cpuSeconds: number; rssMegabytes: number }

const ticksPerSecond = 100

/** What a process has used so far; from /proc where there is one, else from `ps`. */
export function usageOf(pid: number): Usage {
  return existsSync(`/proc/${pid}/stat`) ? fromProc(pid) : fromPs(pid)
}

function fromProc(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may contain spaces; what is counted comes after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpuSeconds: (user + system) / ticksPerSecond, rssMegabytes: Number(rss) / 1024 }
}

function fromPs(pid: number): Usage {
  const output = execFileSync('ps', ['-o', 'time=,rss=', '-p', String(pid)], { encoding: 'utf8' })
  const [time = '', rss = ''] = output.trim().split(/\s+/)
  const cpuSeconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return { cpuSeconds, rssMegabytes: Number(rss) / 1024 }
}

/** The most a process held while something ran. */
export async function highestRss(pid: number, run: () => Promise<void>): Promise<number> {
  let highest = 0
  const look = () => {
    highest = Math.max(highest, usageOf(pid).rssMegabytes)
  }
  const timer = setInterval(look, 200)
  await run()
  clearInterval(timer)
  look()
  return highest
}
