import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type GroundTruth, openGroundTruth } from '../../support/ground-truth.ts'
import {
  type Journey,
  jobcenter,
  mbe,
  newContact,
  openJourney,
  talk,
  until,
} from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import { connectWorld } from '../../support/world-control.ts'
import { findIn, findInDatabase, findInFolder, findInRedis, needleOf } from './places.ts'

const shared = inject('world')
const { addresses } = shared
let journey: Journey
let truth: GroundTruth

/** One word per field, so that a find says where it came in. */
const run = randomUUID().slice(0, 6)
const canaries = new Map<string, string>()
const canary = (field: string): string => {
  const word = `kanarie${run}${field.replaceAll(/[^a-z]/gi, '')}`
  canaries.set(field, word)
  return word
}
const needles = () => [...canaries].map(([field, word]) => needleOf(field, word))

const person = {
  givenName: canary('givenName'),
  familyName: canary('familyName'),
  birthDate: '1961-07-23',
  languages: ['ti'],
  interpreterNeeded: true,
  phone: `0155 ${canary('phone')}`,
  email: `${canary('email')}@example.org`,
  channel: 'email',
}

beforeAll(async () => {
  await connectWorld(shared).start('kimflow')
  journey = await openJourney(shared)
  truth = openGroundTruth(shared)
})
afterAll(() => truth?.close())

/** A journey in which every field that takes free text gets its own word. */
async function walk(): Promise<void> {
  const { jana, derya } = journey.people
  const { contactId } = await journey.receiveContact({ person, message: canary('contactMessage') })
  await publicReport()
  const first = await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren')
  const rev = await handAround(first)
  await derya.post(`/api/tasks/${first.id}/completion`, {
    rev,
    values: { ...talk, birthDate: person.birthDate, note: canary('talkNote') },
  })
  const decide = await journey.taskFor({ contactId }, 'Über Aufnahme entscheiden')
  await journey.complete(decide, { outcome: 'OPEN_CASE', reason: canary('decisionReason') })
  const caseId = await until('case', async () => {
    return (await jana.get(`/api/contacts/${contactId}`)).body.caseId as string | null
  })
  const [atMbe, atJobcenter] = await journey.chooseTargets(
    { contactId, caseId },
    [mbe, jobcenter],
    {
      message: canary('referralMessage'),
      appointmentWish: canary('appointmentWish'),
    },
  )
  if (!atMbe || !atJobcenter) throw new Error('Two referrals were chosen')

  await journey.untilState(atMbe, 'delivered')
  await journey.answerAsMbe(atMbe, 'question', { text: canary('agencyQuestion') })
  await journey.complete(await journey.taskFor(atMbe, 'Rückfrage beantworten'), {
    text: canary('reply'),
  })
  await journey.untilState(atMbe, 'delivered')
  await journey.answerAsMbe(atMbe, 'accepted', {
    text: canary('agencyText'),
    fileNumber: canary('inboxFileNumber'),
  })
  await jana.post(
    `/api/consents/${(await journey.referralView(atMbe)).legalBasis.consentId}/withdrawal`,
    {
      reason: canary('withdrawalReason'),
    },
  )
  await journey.answerAsJobcenter(atJobcenter, 'rueckfrage', { text: canary('wireQuestion') })
  await journey.complete(await journey.taskFor(atJobcenter, 'Rückfrage beantworten'), {
    text: canary('wireReply'),
  })
  await journey.untilState(atJobcenter, 'delivered')
  await journey.answerAsJobcenter(atJobcenter, 'abgelehnt', {
    grund: 'nicht-zustaendig',
    text: canary('wireRejection'),
    aktenzeichen: canary('wireFileNumber'),
  })
  await journey.taskFor(atJobcenter, 'Ablehnung bearbeiten')
  await emergency()
  await mistakes(caseId)
}

/** Draft, take-over and follow-up of one task. */
async function handAround(task: { id: string; rev: number }): Promise<number> {
  const { jana, derya } = journey.people
  const path = `/api/tasks/${task.id}`
  const { body: claimed } = await jana.post(`${path}/claim`, { rev: task.rev })
  const { body: saved } = await jana.put(`${path}/draft`, {
    rev: claimed.rev,
    values: { ...talk, note: canary('draftNote') },
  })
  const { body: taken } = await derya.post(`${path}/take-over`, {
    rev: saved.rev,
    reason: canary('takeOverReason'),
  })
  const { body: put } = await derya.post(`${path}/follow-up`, {
    rev: taken.rev,
    on: '2099-01-05',
    reason: canary('followUpReason'),
  })
  return put.rev
}

