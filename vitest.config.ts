import { defineConfig } from 'vitest/config'

const servers = {
  globalSetup: ['tests/support/shared-world.ts'],
  setupFiles: ['tests/support/without-kimflow.ts'],
}
const whole = { ...servers, setupFiles: ['tests/support/with-kimflow.ts'] }

/** Suites by folder. All but the unit tests share one world, so their files run one after another. */
const project = (name: string, order: number, options: Record<string, unknown> = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { groupOrder: order },
    // CI shares its two cores with whatever else runs there; a wait that was too short is tried once more.
    retry: process.env['CI'] ? 1 : 0,
    ...options,
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', 1, { fileParallelism: true, testTimeout: 10_000, hookTimeout: 10_000 }),
      project('agencies', 2),
      project('integration', 3, servers),
      // People look at the pages before the scenarios move the world's clock by years.
      project('browser', 4, { ...whole, testTimeout: 120_000 }),
      project('processes', 5, { ...whole, testTimeout: 90_000 }),
      project('crash', 6, { ...whole, testTimeout: 300_000 }),
      project('cluster', 7, { ...whole, testTimeout: 300_000 }),
    ],
  },
})
