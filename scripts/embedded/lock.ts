import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Identity, identify, isAlive } from './processes.ts'

/**
 * Runs one thing at a time across processes: two first starts must not fetch or train twice. The
 * lock is a folder (its creation is atomic) that names its holder; a dead holder's lock is taken.
 */
export async function withLock<T>(
  folder: string,
  run: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  mkdirSync(dirname(folder), { recursive: true })
  for (let tries = 0; !take(folder); tries += 1) {
    if (tries === 1) onWait()
    await sleep(200)
  }
  try {
    return await run()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function take(folder: string): boolean {
  try {
    mkdirSync(folder)
  } catch {
    const holder = readHolder(folder)
    // Without a name the holder is just writing it, or was killed before it could.
    const dead = holder ? !isAlive(holder) : isOlderThan(folder, 10_000)
    if (dead) rmSync(folder, { recursive: true, force: true })
    return false
  }
  writeFileSync(join(folder, 'holder.json'), JSON.stringify(identify(process.pid)))
  return true
}

function readHolder(folder: string): Identity | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'))
  } catch {
    return undefined
  }
}

function isOlderThan(folder: string, ms: number): boolean {
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
  return made !== undefined && Date.now() - made > ms
}
