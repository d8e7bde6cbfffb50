/** `npm test`: every suite once, on free ports with servers of its own. The last line is the count. */
import { describeCount, runSuites } from './embedded/suites.ts'

const started = Date.now()
const suites = ['unit', 'agencies', 'integration', 'processes', 'browser', 'copies', 'crash']
const wanted = process.argv.slice(2)
const count = await runSuites(wanted.length > 0 ? wanted : suites, { CRASH_ROUNDS: '1' })

console.log(`all           ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s`)
console.log(describeCount(count))
process.exit(count.failed > 0 ? 1 : 0)
