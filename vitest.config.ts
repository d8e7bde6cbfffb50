import { defineConfig } from 'vitest/config'

const servers = {
  globalSetup: ['tests/support/shared-world.ts'],
  setupFiles: ['tests/support/without-kimflow.ts'],
}
const whole = { ...servers, setupFiles: ['tests/support/with-kimflow.ts'] }

/** Suites by folder. The files of a suite with servers share its world and run one after another. */
const project = (name: string, options: Record<string, unknown> = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // CI shares its two cores with whatever else runs there; a wait that was too short is tried once more.
    retry: process.env['CI'] ? 1 : 0,
    ...options,
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', { fileParallelism: true, testTimeout: 10_000, hookTimeout: 10_000 }),
      project('agencies'),
      project('integration', servers),
      project('browser', { ...whole, testTimeout: 120_000 }),
      project('processes', { ...whole, testTimeout: 90_000 }),
      project('copies', { ...whole, testTimeout: 120_000 }),
      project('crash', { ...whole, testTimeout: 300_000 }),
      project('cluster', { ...whole, testTimeout: 300_000 }),
    ],
  },
})
