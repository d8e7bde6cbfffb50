import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createEngine, type Engine } from '../../services/engine/engine.ts'
import { signIn } from '../support/person.ts'
import type { WorldHandles } from '../support/world.ts'
import { connectWorld } from '../support/world-control.ts'
import { healAll, openTimeline, rampage, type Timeline } from './faults.ts'
import type { Violation } from './invariants.ts'
import { type Office, workThrough } from './office.ts'
import { drawPlans } from './plans.ts'
import { createRandom, type Random } from './random.ts'
import { openRows, type Rows } from './rows.ts'
import { openLedger, type Scene, violationsAfter } from './settled.ts'

const seed = Number(process.env['CRASH_SEED'] || Math.floor(Math.random() * 1_000_000))
const rounds = Number(process.env['CRASH_ROUNDS'] || 1)
const casesPerRound = 8
const faultsPerRound = 8
const tenantId = 'ahrsiepen'
const minute = 60_000
const day = 24 * 60 * minute

describe('parts of the system are killed at random instants', () => {
  let world: WorldHandles
  let rows: Rows
  let engine: Engine

  beforeAll(() => {
    world = connectWorld(inject('world'))
    rows = openRows(world.addresses)
    const quiet = { debug() {}, info() {}, warn() {}, error() {} }
    engine = createEngine({ address: world.addresses.zeebe, log: quiet })
  })
  afterAll(async () => {
    await healAll(world)
    await engine.close()
    await rows.close()
  })

  for (const roundSeed of Array.from({ length: rounds }, (_, at) => seed + at)) {
    it(`every case comes to its end and every invariant holds (seed ${roundSeed})`, async () => {
      // given
      console.log(`crash: seed ${roundSeed}`)
      const random = createRandom(roundSeed)
      const timeline = openTimeline()
      const office = await openOffice()
      const plans = drawPlans(random, casesPerRound)

      // when
      let isOver = false
      const work = workThrough(office, plans, 2 * minute).finally(() => {
        isOver = true
      })
      const faults = torment(random, timeline)
        .finally(() => healAll(world))
        .finally(() => letTimePass(timeline, () => isOver))
      const ends = await Promise.allSettled([work, faults])
      timeline.note('work ended')
      await healAll(world)
      const violations = await violationsAfter(scene(), office.ledger, 45_000)

      // then
      const failures = ends.flatMap((end) =>
        end.status === 'rejected' ? [String(end.reason)] : [],
      )
      expect(
        failures.length + violations.length,
        redRun(roundSeed, timeline, failures, violations),
      ).toBe(0)
    })
  }

  const scene = (): Scene => ({ tenantId, rows, engine, jobcenter: world.addresses.jobcenter })

  async function openOffice(): Promise<Office> {
    const [jana, derya, rojda] = await Promise.all(
      ['jana-wierzbicki', 'derya-aksoy', 'rojda-yildiz'].map((subject) =>
        signIn(world.addresses.kimflow, subject, tenantId),
      ),
    )
    if (!jana || !derya || !rojda) throw new Error('Nobody could sign in')
    return {
      managers: [
        { id: 'jana-wierzbicki', person: jana },
        { id: 'derya-aksoy', person: derya },
      ],
      counsellor: rojda,
      jobcenter: world.addresses.jobcenter,
      rows,
      ledger: await openLedger(scene()),
    }
  }

  /** Faults, a deadline that passes, faults again. */
  async function torment(random: Random, timeline: Timeline): Promise<void> {
    await rampage(world, random, faultsPerRound / 2, timeline)
    await world.moveClock(20 * day)
    timeline.note('the clock moved by 20 days')
    await rampage(world, random, faultsPerRound / 2, timeline)
  }

  /** Deadlines pass and the locks of dead processes run out, until nothing is left to wait for. */
  async function letTimePass(timeline: Timeline, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await world.moveClock(20 * day)
      timeline.note('the clock moved by 20 days')
      for (let second = 0; second < 8 && !isOver(); second += 1) await sleep(1_000)
    }
  }
})

function redRun(
  seed: number,
  timeline: Timeline,
  failures: string[],
  violations: Violation[],
): string {
  const [first] = violations
  return [
    `seed ${seed}`,
    ...timeline.lines,
    ...failures,
    first ? `first violated: ${first.invariant}, contact ${first.contactId}: ${first.text}` : '',
    ...violations
      .slice(1, 20)
      .map(({ invariant, contactId, text }) => `${invariant} ${contactId} ${text}`),
  ].join('\n')
}
