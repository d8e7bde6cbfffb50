import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { repository } from './folders.ts'
import { stopping } from './stopping.ts'

const ends = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const

export type Count = { passed: number; failed: number; skipped: number }

type Result = { count: Count; line: string }

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
  const stop = () => stopping.abort()
  for (const name of ends) process.on(name, stop)
  process.channel?.unref()

  const results: Result[] = []
  for (const suite of suites) results.push(await runSuite(suite, environment))
  for (const name of ends) process.off(name, stop)
  for (const { line } of results) console.log(line)
  return sum(results.map(({ count }) => count))
}

async function runSuite(suite: string, environment: Record<string, string>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kimflow-report-'))
  const file = join(folder, 'report.json')
  const code = stopping.signal.aborted ? 1 : await runVitest(suite, file, environment)
  const report: Report = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { testResults: [] }
  rmSync(folder, { recursive: true, force: true })
  return countSuite(suite, report, code)
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

function countSuite(suite: string, { testResults }: Report, code: number): Result {
  const files = testResults.filter(({ name }) =>
    relative(repository, name).startsWith(join('tests', suite)),
  )
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const having = (status: string) => tests.filter((test) => test.status === status).length
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'),
  ).length
  const failed = having('failed') + unloaded
  // Something outside of any test went wrong: an unhandled error, the set-up, the runner itself.
  const isBroken = failed === 0 && (code !== 0 || tests.length === 0)
  const count = {
    passed: having('passed'),
    failed: isBroken ? 1 : failed,
    skipped: tests.length - having('passed') - having('failed'),
  }
  const seconds = files.length === 0 ? 0 : spanOf(files) / 1000
  const note = files.length === 0 ? ' (did not run)' : ''
  const line = `${suite.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${describeCount(count)}${note}`
  return { count, line }
}

const spanOf = (files: Report['testResults']): number =>
  Math.max(...files.map(({ endTime }) => endTime)) -
  Math.min(...files.map(({ startTime }) => startTime))

/** Its exit code; told to stop, it ends its world first, and this waits for that. */
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
  const end = () => void vitest.kill('SIGTERM')
  stopping.signal.addEventListener('abort', end)
  return new Promise((resolve) => {
    vitest.once('exit', (code, signal) => {
      stopping.signal.removeEventListener('abort', end)
      // 0 and 1 are its own verdicts; anything else means that it could not finish.
      if (code !== 0 && code !== 1) console.log(`The test runner was ended (${signal ?? code}).`)
      resolve(code ?? 1)
    })
  })
}
