/**
 * `npm run test:crash -- --times 10 --seed 7`: the crash tests again and again, each round with a
 * world and a seed of its own. A failed round is repeated with the seed that was printed.
 */
import { parseArgs } from 'node:util'
import { stopping } from './embedded/stopping.ts'
import { type Count, describeCount, runSuites, sum } from './embedded/suites.ts'

const { values } = parseArgs({
  options: { times: { type: 'string', default: '10' }, seed: { type: 'string' } },
})
const times = Number(values.times)
const first = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const rounds: { seed: number; count: Count }[] = []

for (let round = 0; round < times && !stopping.signal.aborted; round += 1) {
  const seed = first + round
  console.log(`\nRound ${round + 1} of ${times}, seed ${seed}`)
  rounds.push({ seed, count: await runSuites(['crash'], { CRASH_SEED: String(seed) }) })
}
for (const { seed, count } of rounds) console.log(`seed ${seed}: ${describeCount(count)}`)
const total = sum(rounds.map(({ count }) => count))
console.log(describeCount(total))
process.exit(total.failed > 0 ? 1 : 0)
