import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { TaskRow } from '../../../services/api/schemas/tasks.ts'
import { type GroundTruth, openGroundTruth } from '../../support/ground-truth.ts'
import { type Journey, openJourney, talk, until } from '../../support/journey.ts'
import type { Person } from '../../support/person.ts'
import { connectWorld } from '../../support/world-control.ts'

const shared = inject('world')
const firstTalk = 'Erstgespräch dokumentieren'
let journey: Journey
let truth: GroundTruth
let jana: Person
let derya: Person
let tobias: Person

beforeAll(async () => {
  await connectWorld(shared).start('kimflow')
  journey = await openJourney(shared)
  truth = openGroundTruth(shared)
  ;({ jana, derya, tobias } = journey.people)
})
afterAll(() => truth?.close())

type Act = 'claim' | 'release' | 'take-over' | 'completion' | 'follow-up'
const act = (person: Person, task: { id: string }, what: Act, body: object) =>
  person.post(`/api/tasks/${task.id}/${what}`, body)
const save = (person: Person, task: { id: string }, rev: number, values: object) =>
  person.put(`/api/tasks/${task.id}/draft`, { rev, values })
const read = async (task: { id: string }) => journey.readTask(task.id)

/** A task of a new contact: nobody has touched it. */
async function freshTask(): Promise<TaskRow> {
  const { contactId } = await journey.receiveContact()
  return journey.taskFor({ contactId }, firstTalk)
}

/** A new task that Jana has claimed. */
async function claimedTask(): Promise<{ id: string; rev: number; contactId: string }> {
  const task = await freshTask()
  const { body } = await act(jana, task, 'claim', { rev: task.rev })
  return { ...body, contactId: task.contactId }
}

const rowOf = async ({ id }: { id: string }) =>
  (await truth.query('select * from tasks where id = $1', [id]))[0]
const auditOf = async ({ id }: { id: string }): Promise<string[]> =>
  (await truth.query('select event from audit_entries where task_id = $1 order by seq', [id])).map(
    ({ event }) => event,
  )

describe('Claiming a task', () => {
  it('succeeds for exactly one of 32 parallel requests', async () => {
    // given
    const task = await freshTask()
    const people = [jana, derya, tobias]

    // when
    const answers = await Promise.all(
      Array.from({ length: 32 }, async (_, at) => {
        const person = people[at % people.length] as Person
        return { person, ...(await act(person, task, 'claim', { rev: task.rev })) }
      }),
    )

    // then
    const winners = new Set(answers.filter(({ status }) => status === 200).map((a) => a.person))
    expect(winners.size).toBe(1)
    const refused = answers.filter(({ person }) => !winners.has(person))
    expect(refused.every(({ status }) => status === 409)).toBe(true)
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['TASK_CLAIMED']))
    expect((await auditOf(task)).filter((event) => event === 'task.claimed')).toHaveLength(1)
    expect((await rowOf(task)).rev).toBe(task.rev + 1)
  })

  it('is refused to another role and for another group', async () => {
    // given
    const task = await freshTask()
    const paul = await journey.as('paul-adeyemi')

    // when
    const byProcessOwner = await act(paul, task, 'claim', { rev: task.rev })
    const byAgency = await act(journey.people.rojda, task, 'claim', { rev: task.rev })

    // then
    expect(byProcessOwner).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } })
    expect(byAgency).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } })
    expect((await rowOf(task)).assignee_id).toBeNull()
  })

  it('can be undone by its owner only, and taken over by a colleague with a reason', async () => {
    // given
    const task = await claimedTask()

    // when
    const byOther = await act(derya, task, 'release', { rev: task.rev })
    const silent = await act(derya, task, 'take-over', { rev: task.rev, reason: '' })
    const taken = await act(derya, task, 'take-over', {
      rev: task.rev,
      reason: 'Vertretung im Urlaub',
    })
    const stale = await act(jana, task, 'release', { rev: task.rev })
    const released = await act(derya, task, 'release', { rev: taken.body.rev })

    // then
    expect(byOther).toMatchObject({ status: 409, body: { code: 'TASK_NOT_CLAIMED' } })
    expect(silent.status).toBe(400)
    expect(taken.status).toBe(200)
    expect(stale.status).toBe(409)
    expect(released.status).toBe(200)
    expect(await auditOf(task)).toEqual([
      ...['task.opened', 'task.claimed', 'task.taken-over', 'task.released'],
    ])
    expect((await rowOf(task)).assignee_id).toBeNull()
    expect(JSON.stringify(await rowOf(task))).not.toContain('Vertretung')
  })
})

