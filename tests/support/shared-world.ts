import type { TestProject } from 'vitest/node'
import { startWorld } from './world.ts'
import { openControl, type SharedWorld } from './world-control.ts'

declare module 'vitest' {
  interface ProvidedContext {
    world: SharedWorld
    /** the same addresses one by one */
    zeebeAddress: string
    redisUrl: string
    databaseUrl: string
    /** a superuser, who sees the rows of every tenant and may make databases */
    ownerUrl: string
  }
}

/** Every role in two processes, as a district with two machines would run it. */
const twoOfEach = [
  ...['api', 'api'],
  ...['workers,senders', 'workers,senders'],
  ...['alarms,projector', 'alarms,projector'],
]

let close: (() => Promise<void>) | undefined

/** Vitest's global set-up of every suite that needs servers: a world of its own. */
export async function setup(project: TestProject): Promise<void> {
  const world = await open(project.name)
  project.provide('world', world)
  project.provide('zeebeAddress', world.addresses.zeebe)
  project.provide('redisUrl', world.addresses.redis)
  project.provide('databaseUrl', world.addresses.database)
  project.provide('ownerUrl', world.addresses.databaseAdmin)
}

export const teardown = (): Promise<void> | undefined => close?.()

async function open(suite: string): Promise<SharedWorld> {
  const started = Date.now()
  const world = await startWorld({
    engine: process.env['KIMFLOW_TEST_ENGINE'] ?? '8.5.8',
    brokers: process.env['KIMFLOW_TEST_BROKERS'] === '3' ? 3 : 1,
    ...(suite === 'copies' ? { roles: twoOfEach } : {}),
    buildsWebApp: suite === 'browser',
    // Each suite says whether it wants KIMflow to run beside its tests.
    startsProduct: false,
    keep: process.env['KIMFLOW_TEST_KEEP'] === 'true',
    say: (line) => console.log(`world: ${line}`),
  })
  const control = await openControl(world)
  close = async () => {
    control.close()
    await world.stop()
  }
  console.log(`world: ready after ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return { addresses: world.addresses, control: control.url }
}
