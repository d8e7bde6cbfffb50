/** `npm run test:engine -- 8.6.0`: the suites that depend on the engine, on another engine line. */
import { findPair } from './embedded/engine-versions.ts'
import { exitWith } from './embedded/launcher.ts'
import { describeCount, runSuites } from './embedded/suites.ts'

const pair = readPair(process.argv[2] ?? '8.6.0')
console.log(`Engine ${pair.engine} with exporter ${pair.exporter}`)
const count = await runSuites(['integration', 'processes'], { KIMFLOW_TEST_ENGINE: pair.engine })
console.log(describeCount(count))
process.exit(count.failed > 0 ? 1 : 0)

function readPair(version: string) {
  try {
    return findPair(version)
  } catch (error) {
    return exitWith(error)
  }
}