describe('Completing a task', () => {
  it('is refused without a claim, and to whoever has not claimed it', async () => {
    // given
    const free = await freshTask()
    const hers = await claimedTask()

    // when
    const unclaimed = await act(jana, free, 'completion', { rev: free.rev, values: talk })
    const byOther = await act(derya, hers, 'completion', { rev: hers.rev, values: talk })

    // then
    for (const refused of [unclaimed, byOther]) {
      expect(refused).toMatchObject({ status: 409, body: { code: 'TASK_NOT_CLAIMED' } })
    }
    expect([(await rowOf(free)).state, (await rowOf(hers)).state]).toEqual(['open', 'open'])
  })

  it('happens once, however often it is sent', async () => {
    // given
    const task = await claimedTask()
    const send = () => act(jana, task, 'completion', { rev: task.rev, values: talk })

    // when
    const answers = await Promise.all([send(), send(), send(), send()])
    const later = await send()

    // then
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(later).toMatchObject({ status: 409, body: { code: 'TASK_NOT_OPEN' } })
    await until('completed', async () => (await rowOf(task)).state === 'completed')
    expect((await auditOf(task)).filter((event) => event === 'task.completed')).toHaveLength(1)
  })

  it('is not undone by the next list: the task has left it at once', async () => {
    // given
    const task = await claimedTask()

    // when
    await act(jana, task, 'completion', { rev: task.rev, values: talk })
    const { body } = await jana.get('/api/tasks?view=mine&size=100&sort=created')

    // then
    expect(body.rows.map(({ id }: { id: string }) => id)).not.toContain(task.id)
  })

  it('with an old revision shows what is stored instead, and loses neither', async () => {
    // given
    const task = await claimedTask()
    const stored = { ...talk, note: 'Von einem anderen Fenster aus gespeichert.' }
    const { body: saved } = await save(jana, task, task.rev, stored)

    // when
    const refused = await act(jana, task, 'completion', { rev: task.rev, values: talk })

    // then
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'TASK_CHANGED', stored: { rev: saved.rev, values: stored } },
    })
    expect((await read(task)).values).toMatchObject(stored)
    const accepted = await act(jana, task, 'completion', { rev: saved.rev, values: talk })
    expect(accepted.status).toBe(200)
  })

  it('keeps what was entered when the step is gone at the engine', async () => {
    // given
    const task = await claimedTask()
    const { job_key } = await rowOf(task)
    await truth.engine.completeJob(job_key, {})

    // when
    const answer = await act(jana, task, 'completion', { rev: task.rev, values: talk })

    // then
    expect(answer.status).toBe(200)
    await until('obsolete', async () => (await rowOf(task)).state === 'obsolete')
    expect((await rowOf(task)).result).not.toBeNull()
    expect(await auditOf(task)).toEqual([
      ...['task.opened', 'task.claimed', 'proceeding.recorded', 'task.completed'],
      'task.obsolete',
    ])
  })
})

describe('A draft', () => {
  it('comes back as it was saved, and only its owner may save', async () => {
    // given
    const task = await claimedTask()
    const half = { language: 'ti', note: 'Noch nicht fertig', needs: ['german'] }

    // when
    const saved = await save(jana, task, task.rev, half)
    const byOther = await save(derya, task, saved.body.rev, { note: 'Fremd' })
    const view = await read(task)

    // then
    expect(saved.status).toBe(200)
    expect(byOther).toMatchObject({ status: 409, body: { code: 'TASK_NOT_CLAIMED' } })
    expect(view).toMatchObject({ rev: saved.body.rev, values: half })
    expect(view.draftSavedAt).not.toBeNull()
    expect(Buffer.from((await rowOf(task)).draft).toString('latin1')).not.toContain('fertig')
  })

  it('of two windows: the later one is shown what the earlier one saved', async () => {
    // given
    const task = await claimedTask()
    const first = await save(jana, task, task.rev, { note: 'Fenster eins' })

    // when
    const second = await save(jana, task, task.rev, { note: 'Fenster zwei' })

    // then
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'TASK_CHANGED', stored: { values: { note: 'Fenster eins' } } },
    })
    expect((await read(task)).rev).toBe(first.body.rev)
  })

  it('is gone once the task is completed', async () => {
    // given
    const task = await claimedTask()
    const saved = await save(jana, task, task.rev, { note: 'Entwurf' })

    // when
    await act(jana, task, 'completion', { rev: saved.body.rev, values: talk })

    // then
    expect((await rowOf(task)).draft).toBeNull()
  })
})