async function publicReport(): Promise<void> {
  const answer = await fetch(`${addresses.kimflow}/api/tenants/ahrsiepen/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
    body: JSON.stringify({
      ...newContact,
      source: 'family',
      person: { ...person, familyName: canary('reportedName') },
      message: canary('reportMessage'),
    }),
  })
  expect(answer.status).toBe(201)
}

async function emergency(): Promise<void> {
  const { contactId } = await journey.receiveContact({ person })
  await journey.complete(await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren'), {
    ...talk,
    emergency: true,
  })
  const decide = await journey.taskFor({ contactId }, 'Über Aufnahme entscheiden')
  await journey.complete(decide, { outcome: 'EMERGENCY_HANDOVER' })
  await journey.complete(await journey.taskFor({ contactId }, 'Notfallstelle verständigen'), {
    service: canary('emergencyService'),
    done: true,
  })
}

/** What people get wrong must not end up in a log either. */
async function mistakes(caseId: string): Promise<void> {
  const { jana } = journey.people
  const wrong = canary('wrongValue')
  await Promise.all([
    jana.get(`/api/search?q=${canary('search')}`),
    jana.get(`/api/cases?q=${canary('caseFilter')}`),
    jana.get(`/api/cases/${canary('address')}`),
    jana.get(`/api/cases/${caseId}?${canary('queryName')}=1`),
    jana.get(`/${canary('page')}`),
    jana.post('/api/contacts', { ...newContact, [wrong]: wrong }),
    jana.post('/api/contacts', { ...newContact, source: wrong }),
    jana.post('/api/contacts', wrong, { 'content-type': 'text/plain' }),
    jana.post('/api/contacts', newContact, { 'idempotency-key': `${wrong} !` }),
    jana.post('/api/contacts', newContact, { 'x-whatever': wrong, traceparent: wrong }),
  ])
}

const search = async (wanted = needles()) => {
  const metrics = await Promise.all(
    addresses.management.map(async (url) => (await fetch(`${url}/metrics`)).text()),
  )
  const places = await Promise.all([
    ...['engine', 'redis', 'logs', 'postgres', 'pids'].map((folder) =>
      findInFolder(join(addresses.data, folder), wanted),
    ),
    findInRedis(addresses.redis, wanted),
    findInDatabase(truth, wanted),
    metrics.flatMap((text) => findIn('metrics', text, wanted)),
  ])
  return places.flat()
}

describe('What is entered about a person', () => {
  it('is nowhere but sealed in Postgres', { timeout: 90_000 }, async () => {
    // given
    await walk()

    // when
    const hits = await search()

    // then
    expect(canaries.size).toBeGreaterThan(25)
    expect(hits).toEqual([])
  })

  it('would be found: a word planted in each place is', { timeout: 60_000 }, async () => {
    // given
    const word = `kontrolle${run}`
    const redis = new Redis(addresses.redis)
    await redis.set('kontrolle', word)
    await redis.xadd('zeebe:JOB', '*', 'record', JSON.stringify({ word }))
    await truth.engine.publish({
      name: 'nobody.waits',
      correlationKey: randomUUID(),
      messageId: randomUUID(),
      ttlMs: 60_000,
      variables: { note: `x${Buffer.from(`y${word}`).toString('base64')}` },
    })
    const key = randomUUID()
    await truth.query(
      `insert into idempotency_keys (tenant_id, caller_id, key, body_digest, status, body, created_at)
       values ('ahrsiepen', 'x', $1, '', 200, $2, now())`,
      [key, JSON.stringify({ word })],
    )

    // when
    const found = await until('every planted word', async () => {
      const hits = await search([needleOf('control', word)])
      const places = hits.map(({ where }) => where)
      const has = (start: string) => places.some((place) => place.startsWith(start))
      const all = ['engine/', 'redis/', 'redis string', 'table idempotency_keys.body', 'postgres/']
      return all.every(has) && places
    })

    // then
    expect(found).toContain('table idempotency_keys.body')
    const logs = await findInFolder(join(addresses.data, 'logs'), [
      needleOf('log', '"msg":"ready"'),
    ])
    expect(logs.map(({ where }) => where)).toContain('logs/kimflow.log')
    await redis.del('kontrolle')
    redis.disconnect()
    await truth.query('delete from idempotency_keys where key = $1', [key])
  })
})
