/**
 * Everything that keeps the house in order, as `npm run check` and the pipeline run it. Each check is
 * a program of its own; here they run side by side, one line each, all faults, exit code 1 on any.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

type Check = { name: string; command: string[] }

const script = (name: string, ...rest: string[]): string[] => [`scripts/${name}`, ...rest]

/** The slow ones first, so that the short ones fill the gaps. */
const checks: Check[] = [
  { name: 'unused code', command: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  {
    name: 'import rules',
    command: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...['services', 'db', 'processes', 'simulators', 'web-modeler', 'scripts', 'tests'],
      ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
    ],
  },
  { name: 'types, services', command: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'types, browser', command: ['node_modules/typescript/bin/tsc', '-p', 'web-modeler'] },
  {
    name: 'format and lint',
    command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings'],
  },
  { name: 'migrations', command: script('check-migrations.ts') },
  { name: 'generated client', command: script('generate-client.ts', '--check') },
  { name: 'processes', command: script('check-processes.ts') },
  { name: 'process documents', command: script('docs.ts', '--check') },
  { name: 'names', command: script('check-names.ts') },
  { name: 'documents', command: script('check-docs.ts') },
  { name: 'environment', command: script('check-env.ts') },
  { name: 'lock file', command: script('check-lock.mjs') },
  { name: 'licences', command: script('check-licences.ts') },
  { name: 'sizes', command: script('check-sizes.ts') },
  { name: 'sources', command: script('check-sources.ts') },
]

type Outcome = Check & { passed: boolean; seconds: number; said: string }

function run(check: Check): Promise<Outcome> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, check.command, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
    })
    child.stderr.on('data', (data) => {
      said += data
    })
    child.on('close', (code) =>
      resolve({
        ...check,
        passed: code === 0,
        seconds: (performance.now() - started) / 1000,
        said,
      }),
    )
  })
}

function print({ name, passed, seconds, said }: Outcome): void {
  console.log(
    `${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(18)} ${seconds.toFixed(1).padStart(5)} s`,
  )
  if (!passed) console.log(said.trimEnd().replaceAll(/^/gm, '        '))
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}.`)
  console.error(`Known: ${checks.map(({ name }) => name).join(' · ')}`)
  process.exit(2)
}

const queue = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const total = queue.length
const outcomes: Outcome[] = []
const work = async () => {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const outcome = await run(check)
    outcomes.push(outcome)
    print(outcome)
  }
}
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))

const failed = outcomes.filter(({ passed }) => !passed)
console.log(`${total - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
