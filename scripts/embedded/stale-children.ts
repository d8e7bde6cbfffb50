import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Identity, isAlive, signal } from './processes.ts'
import type { Say } from './say.ts'
import { waitUntil } from './waiting.ts'

/** Ends what a killed launcher left behind; its pid files say which processes are meant. */
export async function endStaleChildren(data: string, say: Say): Promise<void> {
  const folder = join(data, 'pids')
  if (!existsSync(folder)) return
  await Promise.all(
    readdirSync(folder).map(async (file) => {
      const child = readPid(join(folder, file))
      if (child && isAlive(child)) {
        say(
          `Ending ${file.replace('.json', '')} (process ${child.pid}), left over from a killed start.`,
        )
        signal(child.pid, child.stopSignal)
        const gone = await waitUntil(() => !isAlive(child), 10_000)
        if (!gone) signal(child.pid, 'SIGKILL')
        await waitUntil(() => !isAlive(child), 2_000)
      }
      rmSync(join(folder, file), { force: true })
    }),
  )
}

/** The last resort of a process that is exiting and cannot wait any more. */
export function killChildren(data: string): void {
  const folder = join(data, 'pids')
  if (!existsSync(folder)) return
  for (const file of readdirSync(folder)) {
    const child = readPid(join(folder, file))
    if (child && isAlive(child)) signal(child.pid, 'SIGKILL')
  }
}

function readPid(file: string): (Identity & { stopSignal: NodeJS.Signals }) | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
