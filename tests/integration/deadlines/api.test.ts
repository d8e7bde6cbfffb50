import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlineRoutes } from '../../../services/api/routes/deadlines.ts'
import type { DeadlineFile } from '../../../services/api/schemas/deadlines.ts'
import type { Api } from '../../../services/api/server.ts'
import { system } from '../../../services/audit/audit.ts'
import { createCases } from '../../../services/cases/cases.ts'
import { createContacts } from '../../../services/contacts/contacts.ts'
import { createDeadlines } from '../../../services/deadlines/deadlines.ts'
import { createPersons } from '../../../services/persons/persons.ts'
import {
  cookieOf,
  openDoor,
  openSmallHouse,
  type SmallHouse,
  sameOrigin,
} from '../api/small-house.ts'

const tenantId = 'north'
let small: SmallHouse
let api: Api
let deadlines: ReturnType<typeof createDeadlines>
let caseId: string
let agreedId: string

const newContact = {
  source: 'self',
  reportConsent: 'written' as const,
  person: {
    givenName: 'Selam',
    familyName: 'Tekle',
    languages: ['ti'],
    interpreterNeeded: true,
    channel: 'letter',
  },
  topics: ['german'],
  urgent: false,
}

beforeAll(async () => {
  small = await openSmallHouse()
  const { db } = small
  const { clock } = small.house
  const key = randomBytes(32)
  const directory = { ...small.house.directory, readTenantKey: async () => key }
  const persons = createPersons({ db, clock, directory })
  const cases = createCases({ db, clock, directory, persons })
  deadlines = createDeadlines({ db, clock, directory, persons })
  const contacts = createContacts({ db, clock, persons })
  const { contactId } = await contacts.receive(tenantId, randomUUID(), newContact, {
    actor: system,
  })
  caseId = (await cases.open(tenantId, contactId)).caseId
  agreedId = await start('acknowledgement-due', { startsOn: today().toString() })
  const house = { ...small.house, directory, cases, deadlines }
  api = (await openDoor({ house }, { routes: [deadlineRoutes as never] })).api
}, 60_000)
afterAll(async () => {
  await api?.close()
  await small?.close()
})

const signIn = async (staffId = `anna-${tenantId}`, tenant = tenantId) =>
  cookieOf(await small.house.sessions.create(tenant, staffId))
