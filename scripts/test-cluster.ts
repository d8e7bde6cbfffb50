/** `npm run test:cluster`: the journey on three brokers, one of which is killed on the way. */
import { describeCount, runSuites } from './embedded/suites.ts'

const count = await runSuites(['cluster'], { KIMFLOW_TEST_BROKERS: '3' })
console.log(describeCount(count))
process.exit(count.failed > 0 ? 1 : 0)
