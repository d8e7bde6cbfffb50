import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { repository } from './folders.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export type Count = { passed: number; failed: number; skipped: number }

type Report = {
  testResults: {
    name: string
    status: string
    startTime: number
    endTime: number
    assertionResults: { status: string }[]
  }[]
}

/**
 * Runs test suites (vitest projects), each once and in a world of its own, so that none depends on what
 * another left behind, and counts what happened from vitest's own reports. A suite without a single
 * test, a file that could not be loaded and a world that could not start are failures: nothing green
 * may mean "did not run".
 */
export async function runSuites(
  suites: string[],
  environment: Record<string, string> = {},
): Promise<Count> {
  const counts: Count[] = []
  for (const suite of suites) counts.push(await runSuite(suite, environment))
  for (const [at, suite] of suites.entries()) {
    console.log(`${suite.padEnd(12)} ${describeCount(counts[at] as Count)}`)
  }
  return sum(counts)
}

async function runSuite(suite: string, environment: Record<string, string>): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'kimflow-report-'))
  const file = join(folder, 'report.json')
  const code = await runVitest(suite, file, environment)
  const report: Report = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { testResults: [] }
  rmSync(folder, { recursive: true, force: true })

  const count = countSuite(suite, report)
  // Something outside of any test went wrong: an unhandled error, the set-up, the runner itself.
  if (code !== 0 && count.failed === 0) count.failed = 1
  return count
}

export const describeCount = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

export const sum = (counts: Count[]): Count =>
  counts.reduce(
    (one, other) => ({
      passed: one.passed + other.passed,
      failed: one.failed + other.failed,
      skipped: one.skipped + other.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

function countSuite(suite: string, { testResults }: Report): Count {
  const files = testResults.filter(({ name }) =>
    relative(repository, name).startsWith(join('tests', suite)),
  )
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const having = (status: string) => tests.filter((test) => test.status === status).length
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'),
  ).length
  const count = {
    passed: having('passed'),
    failed: having('failed') + unloaded + (tests.length === 0 && unloaded === 0 ? 1 : 0),
    skipped: tests.length - having('passed') - having('failed'),
  }
  const seconds = files.length === 0 ? 0 : spanOf(files) / 1000
  const note = files.length === 0 ? ' (did not run)' : ''
  console.log(
    `${suite.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${describeCount(count)}${note}`,
  )
  return count
}

const spanOf = (files: Report['testResults']): number =>
  Math.max(...files.map(({ endTime }) => endTime)) -
  Math.min(...files.map(({ startTime }) => startTime))

function runVitest(
  suite: string,
  file: string,
  environment: Record<string, string>,
): Promise<number> {
  const vitest = spawn(
    process.execPath,
    [
      join(repository, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project', suite],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    {
      cwd: repository,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'test', ...environment },
    },
  )
  // The runner ends its world on these; this process waits for that.
  const passOn = (signal: NodeJS.Signals) => void vitest.kill(signal)
  const endWithParent = () => void vitest.kill('SIGTERM')
  for (const name of signals) process.on(name, passOn)
  process.on('disconnect', endWithParent)
  process.channel?.unref()
  return new Promise((resolve) => {
    vitest.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn)
      process.off('disconnect', endWithParent)
      // 0 and 1 are its own verdicts; anything else means that it could not finish.
      if (code !== 0 && code !== 1) console.log(`The test runner was ended (${signal ?? code}).`)
      resolve(code ?? 1)
    })
  })
}