const ask = async (headers?: Record<string, string>) => {
  const answer = await api.inject({
    url: `/api/cases/${caseId}/deadlines`,
    headers: headers ?? (await signIn()),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const listOf = async (): Promise<DeadlineFile[]> => (await ask()).body
const fileOf = async (id: string) => (await listOf()).find((one) => one.id === id)!
const change = async (id: string, how: string, payload: object, who?: Record<string, string>) => {
  const answer = await api.inject({
    method: 'POST',
    url: `/api/deadlines/${id}/${how}`,
    headers: { ...sameOrigin, ...(who ?? (await signIn())) },
    payload,
  })
  return { status: answer.statusCode, body: answer.json() }
}

const start = async (rule: string, facts: Record<string, string | number>): Promise<string> =>
  (await deadlines.start({ tenantId, rule, facts, occasion: randomUUID(), caseId })).deadlineId

/** A date that the law sets, for the same case. */
const startLegal = () =>
  start('event-period', {
    eventOn: today().toString(),
    count: 1,
    unit: 'months',
    endMovesBy: 'sgb-x',
  })
const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Europe/Berlin')

describe('the deadlines of a case', () => {
  it('come with explanation, law, warnings and their first version', async () => {
    const agreed = await fileOf(agreedId)

    expect(agreed).toMatchObject({
      title: 'Annahme durch die Stelle',
      kind: 'agreed',
      state: 'armed',
      law: 'Vereinbarung mit den Stellen',
      versions: [{ number: 1, change: 'started', reason: null, by: null }],
      suspensions: [],
      changes: ['rebase', 'move', 'suspend'],
      factDays: [{ name: 'startsOn' }],
    })
    expect(agreed.warnings).toHaveLength(2)
    expect(agreed.explanation.at(-1)!.day).toBe(agreed.dueOn)
  })

  it('set by law are refused to move, in words that say what to do instead', async () => {
    const id = await startLegal()

    const { status, body } = await change(id, 'move', { dueOn: '2099-01-05', reason: 'mehr Zeit' })

    expect([status, body.code]).toEqual([422, 'DEADLINE_LEGAL'])
    expect(body.detail).toBe(
      'Gesetzliche Fristen lassen sich nicht verschieben; korrigieren Sie stattdessen das auslösende Datum.',
    )
    expect((await fileOf(id)).changes).toEqual(['rebase', 'suspend'])
  })

  it('follow a corrected fact, and show both versions with person and reason', async () => {
    // given
    const id = await startLegal()
    const before = await fileOf(id)
    const facts = {
      ...before.versions[0]!.facts,
      eventOn: today().subtract({ days: 3 }).toString(),
    }

    // when
    const { status, body } = await change(id, 'rebase', { facts, reason: 'Umschlag lag bei' })

    // then
    const after = await fileOf(id)
    expect([status, after.dueOn]).toEqual([200, body.dueOn])
    expect(after.versions).toMatchObject([
      { number: 1, dueOn: before.dueOn },
      { number: 2, change: 'rebased', reason: 'Umschlag lag bei', by: 'anna of north', facts },
    ])
    const told = await small.db.withTenant(tenantId, async (tx) => {
      const { rows } = await tx.execute<{ facts: string }>(
        sql`select facts::text as facts from audit_entries
            where event = 'deadline.rebased' and facts->>'deadlineId' = ${id}`,
      )
      return rows[0]!.facts
    })
    expect(JSON.parse(told)).toMatchObject({ before: before.dueOn, dueOn: after.dueOn })
    expect(told).not.toContain('Umschlag')
  })

  it('name the fact that is wrong', async () => {
    const id = await startLegal()
    const facts = { eventOn: '2026-02-30', count: 1, unit: 'months', endMovesBy: 'sgb-x' }

    const { status, body } = await change(id, 'rebase', { facts, reason: 'falsch' })

    expect([status, body.code]).toEqual([400, 'DEADLINE_FACTS_INVALID'])
    expect(body.errors[0]).toMatchObject({ path: '/facts/eventOn' })
  })

  it('rest and go on, and are shown as resting meanwhile', async () => {
    // given
    const id = await startLegal()
    const pause = {
      from: today().toString(),
      basis: '§ 75 Satz 3 VwGO',
      reason: 'Unterlagen fehlen',
    }

    // when
    const suspended = await change(id, 'suspend', pause)
    const resting = await fileOf(id)
    const resumed = await change(id, 'resume', { on: today().toString() })
    const running = await fileOf(id)

    // then
    expect([suspended.status, resumed.status]).toEqual([200, 200])
    expect(resting).toMatchObject({ state: 'suspended', due: { state: 'resting' } })
    expect(resting.suspensions).toMatchObject([{ ...pause, to: null, by: 'anna of north' }])
    expect(running).toMatchObject({ state: 'armed', suspensions: [{ days: 0 }] })
  })

  it('take a citation as legal basis, no sentence about a person', async () => {
    const id = await startLegal()
    const basis = 'Frau Tekle ist krank'

    const { status } = await change(id, 'suspend', {
      from: today().toString(),
      basis,
      reason: 'Krankheit',
    })

    expect(status).toBe(400)
  })

  it('are no business of an agency, and none of another district', async () => {
    // given
    const [agent, lead, foreign] = await Promise.all([
      signIn('agent-north'),
      signIn('bert-north'),
      signIn('anna-south', 'south'),
    ])
    const move = { dueOn: '2099-01-05', reason: 'nein' }

    // when
    const statuses = await Promise.all(
      [agent, foreign].flatMap((who) => [ask(who), change(agreedId, 'move', move, who)]),
    )

    // then
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 404, 404])
    expect((await ask(lead)).status).toBe(200)
    expect((await fileOf(agreedId)).versions).toHaveLength(1)
  })
})
