/**
 * `npm run bench`: how much KIMflow costs beside a raw chain on the same broker, in one run. Both take
 * turns, so that whatever else the machine does meets both; every figure has its smallest and largest.
 * `npm run bench -- deadlines [--full]`: how late deadlines ring, beside raw BullMQ.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createEngine } from '../services/engine/engine.ts'
import { benchDeadlines } from './bench/deadlines.ts'
import { type Line, median, percentile, printAim, printTable } from './bench/figures.ts'
import { openFramedChain } from './bench/framed-chain.ts'
import { openPeople } from './bench/people.ts'
import { highestRss, usageOf } from './bench/processes.ts'
import { chainLength, openRawChain } from './bench/raw-chain.ts'
import { findPair } from './embedded/engine-versions.ts'
import { releaseDataFolder, writeRun } from './embedded/launcher.ts'
import { type System, startSystem } from './embedded/system.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeats: { type: 'string', default: '3' },
    samples: { type: 'string', default: '60' },
    instances: { type: 'string', default: '200' },
    journeys: { type: 'string', default: '30' },
    full: { type: 'boolean', default: false },
  },
})
const [repeats, samples, instances, journeys] = [
  options.repeats,
  options.samples,
  options.instances,
  options.journeys,
].map(Number) as [number, number, number, number]
const ofDeadlines = positionals[0] === 'deadlines'
/** people who work side by side while journeys are counted */
const atOnce = 6
const humanTasksPerJourney = 3

type Latencies = { start: number; next: number }[]
const figures = new Map<string, Line>()
const note = (what: string, unit: string, of: 'kimflow' | 'raw', value: number) => {
  const line = figures.get(what) ?? { what, unit, kimflow: [], raw: [] }
  line[of].push(value)
  figures.set(what, line)
}

