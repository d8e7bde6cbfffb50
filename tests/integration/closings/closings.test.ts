import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openClosingHouse, tenantId } from './closing-house.ts'

let stand: Awaited<ReturnType<typeof openClosingHouse>>
beforeAll(async () => {
  stand = await openClosingHouse()
})
afterAll(() => stand?.close())

const facts = async (proceedingId: string) =>
  (await stand.house.proceedings.read(tenantId, proceedingId)).facts

describe('The end of a case', () => {
  it('closes the case with its reason and gives the closing the facts of its retention', async () => {
    // given
    const { caseId, proceedingId } = await stand.closing('goals-reached')
    const { closings, cases } = stand.house

    // when
    const closing = { caseId, proceedingId, reason: 'goals-reached' }
    const { closedOn } = await closings.close(tenantId, closing)
    const again = await closings.close(tenantId, closing)

    // then
    expect(again).toEqual({ closedOn })
    expect(await cases.read(tenantId, caseId)).toMatchObject({
      state: 'closed',
      closeReason: 'goals-reached',
    })
    expect(await facts(proceedingId)).toMatchObject({
      closedOn,
      fileKind: 'case',
      consentWithdrawn: false,
    })
    const events = await stand.journey.events({ caseId })
    expect(events.filter((event) => event === 'case.closed')).toHaveLength(1)
  })

  it('ends every consent, so that nothing leaves the house any more', async () => {
    // given
    const { caseId } = await stand.closing('goals-reached')
    const { closings, consents, cases, clock } = stand.house
    const { personId } = await cases.read(tenantId, caseId)
    const before = await consents.ofPerson(tenantId, personId)

    // when
    await closings.endConsents(tenantId, caseId)

    // then
    expect(before.some((row) => row.validUntil >= clock.today().toString())).toBe(true)
    for (const row of await consents.ofPerson(tenantId, personId)) {
      expect(row.validUntil < clock.today().toString()).toBe(true)
      expect(row.withdrawnAt).toBeNull()
    }
  })

  it('shows a restricted file to team lead and data protection only', async () => {
    // given
    const { caseId, contactId, proceedingId } = await stand.closing('consent-withdrawn')
    const { jana, tobias } = stand.journey.people
    const rooms = [
      ...['', '/timeline', '/deadlines', '/flow'].map((room) => `/api/cases/${caseId}${room}`),
      ...['', '/timeline', '/flow'].map((room) => `/api/contacts/${contactId}${room}`),
    ]

    // when
    await stand.house.closings.restrict(tenantId, caseId)

    // then
    for (const room of rooms) {
      const closed = await jana.get(room)
      expect([room, closed.status, closed.body.code]).toEqual([room, 403, 'CASE_RESTRICTED'])
      expect([room, (await tobias.get(room)).status]).toEqual([room, 200])
    }
    const outline = await jana.get(`/api/proceedings/${proceedingId}`)
    expect(outline.body).toMatchObject({ id: proceedingId, details: null, timeline: [], facts: [] })
  })

  it('erases by destroying the key of the person, once, and keeps numbers and codes', async () => {
    // given
    const { caseId, contactId, proceedingId } = await stand.closing('goals-reached')
    const { house, truth } = stand
    const { personId } = await house.cases.read(tenantId, caseId)
    await house.closings.close(tenantId, { caseId, proceedingId, reason: 'goals-reached' })

    // when
    await house.closings.erase(tenantId, { caseId, proceedingId })
    await house.closings.erase(tenantId, { caseId, proceedingId })

    // then
    const [person] = await truth.query('select wrapped_key, record from persons where id = $1', [
      personId,
    ])
    expect(person).toEqual({ wrapped_key: null, record: null })
    const sealed = await truth.query(
      `select (select count(*) from contacts where id = $1 and snapshot is not null)
        + (select count(*) from tasks where person_id = $2
           and (draft is not null or result is not null or reason is not null)) as left_over`,
      [contactId, personId],
    )
    expect(Number(sealed[0]?.left_over)).toBe(0)
    await expect(house.persons.readSeal(tenantId, personId)).rejects.toMatchObject({
      code: 'PERSON_ERASED',
    })
    expect(await house.cases.read(tenantId, caseId)).toMatchObject({
      state: 'erased',
      closeReason: 'goals-reached',
    })
    expect(await facts(proceedingId)).toMatchObject({
      erasedOn: house.clock.today().toString(),
    })
    const entries = await house.audit.readTimeline(tenantId, { caseId })
    expect(entries.filter(({ event }) => event === 'file.erased')).toHaveLength(1)
    expect(await house.audit.verify(tenantId)).toBeNull()
  })

  it('erases nothing while a legal hold stands, and goes on when it is lifted', async () => {
    // given
    const { caseId, proceedingId } = await stand.closing('goals-reached')
    const { closings, proceedings, cases } = stand.house
    await closings.close(tenantId, { caseId, proceedingId, reason: 'goals-reached' })
    await proceedings.hold(
      tenantId,
      proceedingId,
      { hold: true, reason: 'Beschwerde' },
      'jana-wierzbicki',
    )

    // when
    const blocked = closings.erase(tenantId, { caseId, proceedingId })

    // then
    await expect(blocked).rejects.toMatchObject({ kind: 'refused', code: 'ERASURE_BLOCKED' })
    expect((await cases.read(tenantId, caseId)).erasedAt).toBeNull()

    // when
    await closings.releaseHold(tenantId, proceedingId)
    await closings.erase(tenantId, { caseId, proceedingId })

    // then
    expect((await cases.read(tenantId, caseId)).erasedAt).not.toBeNull()
  })

  it('erases nothing while another proceeding of the person is under way', async () => {
    // given
    const { caseId, proceedingId } = await stand.closing('handed-over')
    const { closings, proceedings } = stand.house
    const { house } = stand
    const other = await house.proceedings.open(
      tenantId,
      crypto.randomUUID(),
      { kind: 'case-closure', caseId, values: {}, toEngine: {} },
      { staffId: 'jana-wierzbicki', organisationId: 'integration-centre' },
    )
    await closings.close(tenantId, { caseId, proceedingId, reason: 'handed-over' })

    // when
    const blocked = closings.erase(tenantId, { caseId, proceedingId })

    // then
    await expect(blocked).rejects.toMatchObject({ code: 'ERASURE_BLOCKED' })
    await proceedings.close(tenantId, other.proceedingId, 'reopened')
    await closings.erase(tenantId, { caseId, proceedingId })
  })

  it('opens a closed case again in the phase of monitoring', async () => {
    // given
    const { caseId, proceedingId } = await stand.closing('not-wanted')
    const { closings, cases } = stand.house
    await closings.close(tenantId, { caseId, proceedingId, reason: 'not-wanted' })

    // when
    await closings.reopen(tenantId, caseId)

    // then
    expect(await cases.read(tenantId, caseId)).toMatchObject({
      state: 'open',
      phase: 'monitoring',
      closeReason: null,
      closedAt: null,
    })
  })
})

