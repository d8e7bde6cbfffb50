import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Journey, jobcenter, mbe, openJourney, until } from '../support/journey.ts'
import { connectWorld } from '../support/world-control.ts'

const world = connectWorld(inject('world'))

/** The broker that KIMflow's address names stays: a single address cannot outlive its owner. */
const mortal = [1, 2]

describe('On three brokers', () => {
  let journey: Journey
  beforeAll(async () => {
    journey = await openJourney(inject('world'))
  })
  afterAll(async () => {
    for (const node of mortal) await world.start(`engine-${node}`)
  })

  it('every case reaches its end, and each agency hears of it once, though a leader is killed on the way', async () => {
    // given: cases in different stages, spread over the partitions by their ids
    const atMbe = await Promise.all([1, 2, 3].map(() => journey.refer(mbe)))
    const atJobcenter = await Promise.all([1, 2, 3].map(() => journey.refer(jobcenter)))
    const atIntake = await Promise.all([1, 2, 3].map(() => journey.receiveContact()))
    const { node, partition } = await findLeader()

    // when: a leader dies while answers, new contacts and new referrals come in
    const underway = [
      ...atMbe.map((referral) => journey.answerAsMbe(referral, 'accepted')),
      ...atJobcenter.map((referral) => journey.answerAsJobcenter(referral, 'angenommen')),
      ...[1, 2, 3].map(() => journey.refer(jobcenter)),
    ]
    await world.kill(`engine-${node}`)
    await Promise.all(underway)

    // then: another broker leads, and all of them go on
    expect(await until('another leader', () => leaderOf(partition))).not.toEqual({ node })
    for (const referral of [...atMbe, ...atJobcenter])
      await journey.untilState(referral, 'accepted')
    for (const contact of atIntake) await journey.taskFor(contact, 'Erstgespräch dokumentieren')

    // and: they end while the broker comes back
    await Promise.all([
      world.start(`engine-${node}`),
      ...atMbe.map((referral) => journey.answerAsMbe(referral, 'started')),
      ...atJobcenter.map((referral) => journey.answerAsJobcenter(referral, 'begonnen')),
    ])
    for (const referral of [...atMbe, ...atJobcenter]) await journey.untilState(referral, 'started')
    const { ueberleitungen } = await journey.deliveries()
    const numbers = ueberleitungen.map((one: any) => one.inhalt.vorgangsnummer)
    expect(numbers.length).toBeGreaterThanOrEqual(6)
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

async function findLeader(): Promise<{ node: number; partition: string }> {
  for (const node of mortal) {
    const [partition] = await partitionsLedBy(node)
    if (partition) return { node, partition }
  }
  throw new Error('No partition is led by a broker that may be killed')
}

async function leaderOf(partition: string): Promise<{ node: number } | null> {
  for (const node of [0, ...mortal]) {
    // The one that was killed answers nothing.
    const led: string[] = await partitionsLedBy(node).catch(() => [])
    if (led.includes(partition)) return { node }
  }
  return null
}

/** What the broker itself says about its part in each partition. */
async function partitionsLedBy(node: number): Promise<string[]> {
  const port = world.addresses.engineManagement[node]
  const answer = await fetch(`http://127.0.0.1:${port}/actuator/partitions`)
  const partitions = (await answer.json()) as Record<string, { role: string }>
  return Object.entries(partitions)
    .filter(([, { role }]) => role === 'LEADER')
    .map(([id]) => id)
}