const began = performance.now()
const say = (line: string) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`)

const data = mkdtempSync(join(tmpdir(), 'kimflow-bench-'))
writeRun(data)
const system = await startSystem({
  data,
  pair: findPair('8.5.8'),
  brokers: 1,
  given: {},
  port: 0,
  processes: ['api,workers,senders,alarms,projector'],
  startsProduct: !ofDeadlines,
  heals: false,
  fast: false,
  buildsWebApp: false,
  watch: false,
  say,
})
try {
  if (ofDeadlines) {
    const { addresses } = system
    const bench = { addresses, repeats, full: options.full, note, say }
    reportDeadlines(await benchDeadlines(bench))
  } else {
    note(
      'start of everything, data folder empty',
      's',
      'kimflow',
      (performance.now() - began) / 1000,
    )
    await measure(system)
    report()
  }
} finally {
  await system.stop()
  releaseDataFolder(data)
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)

async function measure({ addresses, parts }: System): Promise<void> {
  const part = (name: string) => {
    const found = parts.find((one) => one.name === name)
    if (!found) throw new Error(`No part ${name}`)
    return found
  }
  const pidOf = (name: string) => part(name).pid() ?? 0
  const cpu = () => usageOf(pidOf('kimflow')).cpuSeconds + usageOf(pidOf('engine')).cpuSeconds

  await part('kimflow').stop()
  const restarted = performance.now()
  await part('kimflow').start()
  note('start of the KIMflow process', 's', 'kimflow', (performance.now() - restarted) / 1000)
  await sleep(5_000)
  note('memory idle (RSS)', 'MB', 'kimflow', usageOf(pidOf('kimflow')).rssMegabytes)

  const quiet = { debug() {}, info() {}, warn() {}, error() {} }
  const engine = createEngine({ address: addresses.zeebe, log: quiet })
  const raw = await openRawChain(engine)
  const framed = await openFramedChain(engine, addresses)
  const people = await openPeople(addresses.kimflow)
  await sleep(1_000)

  say('Warming up …')
  await take(15, () => raw.measureLatency())
  await take(15, () => people.measureLatency())
  await raw.measureThroughput(50)
  await framed.measureThroughput(50)

  for (let repeat = 1; repeat <= repeats; repeat += 1) {
    say(`Repeat ${repeat} of ${repeats}: latency …`)
    noteLatencies('raw', await take(samples, () => raw.measureLatency()))
    noteLatencies('kimflow', await take(samples, () => people.measureLatency()))

    say(`Repeat ${repeat} of ${repeats}: throughput …`)
    const chain = `instances/s, chain of ${chainLength} steps`
    note(chain, '1/s', 'raw', await raw.measureThroughput(instances))
    note(chain, '1/s', 'kimflow', await framed.measureThroughput(instances))

    const [before, begun] = [cpu(), performance.now()]
    const memory = await highestRss(pidOf('kimflow'), () => walkAll(people.walk))
    note('journeys/s', '1/s', 'kimflow', journeys / ((performance.now() - begun) / 1000))
    const tasks = journeys * humanTasksPerJourney
    note(
      'CPU per human task (KIMflow + broker)',
      'ms',
      'kimflow',
      ((cpu() - before) * 1000) / tasks,
    )
    note('memory under load (RSS)', 'MB', 'kimflow', memory)
  }
  people.close()
  await framed.close()
  await raw.close()
  await engine.close()
}

async function walkAll(walk: () => Promise<void>): Promise<void> {
  let left = journeys
  const person = async () => {
    while (left > 0) {
      left -= 1
      await walk()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, person))
}

async function take<T>(count: number, measureOne: () => Promise<T>): Promise<T[]> {
  const taken: T[] = []
  for (let nth = 0; nth < count; nth += 1) taken.push(await measureOne())
  return taken
}

function noteLatencies(of: 'kimflow' | 'raw', latencies: Latencies): void {
  for (const p of [50, 99]) {
    const starts = latencies.map(({ start }) => start)
    const nexts = latencies.map(({ next }) => next)
    note(`start → first task visible, p${p}`, 'ms', of, percentile(starts, p))
    note(`complete → next task visible, p${p}`, 'ms', of, percentile(nexts, p))
  }
}

function reportDeadlines({ effects, brokenAt }: Awaited<ReturnType<typeof benchDeadlines>>) {
  console.log('')
  printTable([...figures.values()], 'raw BullMQ')
  console.log('')
  for (const { label, due, once, counted } of effects) {
    console.log(`${once ? 'met     ' : 'not met '} ${label}: ${due} rang exactly once: ${counted}`)
  }
  const of = (what: string, side: 'kimflow' | 'raw') => {
    const line = [...figures.values()].find((one) => one.what.includes(what))
    return median(line?.[side] ?? [])
  }
  const late = of('s, lateness, p99', 'kimflow')
  const burst = of('in one second, lateness p99', 'kimflow')
  const rate = 'in one second, rung per second'
  const ratio = of(rate, 'kimflow') / of(rate, 'raw')
  const back = of('all alarms back', 'kimflow')
  console.log(`${brokenAt === null ? 'met     ' : 'not met '} the audit chain holds`)
  printAim('lateness p99 of spread deadlines, at most 250', late, late <= 250, 'ms')
  printAim('lateness p99 of 10,000 in one second, at most 2000', burst, burst <= 2_000, 'ms')
  printAim('burst beside raw BullMQ, at least 0.7', ratio, ratio >= 0.7, 'of it')
  printAim('alarms back after Redis was emptied, at most 5', back, back <= 5, 's')
}

function report(): void {
  console.log(`\n${samples} samples, ${instances} instances, ${journeys} journeys per repeat\n`)
  printTable([...figures.values()])
  const of = (what: string, side: 'kimflow' | 'raw') => median(figures.get(what)?.[side] ?? [])
  const latency = 'complete → next task visible, p99'
  const chain = `instances/s, chain of ${chainLength} steps`
  const above = of(latency, 'kimflow') - of(latency, 'raw')
  const ratio = of(chain, 'kimflow') / of(chain, 'raw')
  const idle = of('memory idle (RSS)', 'kimflow')
  console.log('')
  printAim(
    'p99 complete → next visible above the raw chain, at most 100',
    above,
    above <= 100,
    'ms',
  )
  printAim('throughput beside the raw chain, at least 0.6', ratio, ratio >= 0.6, 'of it')
  printAim('KIMflow idle, at most 400', idle, idle <= 400, 'MB')
}
