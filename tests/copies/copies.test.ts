import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type GroundTruth, openGroundTruth } from '../support/ground-truth.ts'
import {
  type Journey,
  jobcenter,
  mbe,
  type OpenReferral,
  openJourney,
  until,
} from '../support/journey.ts'
import { type Person, personWith } from '../support/person.ts'
import type { PartName } from '../support/world.ts'
import { connectWorld } from '../support/world-control.ts'

const world = connectWorld(inject('world'))
const day = 24 * 60 * 60 * 1000

/** The second process of each role; the first one stays when these are killed. */
const seconds: PartName[] = ['kimflow-2', 'kimflow-4', 'kimflow-6']

describe('Two processes of every role', () => {
  let journey: Journey
  let truth: GroundTruth
  /** Jana once more, as a proxy would lead her to the other copy of the API */
  let elsewhere: Person

  beforeAll(async () => {
    const { kimflow, apiCopies } = world.addresses
    journey = await openJourney(inject('world'))
    truth = openGroundTruth(inject('world'))
    elsewhere = personWith(apiCopies[0] as string, journey.people.jana.cookie, kimflow)
  })
  afterAll(async () => {
    for (const part of seconds) await world.start(part)
    await truth.close()
  })

  it('know one session, one list and one revision of a task', async () => {
    // given
    const { contactId } = await journey.receiveContact()
    const task = await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren')

    // when: she claims it at one copy and goes on at the other
    const claimed = await elsewhere.post(`/api/tasks/${task.id}/claim`, { rev: task.rev })
    const again = await journey.people.jana.put(`/api/tasks/${task.id}/draft`, {
      rev: claimed.body.rev,
      values: { note: 'Termin am Dienstag' },
    })
    const late = await elsewhere.put(`/api/tasks/${task.id}/draft`, {
      rev: claimed.body.rev,
      values: { note: 'Termin am Freitag' },
    })

    // then
    expect([claimed.status, again.status, late.status]).toEqual([200, 200, 409])
    expect(late.body).toMatchObject({ code: 'TASK_CHANGED' })
  })

  it('share the work, and each step has one effect though half of them die on the way', async () => {
    // given: cases at both kinds of agency
    const referrals = await Promise.all(
      [mbe, mbe, mbe, jobcenter, jobcenter, jobcenter].map((target) => journey.refer(target)),
    )

    // when: the second of each role is killed while answers come in and the days of the others pass
    const answered = [referrals[0], referrals[3]] as OpenReferral[]
    const silent = referrals.filter((referral) => !answered.includes(referral))
    const answers = [
      journey.answerAsMbe(answered[0] as OpenReferral, 'accepted'),
      journey.answerAsJobcenter(answered[1] as OpenReferral, 'angenommen', { mehrfach: 2 }),
    ]
    await Promise.all(seconds.map((part) => world.kill(part)))
    await Promise.all(answers)
    for (const referral of answered) await journey.untilState(referral, 'accepted')
    await world.moveClock(20 * day)

    // then: every silence was noticed once, whoever rang
    for (const referral of silent) await journey.taskFor(referral, 'Ausbleibende Antwort klären')
    await Promise.all(seconds.map((part) => world.start(part)))
    expect(await missedOf(silent)).toEqual(silent.map(() => 1))
    expect(await missedOf(answered)).toEqual([0, 0])

    // and: with all back, the rest comes to its end, each message heard once
    for (const referral of silent) {
      await (referral.targetId === mbe
        ? journey.answerAsMbe(referral, 'started')
        : journey.answerAsJobcenter(referral, 'begonnen'))
      await journey.untilState(referral, 'started')
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    }
    const { ueberleitungen } = await journey.deliveries()
    const numbers = ueberleitungen.map((one: any) => one.inhalt.vorgangsnummer)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(ueberleitungen.every((one: any) => one.verschiedeneInhalte === 1)).toBe(true)
  })

  it('tell open screens of either copy what happened at the other', async () => {
    // given a screen at the second copy
    const screen = new AbortController()
    const { apiCopies } = world.addresses
    const stream = await fetch(`${apiCopies[0]}/api/events`, {
      headers: { cookie: journey.people.jana.cookie },
      signal: screen.signal,
    })
    const heard: string[] = []
    const reading = (async () => {
      for await (const chunk of stream.body as ReadableStream<Uint8Array>) {
        heard.push(new TextDecoder().decode(chunk))
      }
    })().catch(() => undefined)

    // when a contact comes in at the first
    const { contactId } = await journey.receiveContact()

    // then
    await until('the news', async () => heard.join('').includes(contactId))
    screen.abort()
    await reading
  })

  const missedOf = (of: OpenReferral[]): Promise<number[]> =>
    Promise.all(
      of.map(async ({ referralId }) => {
        const rows = await truth.query(
          `select 1 from audit_entries where event = 'deadline.missed' and referral_id = $1
           and facts->>'rule' = 'acknowledgement-due'`,
          [referralId],
        )
        return rows.length
      }),
    )
})