describe('A follow-up', () => {
  it('hides the task until its day, and cannot lie in the past', async () => {
    // given
    const task = await claimedTask()
    const { body: session } = await jana.get('/api/session')
    const today = Temporal.Instant.from(session.now)
      .toZonedDateTimeISO('Europe/Berlin')
      .toPlainDate()
    const on = (days: number) => today.add({ days }).toString()
    const listed = async (view: string) =>
      (await jana.get(`/api/tasks?view=${view}&size=100&sort=created`)).body.rows.some(
        ({ id }: { id: string }) => id === task.id,
      )

    // when
    const past = await act(jana, task, 'follow-up', { rev: task.rev, on: on(-1), reason: 'x' })
    const same = await act(jana, task, 'follow-up', { rev: task.rev, on: on(0), reason: 'x' })
    const nonsense = await act(jana, task, 'follow-up', {
      rev: task.rev,
      on: '2027-02-30',
      reason: 'Wartet auf Bescheid',
    })
    const put = await act(jana, task, 'follow-up', {
      rev: task.rev,
      on: on(7),
      reason: 'Wartet auf Bescheid',
    })

    // then
    for (const refused of [past, same]) {
      expect(refused).toMatchObject({ status: 409, body: { code: 'FOLLOW_UP_PAST' } })
    }
    expect(nonsense.status).toBe(400)
    expect(put.status).toBe(200)
    expect([await listed('mine'), await listed('follow-up')]).toEqual([false, true])
    expect(JSON.stringify(await rowOf(task))).not.toContain('Bescheid')
  })
})

describe('Values that do not fit the form', () => {
  it.each([
    ['an unknown field', { shoeSize: 44 }, '/shoeSize'],
    ['a forged field', { tenantId: 'nordhellen' }, '/tenantId'],
    ['an unknown code', { status: 'tourist' }, '/status'],
    ['an unknown need', { needs: ['gold'] }, '/needs/0'],
    ['no need at all', { needs: [] }, '/needs'],
    ['a number as text', { providers: 'drei' }, '/providers'],
    ['a number out of bounds', { providers: 21 }, '/providers'],
    ['a broken date', { birthDate: '14.03.1998' }, '/birthDate'],
    ['a day that does not exist', { birthDate: '1998-02-30' }, '/birthDate'],
    ['a text beyond its length', { note: 'x'.repeat(2_001) }, '/note'],
    ['an object for a text', { note: { $ne: '' } }, '/note'],
    ['no answer where one is needed', { consentGiven: null }, '/consentGiven'],
  ])('%s is refused at its field, in German, and nothing is lost', async (_what, wrong, path) => {
    // given
    const task = await claimedTask()
    const draft = { ...talk, note: 'Bleibt erhalten' }
    const saved = await save(jana, task, task.rev, draft)

    // when
    const refused = await act(jana, task, 'completion', {
      rev: saved.body.rev,
      values: { ...talk, ...wrong },
    })

    // then
    expect(refused).toMatchObject({ status: 422, body: { code: 'FORM_INVALID' } })
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toContain(path)
    for (const { message } of refused.body.errors) expect(message).toMatch(/^[A-ZÄÖÜ].+\.$/)
    expect(await read(task)).toMatchObject({ state: 'open', rev: saved.body.rev, values: draft })
  })

  it('a target that is not among the options is refused before anything moves', async () => {
    // given
    const opened = await journey.openCase()
    const task = await journey.taskFor(opened, 'Stellen auswählen')
    const { body } = await act(jana, task, 'claim', { rev: task.rev })
    const choose = (targets: string[], consented: string[] = []) =>
      act(jana, task, 'completion', {
        rev: body.rev,
        values: { targets, consented, confidentialityRelease: true },
      })

    // when
    const unknown = await choose(['jobcenter-nirgends'])
    const foreign = await choose(['mbe-hellenhof'])
    const silent = await choose(['grundschule-anger'])
    const unchosen = await choose(['mbe-brueckenhaus'], ['jmd-ellerbruch'])

    // then
    for (const refused of [unknown, foreign, silent]) {
      expect(refused).toMatchObject({
        status: 422,
        body: { code: 'FORM_INVALID', errors: [{ path: '/targets' }] },
      })
    }
    expect(unchosen).toMatchObject({ status: 422, body: { errors: [{ path: '/consented' }] } })
    expect((await rowOf(task)).state).toBe('open')
  })

  it('another target is named, known and another one', async () => {
    // given
    const referral = await journey.refer('mbe-brueckenhaus')
    await journey.answerAsMbe(referral, 'rejected', { reason: 'no-places' })
    const task = await journey.taskFor(referral, 'Ablehnung bearbeiten')
    const { body } = await act(jana, task, 'claim', { rev: task.rev })
    const choose = (target?: string) =>
      act(jana, task, 'completion', {
        rev: body.rev,
        values: { choice: 'other-target', consented: true, ...(target ? { target } : {}) },
      })

    // when
    const answers = [await choose(), await choose('nirgends'), await choose('mbe-brueckenhaus')]

    // then
    for (const refused of answers) {
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: '/target' }] } })
    }
    expect((await rowOf(task)).state).toBe('open')
  })
})
