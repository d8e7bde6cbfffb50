import { join } from 'node:path'
import { repository } from './folders.ts'
import { local } from './ports.ts'
import type { Part } from './supervise.ts'
import { answersHttp, answersTcp } from './waiting.ts'

/** What every process of KIMflow is told; the roles and ports differ per process. */
export type ProductEnvironment = Record<string, string>

/** One process of KIMflow as a part. Ready when it says so itself, on its management port. */
export function productPart(
  name: string,
  environment: ProductEnvironment,
  managementPort: number,
  watch = false,
): Part {
  return {
    name,
    launch: () => ({
      file: process.execPath,
      args: [...(watch ? ['--watch', '--watch-preserve-output'] : []), 'services/main.ts'],
      cwd: repository,
      env: {
        ...process.env,
        ...environment,
        MANAGEMENT_PORT: String(managementPort),
        INSTANCE_NAME: name,
        // Saves a tenth of a second per start.
        NODE_COMPILE_CACHE: join(repository, 'node_modules/.cache/compile'),
      },
    }),
    isReady: () => answersHttp(`http://${local}:${managementPort}/health/ready`),
    readyWithinMs: 60_000,
    stopWithinMs: 12_000,
  }
}

/** A part of the simulated world: it has no idea of us beyond the wire. */
export function simulatorPart(
  name: 'identity' | 'jobcenter',
  port: number,
  environment: Record<string, string>,
): Part {
  return {
    name,
    launch: () => ({
      file: process.execPath,
      args: [`simulators/${name}/main.ts`],
      cwd: repository,
      env: { ...process.env, ...environment },
    }),
    isReady: () => answersTcp(local, port),
    readyWithinMs: 30_000,
    stopWithinMs: 5_000,
  }
}
