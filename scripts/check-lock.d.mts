export type LockEntry = {
  optionalDependencies?: Record<string, string>
  resolved?: string
  integrity?: string
  link?: boolean
  inBundle?: boolean
}

export function checkLock(lock: { packages: Record<string, LockEntry> }): string[]