describe('Structural findings', () => {
  it('add their observations to another finding once, however often the step runs', async () => {
    // given
    const small = await stand.recordFinding(2)
    const large = await stand.recordFinding(5)
    const { findings } = stand.house

    // when
    await findings.merge(tenantId, small.proceedingId, large.number)
    await findings.merge(tenantId, small.proceedingId, large.number)

    // then
    expect(await facts(large.proceedingId)).toMatchObject({ evidenceCount: 7, mergedCount: 1 })
    expect(await facts(small.proceedingId)).toMatchObject({ mergedInto: large.proceedingId })
  })

  it('refuse to merge with themselves or with a number that nobody has', async () => {
    // given
    const { proceedingId, number } = await stand.recordFinding(1)

    // when
    const tries = [number, 'SIM-1999-0001'].map((other) =>
      stand.house.findings.merge(tenantId, proceedingId, other),
    )

    // then
    for (const one of tries) await expect(one).rejects.toMatchObject({ code: 'CLUSTER_UNKNOWN' })
  })

  it('leave a number with the case they came from, and nothing that leads from one to the other', async () => {
    // given
    const { caseId } = await stand.journey.openCase()
    const { jana } = stand.journey.people

    // when
    const answer = await jana.post(
      `/api/cases/${caseId}/findings`,
      { values: finding },
      { 'idempotency-key': crypto.randomUUID() },
    )

    // then
    expect(answer.status).toBe(201)
    const row = await stand.house.proceedings.read(tenantId, answer.body.proceedingId)
    expect(row).toMatchObject({ caseId: null, personId: null })
    expect((await stand.house.cases.read(tenantId, caseId)).findings).toBe(1)
    const entries = await stand.house.audit.readTimeline(tenantId, { caseId })
    expect(JSON.stringify(entries)).not.toContain(row.id)
  })
})

const finding = {
  title: 'Kurs ohne Kinderbetreuung',
  kind: 'other',
  effect: 'Alleinerziehende können nicht teilnehmen.',
  topic: 'language',
  processStep: 'referral',
  authorityKind: 'provider',
  cause: 'resource',
  frequency: 'often',
  evidenceCount: 2,
  affectedGroup: 'Alleinerziehende',
  groupSize: 120,
  seriousSingleCase: false,
  namesPerson: false,
  urgency: 'normal',
}
