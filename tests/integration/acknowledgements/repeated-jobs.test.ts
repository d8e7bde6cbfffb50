import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDb, type Db } from '../../../db/client.ts'
import { readClockOffset } from '../../../db/clock-offset.ts'
import { contracts } from '../../../processes/contracts.ts'
import { buildEnvironment } from '../../../scripts/embedded/addresses.ts'
import { buildHouse } from '../../../services/build-house.ts'
import { createClock } from '../../../services/clock.ts'
import type { Worker } from '../../../services/define/worker.ts'
import { createEngine, type Engine } from '../../../services/engine/engine.ts'
import { serveWorkers } from '../../../services/engine/serve-workers.ts'
import { workers } from '../../../services/workers/index.ts'
import { type GroundTruth, openGroundTruth } from '../../support/ground-truth.ts'
import { type Journey, jobcenter, mbe, openJourney, talk, until } from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import { connectWorld } from '../../support/world-control.ts'

const shared = inject('world')
const { addresses } = shared
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

let product: ChildProcess
let db: Db
let engine: Engine
let serving: { close(graceMs: number): Promise<void> }
let journey: Journey
let truth: GroundTruth
/** how often each job type was handled */
const runs = new Map<string, number>()
/** Job types that these journeys do not reach: of other diagrams, or after weeks of waiting. */
const elsewhere = [
  ...['case.erase', 'case.restrict', 'contact.record-duplicates', 'deadline.resume'],
  ...['deadline.suspend', 'fact.set', 'finding.cluster', 'gap.measure', 'hold.release'],
  ...['notice.remind', 'notice.send', 'referral.remind', 'referral.request'],
  ...['referral.withdraw', 'referrals.count'],
]

/** As after a crash between the work and its report, and as with two copies that both believe it is theirs. */
const repeated = (worker: Worker): Worker => ({
  ...worker,
  handle: (async (...given: Parameters<Worker['handle']>) => {
    runs.set(worker.type, (runs.get(worker.type) ?? 0) + 1)
    const outcomes = await Promise.allSettled([worker.handle(...given), worker.handle(...given)])
    if (outcomes.every(({ status }) => status === 'rejected')) {
      // A path of the diagram begins here; it is the same path again.
      return worker.handle(...given)
    }
    const again = await worker.handle(...given)
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') expect(outcome.value).toEqual(again)
    }
    return again
  }) as Worker['handle'],
})

beforeAll(async () => {
  // A whole KIMflow has deployed the processes; then everything of it but its workers, which run here.
  const world = connectWorld(shared)
  await world.start('kimflow')
  truth = openGroundTruth(shared)
  await until('deployed', async () => {
    const rows = await truth.query('select distinct process_id from diagrams')
    return rows.length >= contracts.length
  })
  await world.stopPart('kimflow')
  product = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../../services/main.ts', import.meta.url))],
    {
      env: {
        ...process.env,
        ...buildEnvironment(addresses, true),
        KIMFLOW_ROLES: 'api,senders,alarms,projector',
      },
      stdio: 'ignore',
    },
  )
  await until('ready', async () => {
    const answer = await fetch(`${addresses.kimflow}/health/ready`).catch(() => null)
    return answer?.ok
  })
  db = createDb(addresses.database)
  const clock = createClock()
  clock.move(await readClockOffset(db))
  engine = createEngine({ address: addresses.zeebe, log: quiet })
  const config = {
    MASTER_KEY: addresses.masterKey,
    PUBLIC_URL: addresses.kimflow,
    KIMFLOW_DEMO: true,
    LRAG_IN_FORCE: false,
  }
  const house = buildHouse({ db, engine, clock, config })
  serving = serveWorkers(engine, workers.map(repeated), house, { log: quiet })
  journey = await openJourney(shared)
})
afterAll(async () => {
  await serving?.close(5_000)
  await truth?.close()
  await engine?.close()
  await db?.close()
  if (product && product.exitCode === null) {
    product.kill()
    await once(product, 'exit')
  }
})

