import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OwnHouse, openOwnHouse, tenantId } from './own-house.ts'

let own: OwnHouse
beforeAll(async () => {
  own = await openOwnHouse()
})
afterAll(() => own.close())

const tellNames = async (lane: string) => (await own.told(lane)).map(({ name }) => name)

describe('A life event', () => {
  it('is told once to every process under way, with its day as a fact of each proceeding', async () => {
    // given a case with one proceeding that runs and one that is over
    const { contactId, caseId } = await own.openCase()
    const { proceedingId } = await own.openRegimeChange({ caseId })
    const over = await own.openRegimeChange({ caseId })
    await own.house.proceedings.close(tenantId, over.proceedingId, 'cancelled')
    const jana = await own.as('jana-wierzbicki')
    const post = () =>
      jana.post(
        `/api/cases/${caseId}/life-events`,
        { event: 'died', on: '2026-11-20', note: 'Die Schwester hat angerufen.' },
        { 'idempotency-key': `died-${caseId}` },
      )

    // when it is sent twice
    const [first, again] = [await post(), await post()]

    // then
    expect(first.status).toBe(201)
    expect(again.body).toEqual(first.body)
    for (const subject of [contactId, caseId, proceedingId]) {
      const told = (await own.told(subject)).filter(({ name }) => name === 'person.died')
      expect(told).toMatchObject([
        { correlationKey: subject, variables: { happenedOn: '2026-11-20' } },
      ])
    }
    expect(await tellNames(over.proceedingId)).not.toContain('person.died')
    const running = await own.house.proceedings.read(tenantId, proceedingId)
    expect(running.facts['diedOn']).toBe('2026-11-20')
  })

  it('cannot lie ahead, and nobody but case management takes a case over', async () => {
    // given
    const { caseId } = await own.openCase()
    const jana = await own.as('jana-wierzbicki')
    const post = (body: object) => jana.post(`/api/cases/${caseId}/life-events`, body)

    // when
    const ahead = await post({ event: 'moved', on: '2999-01-01' })
    const stranger = await post({
      event: 'transferred',
      on: '2026-11-20',
      toStaffId: 'rojda-yildiz',
    })

    // then
    expect(ahead).toMatchObject({ status: 400, body: { code: 'LIFE_EVENT_AHEAD' } })
    expect(stranger).toMatchObject({ status: 400, body: { code: 'COLLEAGUE_UNKNOWN' } })
    expect(await tellNames(caseId)).toEqual(['case.opened'])
  })

  it('hands the case and its claimed tasks to the colleague', async () => {
    // given a case whose task Jana has claimed
    const { caseId, contactId } = await own.openCase()
    await own.house.cases.adopt(tenantId, caseId, 'jana-wierzbicki')
    const { taskId } = await own.house.tasks.open(tenantId, {
      jobKey: String(Math.floor(Math.random() * 1e12)),
      elementInstanceKey: randomUUID(),
      instanceKey: randomUUID(),
      processId: 'support-plan',
      processVersion: 1,
      elementId: 'choose-targets',
      formId: 'referral-targets',
      groupId: 'case-management',
      contactId,
      caseId,
      referralId: null,
      proceedingId: null,
      dueOn: '2030-01-02',
    })
    const worker = { staffId: 'jana-wierzbicki', role: 'case-manager' }
    await own.house.tasks.claim(tenantId, taskId, worker)
    const jana = await own.as('jana-wierzbicki')
    const body = { event: 'transferred', on: '2026-11-20', toStaffId: 'derya-aksoy' }

    // when the life event is recorded and its step runs twice
    await jana.post(`/api/cases/${caseId}/life-events`, body)
    await own.house.tasks.handOver(tenantId, { caseId })
    await own.house.tasks.handOver(tenantId, { caseId })

    // then
    const adopted = await own.query(
      `select actor_id from audit_entries where event = 'case.adopted' and case_id = $1`,
      [caseId],
    )
    expect(adopted).toEqual([{ actor_id: 'jana-wierzbicki' }])
    expect((await own.house.cases.read(tenantId, caseId)).caseManagerId).toBe('derya-aksoy')
    expect((await own.house.tasks.read(tenantId, taskId)).assigneeId).toBe('derya-aksoy')
    const [{ times }] = await own.query(
      `select count(*)::int as times from audit_entries where event = 'task.handed-over' and task_id = $1`,
      [taskId],
    )
    expect(times).toBe(1)
    // what the engine is told names no colleague
    expect(JSON.stringify(await own.told(caseId))).not.toContain('derya')
  })
})

