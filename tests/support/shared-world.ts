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

type Shared = { world: SharedWorld; close(): Promise<void> }

// Each project loads this file anew; the world is one per run.
const run = globalThis as { kimflowWorld?: Promise<Shared>; kimflowWorldUsers?: number }

/** Vitest's global set-up of every project that needs servers: one world for all of them. */
export async function setup(project: TestProject): Promise<void> {
  run.kimflowWorldUsers = (run.kimflowWorldUsers ?? 0) + 1
  run.kimflowWorld ??= open(project.vitest.projects.some(({ name }) => name === 'browser'))
  const { world } = await run.kimflowWorld
  const { addresses } = world
  project.provide('world', world)
  project.provide('zeebeAddress', addresses.zeebe)
  project.provide('redisUrl', addresses.redis)
  project.provide('databaseUrl', addresses.database)
  project.provide('ownerUrl', addresses.databaseAdmin)
}

export async function teardown(): Promise<void> {
  run.kimflowWorldUsers = (run.kimflowWorldUsers ?? 1) - 1
  if (run.kimflowWorldUsers > 0) return
  const shared = run.kimflowWorld
  delete run.kimflowWorld
  await (await shared?.catch(() => undefined))?.close()
}

async function open(buildsWebApp: boolean): Promise<Shared> {
  const started = Date.now()
  const world = await startWorld({
    engine: process.env['KIMFLOW_TEST_ENGINE'] ?? '8.5.8',
    brokers: process.env['KIMFLOW_TEST_BROKERS'] === '3' ? 3 : 1,
    buildsWebApp,
    // Each suite says whether it wants KIMflow to run beside its tests.
    startsProduct: false,
    keep: process.env['KIMFLOW_TEST_KEEP'] === 'true',
    say: (line) => console.log(`world: ${line}`),
  })
  console.log(`world: ready after ${((Date.now() - started) / 1000).toFixed(1)} s`)
  const control = await openControl(world)
  return {
    world: { addresses: world.addresses, control: control.url },
    async close() {
      control.close()
      await world.stop()
    },
  }
}