describe('Every step of the journey, done three times over', () => {
  it('has one effect: a referral that is accepted and begins', async () => {
    // given
    const opened = await journey.openCase()
    const [atJobcenter, atMbe] = await journey.chooseTargets(opened, [jobcenter, mbe])
    if (!atJobcenter || !atMbe) throw new Error('Two referrals were chosen')
    await Promise.all([atJobcenter, atMbe].map((one) => journey.untilState(one, 'delivered')))

    // when
    await Promise.all(
      [atJobcenter, atMbe].map((one) => journey.untilEvent(one, 'deadline.started')),
    )
    await journey.answerAsJobcenter(atJobcenter, 'angenommen')
    await journey.answerAsMbe(atMbe, 'accepted')
    await Promise.all(
      [atJobcenter, atMbe].map((one) => journey.untilEvent(one, 'deadline.started', 2)),
    )
    await journey.answerAsJobcenter(atJobcenter, 'begonnen')
    await journey.answerAsMbe(atMbe, 'started')

    // then
    await until('monitoring', async () => {
      return (await journey.caseView(opened.caseId)).phase === 'monitoring'
    })
    for (const referral of [atJobcenter, atMbe]) {
      expect(await journey.events(referral)).toEqual([
        ...['referral.planned', 'consent.given', 'referral.released', 'referral.sent'],
        ...['deadline.started', 'deadline.met', 'acknowledgement.received'],
        ...['deadline.started', 'deadline.met', 'acknowledgement.received'],
        'referral.closed',
      ])
    }
    const { ueberleitungen } = await journey.deliveries()
    const received = ueberleitungen.filter(
      ({ inhalt }: { inhalt: { vorgangsnummer: string } }) =>
        inhalt.vorgangsnummer === atJobcenter.number,
    )
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ verschiedeneInhalte: 1 })
    const events = await journey.events(opened)
    for (const once of ['talk.recorded', 'outcome.decided', 'case.opened']) {
      expect(events.filter((event) => event === once)).toEqual([once])
    }
    await journey.taskFor(opened, 'Bedarf in allen Lebensbereichen ermitteln')
    const tasks = await truth.query('select element_id from tasks where contact_id = $1', [
      opened.contactId,
    ])
    expect(tasks.map(({ element_id }) => element_id).sort()).toEqual([
      ...['assess-needs', 'choose-targets', 'decide-admission', 'document-first-talk'],
    ])
    expect(events.filter((event) => event === 'proposal.made')).toHaveLength(2)
  })

  it('has one effect: refusal, rejection, question, other target, withdrawal', async () => {
    // given
    const opened = await journey.openCase()
    const [refusing, asking] = await journey.chooseTargets(opened, [jobcenter, mbe], {
      consented: [mbe],
    })
    if (!refusing || !asking) throw new Error('Two referrals were chosen')
    await journey.untilState(asking, 'delivered')

    // when
    await journey.complete(await journey.taskFor(refusing, 'Einwilligung klären'), {
      choice: 'refused',
    })
    await journey.answerAsMbe(asking, 'question', { text: 'Seit wann?' })
    await journey.complete(await journey.taskFor(asking, 'Rückfrage beantworten'), {
      text: 'Seit März.',
    })
    await journey.untilState(asking, 'delivered')
    await journey.answerAsMbe(asking, 'rejected', { reason: 'not-competent' })
    await journey.complete(await journey.taskFor(asking, 'Ablehnung bearbeiten'), {
      choice: 'other-target',
      target: jobcenter,
      consented: true,
    })
    const other = await journey.replacementOf(
      { ...asking, referralId: refusing.referralId },
      jobcenter,
    )
    await journey.untilEvent(other, 'deadline.started')
    await journey.withdraw(other)
    await journey.untilState(other, 'withdrawn')

    // then
    const once = (events: string[]) => events.filter((one, at) => events.indexOf(one) === at)
    await journey.untilState(refusing, 'dropped')
    const refused = (await journey.events(refusing)).filter((event) => !event.startsWith('task.'))
    expect(refused).toEqual(['referral.planned', 'consent.refused', 'referral.closed'])
    const replaced = await journey.events(other)
    expect(replaced.slice(0, 5)).toEqual([
      ...['referral.replaced', 'consent.given', 'referral.released', 'referral.sent'],
      'deadline.started',
    ])
    expect(replaced.filter((event) => event === 'referral.closed')).toHaveLength(1)
    const asked = (await journey.events(asking)).filter((event) => event === 'referral.replied')
    expect(asked).toHaveLength(1)
    expect(once(replaced)).toContain('referral.withdrawn')
    await truth.tasksEqualEngine(opened)
  })

  it('has one effect: a contact that becomes no case', async () => {
    // given
    const contact = await journey.receiveContact()
    await journey.complete(await journey.taskFor(contact, 'Erstgespräch dokumentieren'), talk)

    // when
    await journey.complete(await journey.taskFor(contact, 'Über Aufnahme entscheiden'), {
      outcome: 'INFO_ONLY',
      reason: 'Eine Auskunft genügt.',
    })
    await journey.untilEvent(contact, 'contact.closed')

    // then
    const events = await journey.events(contact)
    expect(events.filter((event) => event === 'contact.closed')).toHaveLength(1)
  })

  it('has one effect: the end of a case that a colleague takes over and opens again', async () => {
    // given
    const opened = await journey.openCase()
    const { jana } = journey.people
    const { proceedingId } = await journey.openProceeding(
      'case-closure',
      { closeReason: 'violence-ban' },
      opened,
    )

    // when
    const letter = 'Informationsschreiben versenden'
    const today = Temporal.Now.plainDateISO('Europe/Berlin').toString()
    const handover = { event: 'transferred', on: today, toStaffId: 'derya-aksoy' }
    await jana.post(`/api/cases/${opened.caseId}/life-events`, handover, {
      'idempotency-key': newKey(),
    })
    await journey.untilEvent(opened, 'case.transferred')
    await journey.complete(await journey.taskFor(opened, letter), {
      letterChannel: 'letter',
      letterSentOn: today,
    })
    await until('retained', async () => {
      return (await journey.proceedingView(proceedingId)).state.code === 'retained'
    })
    await jana.post(`/api/cases/${opened.caseId}/reopening`, {})
    await journey.untilEvent(opened, 'case.reopened')
    await journey.untilEvent(opened, 'proceeding.closed')

    // then
    const events = await journey.events(opened)
    for (const once of ['case.transferred', 'consents.ended', 'case.closed', 'case.reopened']) {
      expect(events.filter((event) => event === once)).toEqual([once])
    }
    await truth.tasksEqualEngine(opened)
  })

  it('was done for every job type of these journeys', () => {
    const missed = workers.map(({ type }) => type).filter((type) => !runs.has(type))
    expect(missed.sort()).toEqual(elsewhere.sort())
  })
})
