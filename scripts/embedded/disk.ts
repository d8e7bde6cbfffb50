import { mkdirSync, statfsSync } from 'node:fs'
import { unavailable } from '../../services/failure.ts'

/** Refuses before a long step when the disk cannot hold its result. */
export function requireSpace(folder: string, megabytes: number, what: string): void {
  mkdirSync(folder, { recursive: true })
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free >= megabytes) return
  throw unavailable(
    'DISK_FULL',
    `${what} needs ${megabytes} MB in ${folder}, ${free} MB are free: free some space there and start again.`,
  )
}
