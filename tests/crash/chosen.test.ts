import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readClockOffset } from '../../scripts/embedded/clock-offset.ts'
import { setEngineClock } from '../../scripts/embedded/engine-clock.ts'
import { createEngine, type Engine } from '../../services/engine/engine.ts'
import {
  type Journey,
  jobcenter,
  mbe,
  newContact,
  type OpenReferral,
  openJourney,
  talk,
  until,
} from '../support/journey.ts'
import { newKey } from '../support/person.ts'
import type { WorldHandles } from '../support/world.ts'
import { connectWorld } from '../support/world-control.ts'
import { emptyRedis, healAll } from './faults.ts'
import type { Ledger } from './invariants.ts'
import { openRows, type Row, type Rows } from './rows.ts'
import { openLedger, type Scene, violationsAfter } from './settled.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('parts of the system are killed at chosen points of the journey', () => {
  let world: WorldHandles
  let rows: Rows
  let engine: Engine
  let journey: Journey
  let scene: Scene

  beforeAll(async () => {
    const shared = inject('world')
    world = connectWorld(shared)
    rows = openRows(world.addresses)
    const quiet = { debug() {}, info() {}, warn() {}, error() {} }
    engine = createEngine({ address: world.addresses.zeebe, log: quiet })
    journey = await openJourney(shared)
    scene = { tenantId: 'ahrsiepen', rows, engine, jobcenter: world.addresses.jobcenter }
  })
  afterAll(async () => {
    await healAll(world)
    await journey.setJobcenter('normal')
    await engine.close()
    await rows.close()
  })

  it('a contact that was accepted while the broker was away starts its case once', async () => {
    // given
    const ledger = await openLedger(scene)
    await world.kill('engine')
    const key = newKey()
    const first = await report(key)

    // when
    await world.kill('kimflow')
    await healAll(world)
    await releaseLocks()
    const second = await report(key)

    // then
    expect(second).toEqual(first)
    const referral = await goOn({ contactId: first.body.contactId }, jobcenter)
    await startAtJobcenter(referral)
    await holds(ledger, [referral])
  })

  it('KIMflow dies right after the contact was accepted, and the case goes on', async () => {
    // given
    const ledger = await openLedger(scene)
    const { contactId } = await journey.receiveContact()

    // when
    await world.kill('kimflow')
    await healAll(world)
    await releaseLocks()

    // then
    const referral = await goOn({ contactId }, mbe)
    await journey.answerAsMbe(referral, 'accepted')
    await journey.answerAsMbe(referral, 'started')
    await holds(ledger, [referral])
  })

  it('a completed task leaves the list at once and reaches the engine after both came back', async () => {
    // given
    const ledger = await openLedger(scene)
    const { contactId } = await journey.receiveContact()
    const task = await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren')
    await world.kill('engine')
    await journey.complete(task, talk)
    expect(await journey.tasksOf({ contactId })).toEqual([])

    // when
    await world.kill('kimflow')
    await healAll(world)
    await releaseLocks()

    // then
    const referral = await goOnDeciding({ contactId }, jobcenter)
    await startAtJobcenter(referral)
    expect(await stateOf(task.id)).toBe('completed')
    await holds(ledger, [referral])
  })

  it('a sender that died after the engine took the completion has still completed the task', async () => {
    // given
    const ledger = await openLedger(scene)
    const { contactId } = await journey.receiveContact()
    const task = await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren')
    await world.kill('engine')
    await journey.complete(task, talk)
    await world.kill('kimflow')
    await world.start('engine')

    // when: what the sender did until its last moment
    const [row] = await rows.read(
      `update outbox set leased_until = now() where lane = $1 returning payload`,
      [task.id],
    )
    await engine.completeJob(row?.['payload'].jobKey, row?.['payload'].variables)
    await healAll(world)

    // then
    const referral = await goOnDeciding({ contactId }, jobcenter)
    await startAtJobcenter(referral)
    await until('settled', async () => (await stateOf(task.id)) !== 'completing', 30_000)
    expect(await stateOf(task.id)).toBe('completed')
    await holds(ledger, [referral])
  })

  it('a task that is offered while Postgres is away is no incident', async () => {
    // given
    const ledger = await openLedger(scene)
    const { contactId } = await journey.receiveContact()
    await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren')
    const offset = await readClockOffset(world.addresses.databaseOwner)

    // when: the engine's day is over, and it offers what it parked
    await world.kill('postgres')
    const [management = 0] = world.addresses.engineManagement
    for (let days = 2; days < 8; days += 1) {
      await setEngineClock(management, offset + days * day)
      await sleep(700)
    }
    await healAll(world)
    await world.moveClock(8 * day)

    // then
    const referral = await goOn({ contactId }, mbe)
    await journey.answerAsMbe(referral, 'started')
    await holds(ledger, [referral])
  })

  it('KIMflow and Redis die between sending a referral and its receipt', async () => {
    // given
    const ledger = await openLedger(scene)
    const opened = await journey.openCase()
    await journey.setJobcenter('langsam')
    const [referral] = await journey.chooseTargets(opened, [jobcenter])
    const dispatchId = await journey.dispatchFor(referral as OpenReferral)

    // when
    await world.kill('kimflow')
    await world.kill('redis')
    emptyRedis(world)
    await journey.setJobcenter('normal')
    await healAll(world)
    await releaseLocks()

    // then
    await journey.untilState(referral as OpenReferral, 'delivered')
    const { ueberleitungen } = await journey.deliveries()
    const there = ueberleitungen.find((one: Row) => one['ueberleitungId'] === dispatchId)
    expect(there).toMatchObject({ zustellungen: 2, verschiedeneInhalte: 1 })
    await startAtJobcenter(referral as OpenReferral)
    await holds(ledger, [referral as OpenReferral])
  })

  it('a receipt that was lost on the way is asked for again under the same id', async () => {
    // given
    const ledger = await openLedger(scene)
    const opened = await journey.openCase()
    await journey.setJobcenter('quittung-verloren')

    // when
    const [referral] = await journey.chooseTargets(opened, [jobcenter])
    await journey.dispatchFor(referral as OpenReferral)
    await world.kill('postgres')
    await healAll(world)
    await journey.setJobcenter('normal')
    await releaseLocks()

    // then
    await journey.untilState(referral as OpenReferral, 'delivered')
    await startAtJobcenter(referral as OpenReferral)
    await holds(ledger, [referral as OpenReferral])
  })

  it('an acknowledgement that was stored and not yet told reaches the case after the restart', async () => {
    // given
    const ledger = await openLedger(scene)
    const referral = await journey.refer(mbe)
    await untilWaiting(referral, 'answer-awaited')
    await world.kill('engine')

    // when
    await journey.answerAsMbe(referral, 'accepted', { fileNumber: 'E 26/311' })
    await world.kill('kimflow')
    await world.kill('redis')
    await healAll(world)
    await releaseLocks()

    // then
    await untilWaiting(referral, 'start-report-awaited')
    await journey.answerAsMbe(referral, 'started')
    await holds(ledger, [referral])
  })

  it('everything dies while an answer is awaited, and the answer is heard once', async () => {
    // given
    const ledger = await openLedger(scene)
    const referral = await journey.refer(jobcenter)
    await untilWaiting(referral, 'answer-awaited')

    // when
    await Promise.all(
      (['kimflow', 'engine', 'redis', 'postgres'] as const).map((part) => world.kill(part)),
    )
    await journey.answerAsJobcenter(referral, 'angenommen', { mehrfach: 3 })
    await healAll(world)

    // then
    await journey.untilState(referral, 'accepted')
    await journey.answerAsJobcenter(referral, 'begonnen')
    await holds(ledger, [referral])
  })

  it('a deadline that passes while Redis is empty and KIMflow dead rings exactly once', async () => {
    // given
    const ledger = await openLedger(scene)
    const referral = await journey.refer(jobcenter)
    await untilWaiting(referral, 'answer-awaited')

    // when
    await world.kill('kimflow')
    await world.kill('redis')
    emptyRedis(world)
    await world.start('redis')
    await world.moveClock(20 * day)
    await healAll(world)

    // then
    await journey.taskFor(referral, 'Ausbleibende Antwort klären')
    expect(await missedOf(referral)).toBe(1)
    await journey.answerAsJobcenter(referral, 'angenommen')
    await journey.noTaskFor(referral, 'Ausbleibende Antwort klären')
    await journey.answerAsJobcenter(referral, 'begonnen')
    await holds(ledger, [referral])
  })

  it('KIMflow and the broker die while a deadline rings', async () => {
    // given
    const ledger = await openLedger(scene)
    const referral = await journey.refer(jobcenter)
    await untilWaiting(referral, 'answer-awaited')
    const missed = until('the bell', async () => (await missedOf(referral)) > 0)

    // when
    await world.moveClock(20 * day)
    await missed
    await Promise.all([world.kill('kimflow'), world.kill('engine')])
    await healAll(world)
    await releaseLocks()

    // then
    const task = await journey.taskFor(referral, 'Ausbleibende Antwort klären')
    expect(await missedOf(referral)).toBe(1)
    await journey.complete(task, { choice: 'drop' })
    await holds(ledger, [referral])
  })

  it('Postgres dies during the follow-up while the agency reports the start', async () => {
    // given
    const ledger = await openLedger(scene)
    const referral = await journey.refer(jobcenter)
    await journey.answerAsJobcenter(referral, 'angenommen')
    await untilWaiting(referral, 'start-report-awaited')

    // when
    await world.kill('postgres')
    await journey.answerAsJobcenter(referral, 'begonnen')
    await healAll(world)

    // then
    await holds(ledger, [referral])
  })

  it('a task taken back while Redis lost the news leaves the list all the same', async () => {
    // given
    const ledger = await openLedger(scene)
    const referral = await journey.refer(jobcenter)
    await journey.answerAsJobcenter(referral, 'rueckfrage', { text: 'Welche Unterlagen?' })
    await journey.taskFor(referral, 'Rückfrage beantworten')
    await world.kill('kimflow')

    // when: the engine hears the answer and tells Redis, which forgets it
    await journey.answerAsJobcenter(referral, 'angenommen')
    await world.kill('redis')
    emptyRedis(world)
    await healAll(world)
    await world.moveClock(6 * minute)

    // then
    await until(
      'task gone',
      async () =>
        (await journey.tasksOf(referral)).every(({ title }) => title !== 'Rückfrage beantworten'),
      45_000,
    )
    await journey.answerAsJobcenter(referral, 'begonnen')
    await holds(ledger, [referral])
  })

  const report = (key: string) =>
    until('the contact is accepted', async () => {
      const { status, body } = await journey.people.jana.post('/api/contacts', newContact, {
        'idempotency-key': key,
      })
      return status < 300 && { status, body }
    })

  async function goOn(of: { contactId: string }, target: string): Promise<OpenReferral> {
    await journey.complete(await journey.taskFor(of, 'Erstgespräch dokumentieren'), talk)
    return goOnDeciding(of, target)
  }

  async function goOnDeciding(of: { contactId: string }, target: string): Promise<OpenReferral> {
    await journey.complete(await journey.taskFor(of, 'Über Aufnahme entscheiden'), {
      outcome: 'OPEN_CASE',
      reason: 'Im Team besprochen.',
    })
    const caseId = await until('case', async () => {
      const [row] = await rows.read('select id from cases where contact_id = $1', [of.contactId])
      return row?.['id'] as string | undefined
    })
    const [referral] = await journey.chooseTargets({ ...of, caseId }, [target])
    await journey.untilState(referral as OpenReferral, 'delivered')
    return referral as OpenReferral
  }

  async function startAtJobcenter(referral: OpenReferral): Promise<void> {
    await journey.answerAsJobcenter(referral, 'angenommen')
    await journey.answerAsJobcenter(referral, 'begonnen')
  }

  /** The process has reached this element and waits there. */
  const untilWaiting = (referral: OpenReferral, elementId: string) =>
    until(elementId, async () => {
      const found = await rows.read(
        `select 1 from trace_elements e join trace_instances i on i.instance_key = e.instance_key
         where i.referral_id = $1 and e.element_id = $2 and e.state = 'active'`,
        [referral.referralId, elementId],
      )
      return found.length > 0
    })

  const stateOf = async (taskId: string): Promise<string> =>
    (await rows.read('select state from tasks where id = $1', [taskId]))[0]?.['state']

  const missedOf = async ({ referralId }: OpenReferral): Promise<number> =>
    (
      await rows.read(
        `select 1 from audit_entries where event = 'deadline.missed' and referral_id = $1`,
        [referralId],
      )
    ).length

  /** What a dead process held is free again after its time; here nobody waits for it. */
  async function releaseLocks(): Promise<void> {
    await rows.read('update outbox set leased_until = now() where sent_at is null')
    await world.moveClock(2 * minute)
  }

  /** The cases of these referrals come to their ends and every invariant holds. */
  async function holds(ledger: Ledger, referrals: OpenReferral[]): Promise<void> {
    ledger.contacts = referrals.map(({ contactId }) => ({ contactId, key: '' }))
    expect(await violationsAfter(scene, ledger, 30_000)).toEqual([])
  }
})
