import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '../support/journey.ts'
import type { PartName, WorldHandles } from '../support/world.ts'
import type { Random } from './random.ts'

export type Fault = 'kimflow' | 'engine' | 'redis' | 'redis-emptied' | 'postgres' | 'jobcenter'

/** Servers first, then who uses them. */
const healingOrder: PartName[] = ['postgres', 'redis', 'engine', 'jobcenter', 'kimflow']

const partOf = (fault: Fault): PartName => (fault === 'redis-emptied' ? 'redis' : fault)

/** `kill -9`; an emptied Redis loses its file as well. */
export async function strike(world: WorldHandles, fault: Fault): Promise<void> {
  await world.kill(partOf(fault))
  if (fault === 'redis-emptied') emptyRedis(world)
}

export const emptyRedis = ({ addresses }: WorldHandles): void =>
  rmSync(join(addresses.data, 'redis'), { recursive: true, force: true })

/** Starts again whatever was struck, servers first. */
export async function heal(world: WorldHandles, faults: readonly Fault[]): Promise<void> {
  const parts = faults.map(partOf)
  for (const part of healingOrder) if (parts.includes(part)) await world.start(part)
}

/** Every part runs and KIMflow says that it can work. */
export async function healAll(world: WorldHandles): Promise<void> {
  for (const part of healingOrder) await world.start(part)
  await until(
    'KIMflow ready',
    () => answers(`${world.addresses.management[0]}/health/ready`),
    60_000,
  )
}

export const answers = async (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

/** What was done to the world and when, for the report of a red run. */
export type Timeline = { lines: string[]; note(text: string): void }

export function openTimeline(): Timeline {
  const started = performance.now()
  const lines: string[] = []
  const note = (text: string) => {
    lines.push(`${((performance.now() - started) / 1000).toFixed(2).padStart(7)} s  ${text}`)
  }
  return { lines, note }
}

const weighted: Fault[] = [
  ...Array<Fault>(5).fill('kimflow'),
  ...Array<Fault>(2).fill('engine'),
  'redis',
  ...Array<Fault>(2).fill('redis-emptied'),
  ...Array<Fault>(2).fill('postgres'),
  'jobcenter',
]

/** One fault after the other at random instants, a quarter of them two at once. */
export async function rampage(
  world: WorldHandles,
  random: Random,
  count: number,
  timeline: Timeline,
): Promise<void> {
  const live = `${world.addresses.management[0]}/health/live`
  for (let nth = 0; nth < count; nth += 1) {
    const first = random.pick(weighted)
    const second = random.pick(weighted)
    const isDouble = random.next() < 0.25 && partOf(first) !== partOf(second)
    const faults = isDouble ? [first, second] : [first]
    await sleep(random.between(200, 2_500))
    timeline.note(`kill -9 ${faults.join(' and ')}`)
    await Promise.all(faults.map((fault) => strike(world, fault)))
    await sleep(random.between(0, 1_500))
    await heal(world, faults)
    timeline.note(`${faults.join(' and ')} started again`)
    if (!faults.includes('kimflow') && !(await answers(live))) {
      throw new Error(`KIMflow did not survive the end of ${faults.join(' and ')}`)
    }
  }
}
