import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SystemAddresses } from '../../scripts/embedded/addresses.ts'
import { moveClocks } from '../../scripts/embedded/clock-offset.ts'
import { findPair } from '../../scripts/embedded/engine-versions.ts'
import { repository } from '../../scripts/embedded/folders.ts'
import { readRun, releaseDataFolder, writeRun } from '../../scripts/embedded/launcher.ts'
import { endStaleChildren, killChildren } from '../../scripts/embedded/stale-children.ts'
import { startSystem } from '../../scripts/embedded/system.ts'

/** `kimflow` means every process of it; with several, `kimflow-1` is the first one's name. */
export type PartName =
  | 'kimflow'
  | 'engine'
  | 'redis'
  | 'postgres'
  | 'identity'
  | 'jobcenter'
  | `kimflow-${number}`
  | `engine-${number}`

export type WorldOptions = {
  engine?: string
  /** roles of each process of KIMflow; one process with all of them when absent */
  roles?: string[]
  brokers?: 1 | 3
  /** leave the data folder for a look at it */
  keep?: boolean
  buildsWebApp?: boolean
  /** false: servers and simulators only, until `start('kimflow')` */
  startsProduct?: boolean
  say?: (line: string) => void
}

/** What a test can do to the world, from whichever process it runs in. */
export type WorldHandles = {
  addresses: SystemAddresses
  /** SIGKILL; nothing heals by itself here, `start` brings the part back */
  kill(part: PartName): Promise<void>
  /** starts what was killed or stopped and waits until it is ready */
  start(part: PartName): Promise<void>
  /** an orderly end */
  stopPart(part: PartName): Promise<void>
  /** moves KIMflow's and the engine's time; returns the offset from the system's */
  moveClock(ms: number): Promise<number>
}

export type World = WorldHandles & { stop(): Promise<void> }

/** The logs of the last world stay here when its data folder is gone. */
export const lastLogs = join(repository, 'node_modules/.cache/world-logs')

const prefix = 'kimflow-world-'
const allRoles = 'api,workers,senders,alarms,projector'

/** Everything of `npm start` once more: in a folder of its own, on free ports, with its own engine. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  await endAbandonedWorlds()
  const data = mkdtempSync(join(tmpdir(), prefix))
  writeRun(data)
  // The test runner ends at once on a signal; nobody could wait for an orderly end then.
  const endNow = () => killChildren(data)
  process.once('exit', endNow)
  process.once('SIGHUP', () => process.exit(129))
  const system = await startSystem({
    data,
    pair: findPair(options.engine ?? '8.5.8'),
    brokers: options.brokers ?? 1,
    given: {},
    port: 0,
    processes: options.roles ?? [allRoles],
    startsProduct: options.startsProduct ?? true,
    heals: false,
    fast: true,
    buildsWebApp: options.buildsWebApp ?? true,
    watch: false,
    say: options.say ?? (() => undefined),
  }).catch((error: unknown) => {
    keepLogs(data)
    process.off('exit', endNow)
    if (!options.keep) rmSync(data, { recursive: true, force: true })
    throw error
  })

  const partsOf = (name: PartName) => {
    const found = system.parts.filter(
      (part) => part.name === name || part.name.startsWith(`${name}-`),
    )
    if (found.length === 0) throw new Error(`This world has no part ${name}`)
    return found
  }
  const { databaseOwner, engineClocks } = system.addresses

  return {
    addresses: system.addresses,
    async kill(name) {
      await Promise.all(partsOf(name).map((part) => part.kill()))
    },
    async start(name) {
      await Promise.all(partsOf(name).map((part) => part.start()))
    },
    async stopPart(name) {
      await Promise.all(partsOf(name).map((part) => part.stop()))
    },
    moveClock: (ms) => moveClocks(databaseOwner, engineClocks, (offset) => offset + ms),
    async stop() {
      await system.stop()
      keepLogs(data)
      releaseDataFolder(data)
      process.off('exit', endNow)
      if (!options.keep) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A test run that was killed could not end its servers; the next one does. */
async function endAbandonedWorlds(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const data = join(tmpdir(), name)
    if (!existsSync(join(data, 'run.json')) || readRun(data)) continue
    await endStaleChildren(data, () => undefined)
    rmSync(data, { recursive: true, force: true })
  }
}

function keepLogs(data: string): void {
  if (!existsSync(join(data, 'logs'))) return
  rmSync(lastLogs, { recursive: true, force: true })
  cpSync(join(data, 'logs'), lastLogs, { recursive: true })
}
