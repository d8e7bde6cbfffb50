import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openContent } from '../../../services/notices/notices.ts'
import { canary, type OwnHouse, openOwnHouse, tenantId } from '../proceedings/own-house.ts'

const jobcenter = 'jobcenter-ahrsiepen'
const lars = { organisationId: jobcenter, staffId: 'lars-petersen' }
const all = ['name', 'birth-date', 'contact', 'language']
let own: OwnHouse

beforeAll(async () => {
  own = await openOwnHouse()
})
afterAll(() => own.close())

/** A regime change whose person consented, with its application at the Jobcenter. */
async function file() {
  const { caseId, personId } = await own.openCase()
  const { proceedingId } = await own.openRegimeChange({ caseId })
  const consentId = await own.consentTo(personId, all, jobcenter)
  const sent = { proceedingId, notice: 'application.filed', occasion: randomUUID() }
  const { noticeId } = await own.house.notices.send(tenantId, sent)
  return { caseId, personId, proceedingId, consentId, noticeId, sent }
}
const rowOf = async (noticeId: string) =>
  (await own.query('select * from notices where id = $1', [noticeId]))[0]
const answer = (noticeId: string, more: object = {}, by = lars) =>
  own.house.notices.answer(tenantId, noticeId, by, {
    answerId: randomUUID(),
    answer: 'received',
    facts: { applicationReceivedOn: '2026-11-20' },
    ...more,
  })

describe('Sending a notice', () => {
  it('needs a consent that names recipient, purpose and every category, and leaves nothing without', async () => {
    // given a consent that covers too little
    const { caseId, personId } = await own.openCase()
    const { proceedingId } = await own.openRegimeChange({ caseId })
    await own.consentTo(personId, ['name'], jobcenter)

    // when
    const sent = own.house.notices.send(tenantId, {
      proceedingId,
      notice: 'application.filed',
      occasion: randomUUID(),
    })

    // then
    await expect(sent).rejects.toMatchObject({ kind: 'refused', code: 'CONSENT_MISSING' })
    expect(await own.house.notices.ofProceeding(tenantId, proceedingId)).toEqual([])
    expect(await own.recorded(proceedingId)).toEqual(['proceeding.opened'])
  })

  it('happens once per step, and its content is what the categories and named facts say', async () => {
    // given
    const { noticeId, sent, proceedingId, personId, consentId } = await file()

    // when the step is repeated
    const again = await own.house.notices.send(tenantId, sent)

    // then
    expect(again.noticeId).toBe(noticeId)
    const [notice] = await own.house.notices.ofProceeding(tenantId, proceedingId)
    expect(notice).toMatchObject({
      state: 'sent',
      consentId,
      statute: null,
      recipientId: jobcenter,
    })
    const seal = await own.house.persons.readSealFor(tenantId, { personId, proceedingId })
    const content = openContent(seal, notice as never)
    expect(content.person).toMatchObject({ familyName: canary.familyName, birthDate: '1994-05-01' })
    expect(content.facts).toEqual({})
    expect(JSON.stringify(content)).not.toContain(canary.text)
    expect(await own.recorded(proceedingId)).toEqual(['proceeding.opened', 'notice.sent'])
  })

  it('is refused by a code of its own where nobody of that kind takes notices', async () => {
    // given
    const { caseId, personId } = await own.openCase()
    const { proceedingId } = await own.openRegimeChange({ caseId })
    await own.consentTo(personId, all, jobcenter)
    await own.query('update organisations set active = false where id = $1', [jobcenter])

    // when
    const sent = own.house.notices
      .send(tenantId, { proceedingId, notice: 'application.filed', occasion: randomUUID() })
      .finally(() => own.query('update organisations set active = true where id = $1', [jobcenter]))

    // then
    await expect(sent).rejects.toMatchObject({ kind: 'refused', code: 'RECIPIENT_MISSING' })
  })
})