describe('A life event while a person is being taken in', () => {
  const post = async (contactId: string, body: object) =>
    (await own.as('jana-wierzbicki')).post(`/api/contacts/${contactId}/life-events`, body)

  it('is told to the intake under way, and stands in the timeline of the contact', async () => {
    // given
    const { contactId } = await own.receiveContact()
    const jana = await own.as('jana-wierzbicki')

    // when
    const answer = await post(contactId, { event: 'moved', on: '2026-11-20', note: 'Nach Essen.' })

    // then
    expect(answer.status).toBe(201)
    expect((await own.told(contactId)).at(-1)).toMatchObject({
      name: 'person.moved',
      correlationKey: contactId,
      variables: { happenedOn: '2026-11-20' },
    })
    const [row] = await own.query(
      'select case_id, contact_id, note from life_events where id = $1',
      [answer.body.lifeEventId],
    )
    expect(row).toMatchObject({ case_id: null, contact_id: contactId })
    expect(JSON.stringify(row.note)).not.toContain('Essen')
    const { body: timeline } = await jana.get(`/api/contacts/${contactId}/timeline`)
    expect(timeline.map(({ event }: { event: string }) => event)).toContain('person.moved')
  })

  it('hands the claimed tasks to the colleague, who keeps the case that comes of it', async () => {
    // given a contact whose first talk Jana has claimed
    const { contactId } = await own.receiveContact()
    const { taskId } = await own.house.tasks.open(tenantId, {
      jobKey: String(Math.floor(Math.random() * 1e12)),
      elementInstanceKey: randomUUID(),
      instanceKey: randomUUID(),
      processId: 'intake',
      processVersion: 1,
      elementId: 'document-first-talk',
      formId: 'intake-talk',
      groupId: 'case-management',
      contactId,
      caseId: null,
      referralId: null,
      proceedingId: null,
      dueOn: '2030-01-02',
    })
    const worker = { staffId: 'jana-wierzbicki', role: 'case-manager' }
    await own.house.tasks.claim(tenantId, taskId, worker)

    // when
    await post(contactId, { event: 'transferred', on: '2026-11-20', toStaffId: 'derya-aksoy' })
    await own.house.tasks.handOver(tenantId, { contactId })
    const { caseId } = await own.house.cases.open(tenantId, contactId)

    // then
    expect((await own.house.tasks.read(tenantId, taskId)).assigneeId).toBe('derya-aksoy')
    expect((await own.house.cases.read(tenantId, caseId)).caseManagerId).toBe('derya-aksoy')
    const { body } = await (await own.as('jana-wierzbicki')).get(`/api/contacts/${contactId}`)
    expect(body.caseManager.id).toBe('derya-aksoy')
  })

  it('is told of the case once there is one, and of nobody once the contact has ended', async () => {
    // given
    const opened = await own.openCase()
    const { contactId } = await own.receiveContact()
    await own.house.contacts.close(tenantId, contactId)

    // when
    const answers = [opened.contactId, contactId].map((id) =>
      post(id, { event: 'died', on: '2026-11-20' }),
    )

    // then
    for (const answer of await Promise.all(answers)) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'CONTACT_ENDED' } })
    }
  })
})

describe('A withdrawn consent', () => {
  it('is told to the proceedings that rest on it, and to no others', async () => {
    // given a regime change, whose notices rest on consent, and a closure, whose do not
    const { caseId, personId } = await own.openCase()
    const { proceedingId } = await own.openRegimeChange({ caseId })
    const consentId = await own.consentTo(personId, ['name'], 'jobcenter-ahrsiepen')
    const closure = randomUUID()
    await own.house.proceedings.open(
      tenantId,
      closure,
      { kind: 'case-closure', caseId, values: {}, toEngine: {} },
      { staffId: 'jana-wierzbicki', organisationId: 'integration-centre' },
    )

    // when
    await own.house.consents.withdraw(tenantId, consentId, { kind: 'staff', id: 'jana-wierzbicki' })
    await own.house.consents.withdraw(tenantId, consentId, { kind: 'staff', id: 'jana-wierzbicki' })

    // then
    expect(await tellNames(proceedingId)).toEqual(['status.changed', 'consent.withdrawn'])
    expect(await tellNames(closure)).toEqual(['closure.requested'])
    expect(await tellNames(caseId)).toEqual(['case.opened'])
  })
})