describe('An answer', () => {
  it('moves the notice, becomes facts and tells the process, in one transaction', async () => {
    // given
    const { noticeId, proceedingId } = await file()

    // when
    const effect = await answer(noticeId, {
      facts: { applicationReceivedOn: '2026-11-21' },
      text: canary.text,
    })

    // then
    expect(effect).toBe('applied')
    expect((await rowOf(noticeId)).state).toBe('answered')
    const { facts } = await own.house.proceedings.read(tenantId, proceedingId)
    expect(facts).toMatchObject({ applicationReceivedOn: '2026-11-21' })
    expect((await own.told(proceedingId)).at(-1)).toEqual({
      kind: 'publish-message',
      name: 'notice.answered',
      correlationKey: noticeId,
      variables: { answer: 'received', applicationReceivedOn: '2026-11-21' },
    })
    expect((await own.recorded(proceedingId)).at(-1)).toBe('notice.answered')
  })

  it('given twice has one effect, and another one under the same id is refused', async () => {
    // given
    const { noticeId, proceedingId } = await file()
    const answerId = randomUUID()

    // when
    const both = await Promise.all([answer(noticeId, { answerId }), answer(noticeId, { answerId })])

    // then
    expect(both.sort()).toEqual(['applied', 'repeated'])
    expect((await own.told(proceedingId)).map(({ name }) => name)).toEqual([
      'status.changed',
      'notice.answered',
    ])
    await expect(answer(noticeId, { answerId, answer: 'refused' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'ANSWER_ID_REUSED',
    })
  })

  it('after the end is kept without effect', async () => {
    // given a proceeding that closed with its notice unanswered
    const { noticeId, proceedingId } = await file()
    await own.house.proceedings.close(tenantId, proceedingId, 'cancelled')
    const before = await own.told(proceedingId)

    // when
    const effect = await answer(noticeId)

    // then
    expect(effect).toBe('superseded')
    expect((await rowOf(noticeId)).state).toBe('withdrawn')
    expect(await own.told(proceedingId)).toEqual(before)
  })

  it('of another organisation finds nothing, and one the contract does not know is refused', async () => {
    // given
    const { noticeId } = await file()

    // when
    const foreign = answer(noticeId, {}, { organisationId: 'mbe-brueckenhaus', staffId: 'x' })

    // then
    await expect(foreign).rejects.toMatchObject({ kind: 'missing', code: 'NOTICE_UNKNOWN' })
    await expect(answer(noticeId, { answer: 'perhaps' })).rejects.toMatchObject({
      code: 'ANSWER_UNKNOWN',
    })
    await expect(
      answer(noticeId, { facts: { applicationReceivedOn: 'bald' } }),
    ).rejects.toMatchObject({ code: 'ANSWER_FACTS_INVALID' })
    await expect(answer(noticeId, { facts: {} })).rejects.toMatchObject({
      code: 'ANSWER_FACTS_INVALID',
    })
    await expect(answer(noticeId, { facts: { outcome: 'good' } })).rejects.toMatchObject({
      code: 'ANSWER_FACTS_INVALID',
    })
    expect((await rowOf(noticeId)).state).toBe('sent')
  })
})

describe('A reminder', () => {
  it('reminds once per step and never about what was answered', async () => {
    // given
    const { noticeId, proceedingId } = await file()

    // when
    await own.house.notices.remind(tenantId, noticeId, 'step-1')
    await own.house.notices.remind(tenantId, noticeId, 'step-1')
    await answer(noticeId)
    await own.house.notices.remind(tenantId, noticeId, 'step-2')

    // then
    expect((await rowOf(noticeId)).reminders).toBe(1)
    const events = await own.recorded(proceedingId)
    expect(events.filter((event) => event === 'notice.reminded')).toHaveLength(1)
  })
})

describe('The inbox of the receiver', () => {
  it('shows his own notices with what was sent, marks them as read, and takes the answer', async () => {
    // given
    const { noticeId, proceedingId } = await file()
    const officer = await own.as('lars-petersen')
    const stranger = await own.as('rojda-yildiz')

    // when
    const list = await officer.get('/api/notices?folder=open')
    const item = await officer.get(`/api/notices/${noticeId}`)
    const foreign = await stranger.get(`/api/notices/${noticeId}`)
    const facts = { applicationReceivedOn: '2026-11-20' }
    const body = { answerId: randomUUID(), answer: 'received', facts }
    const done = await officer.post(`/api/notices/${noticeId}/answers`, body)
    const late = await stranger.post(`/api/notices/${noticeId}/answers`, body)

    // then
    expect(list.body.rows.find(({ id }: { id: string }) => id === noticeId)).toMatchObject({
      title: 'Kurzantrag auf Leistungen nach SGB II',
      personName: `${canary.givenName} ${canary.familyName}`,
      unread: true,
      awaitsAnswer: true,
    })
    expect(item.body).toMatchObject({
      unread: false,
      person: { familyName: canary.familyName, languages: ['ti'] },
      possibleAnswers: expect.arrayContaining([{ code: 'received', title: 'Eingegangen' }]),
      answerFields: [
        {
          name: 'applicationReceivedOn',
          kind: 'date',
          required: false,
          neededFor: ['received'],
        },
      ],
    })
    expect([foreign.status, late.status]).toEqual([404, 404])
    expect(done).toMatchObject({ status: 202, body: { effect: 'applied' } })
    const view = await (await own.as('jana-wierzbicki')).get(`/api/proceedings/${proceedingId}`)
    expect(view.body.notices).toMatchObject([
      {
        id: noticeId,
        state: 'answered',
        answer: { title: 'Eingegangen' },
        answeredBy: 'Lars Petersen',
      },
    ])
  })
})
