import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handOver } from '../../../services/dispatches/hand-over.ts'
import { readReferralContent } from '../../../services/dispatches/referral-content.ts'
import { canary, type OwnHouse, openOwnHouse, tenantId } from '../proceedings/own-house.ts'

const mbe = 'mbe-brueckenhaus'
const jobcenter = 'jobcenter-ahrsiepen'
const jana = { kind: 'staff', id: 'jana-wierzbicki' } as const
const by = { staffId: jana.id, organisationId: 'integration-centre' }

type File = Awaited<ReturnType<typeof openFile>>
let own: OwnHouse
/** one whose person was erased, and a neighbour in every list */
let gone: File
let kept: File

beforeAll(async () => {
  own = await openOwnHouse()
  gone = await openFile()
  kept = await openFile()
  await erase(gone)
})
afterAll(() => own?.close())

/** A case with a referral in an inbox, a notice at an authority, a task and a deadline. */
async function openFile() {
  const { house } = own
  const file = await own.openCase()
  const dispatchId = await refer(file.caseId)
  const { proceedingId } = await own.openRegimeChange(file)
  await own.consentTo(file.personId, ['name', 'birth-date', 'contact', 'language'], jobcenter)
  const { noticeId } = await house.notices.send(tenantId, {
    proceedingId,
    notice: 'application.filed',
    occasion: randomUUID(),
  })
  const { taskId } = await house.tasks.open(tenantId, {
    jobKey: String(Date.now()) + Math.floor(Math.random() * 1e6),
    elementInstanceKey: randomUUID(),
    instanceKey: '1',
    processId: 'regime-change',
    processVersion: 1,
    elementId: 'check-handover',
    formId: 'intake-talk',
    groupId: 'case-management',
    ...file,
    referralId: null,
    proceedingId,
    dueOn: '2026-12-01',
  })
  await house.deadlines.start({
    tenantId,
    rule: 'age-majority',
    occasion: randomUUID(),
    ...file,
    facts: { bornOn: '1994-05-01' },
  })
  return { ...file, dispatchId, proceedingId, noticeId, taskId }
}

async function refer(caseId: string): Promise<string> {
  const { house } = own
  const [referralId = ''] = await house.referrals.plan(tenantId, caseId, {
    taskId: randomUUID(),
    staffId: jana.id,
    targets: [mbe],
    consented: [mbe],
    confidentialityRelease: true,
    request: { topics: ['german'], appointmentWish: 'vormittags', message: canary.text },
  })
  await house.referrals.checkBasis(tenantId, referralId)
  const referral = await house.referrals.read(tenantId, referralId)
  const known = await readReferralContent(house, tenantId, referral)
  const { content, sent } = house.agencies.prepare('counselling', known)
  const occasion = { id: randomUUID(), isLastTry: false }
  await handOver(house, tenantId, referral, occasion, {
    kind: 'referral',
    content,
    dataCategories: sent,
    call: (target, id, part) => house.agencies.send(tenantId, target, id, part),
  })
  const [dispatch] = await house.dispatches.ofReferrals(tenantId, [referralId])
  const source = { organisationId: mbe, actor: { kind: 'staff', id: 'rojda-yildiz' } as const }
  await house.dispatches.acknowledge(tenantId, source, {
    answerId: randomUUID(),
    dispatchId: dispatch?.id ?? '',
    verdict: 'rejected',
    reason: 'no-places',
    text: canary.text,
    answeredAt: house.clock.now().toString(),
  })
  await house.referrals.close(tenantId, referralId, 'rejected')
  return dispatch?.id ?? ''
}

async function erase({ caseId, proceedingId, contactId }: File): Promise<void> {
  const { proceedings, closings } = own.house
  await proceedings.close(tenantId, proceedingId, 'gap-free')
  await own.query('update proceedings set closed_at = now() where contact_id = $1', [contactId])
  const opened = { kind: 'case-closure', caseId, values: {}, toEngine: {} }
  const closing = await proceedings.open(tenantId, randomUUID(), opened, by)
  const end = { caseId, proceedingId: closing.proceedingId }
  await closings.close(tenantId, { ...end, reason: 'goals-reached' })
  await closings.erase(tenantId, end)
}

const ok = async (staffId: string, path: string) => {
  const answer = await (await own.as(staffId)).get(path)
  expect([path, answer.status, answer.body.code]).toEqual([path, 200, undefined])
  expect(JSON.stringify(answer.body).split(canary.familyName).length - 1).toBeLessThanOrEqual(1)
  return answer.body
}
const nobody = { givenName: '', familyName: '' }

describe('Once a person was erased', () => {
  it('the agency’s inbox still shows everybody else, and of that one the number and the days', async () => {
    // when
    const { rows, counts } = await ok('rojda-yildiz', '/api/inbox?folder=rejected')
    const row = rows.find((one: { dispatchId: string }) => one.dispatchId === gone.dispatchId)
    const other = rows.find((one: { dispatchId: string }) => one.dispatchId === kept.dispatchId)

    // then
    expect(counts).toEqual({ new: 0, 'in-progress': 0, answered: 0, rejected: 2 })
    expect(other.personName).toBe(`${canary.givenName} ${canary.familyName}`)
    expect(row).toMatchObject({ personName: null, topics: [], state: 'rejected' })
    const item = await ok('rojda-yildiz', `/api/inbox/${gone.dispatchId}`)
    expect(item).toMatchObject({ personName: null, person: null, messages: [], fileNumber: null })
  })

  it('the notices of an authority do the same', async () => {
    const { rows, counts } = await ok('lars-petersen', '/api/notices?folder=open')
    expect(counts).toEqual({ open: 1, done: 1 })
    expect(rows).toHaveLength(1)
    const done = await ok('lars-petersen', '/api/notices?folder=done')
    expect(done.rows).toMatchObject([{ id: gone.noticeId, personName: null, erased: true }])
    expect(await ok('lars-petersen', `/api/notices/${gone.noticeId}`)).toMatchObject({
      person: null,
      facts: [],
      erased: true,
    })
  })

  it('every list of case management still opens, with a row without a name', async () => {
    const { number } = await own.house.cases.read(tenantId, gone.caseId)
    const lists = [
      '/api/cases?size=100',
      '/api/contacts?size=100',
      '/api/proceedings?size=100',
      `/api/search?q=${number}`,
      '/api/tasks?view=all',
      '/api/tasks?view=group',
    ]
    for (const path of lists) {
      const { status, body } = await (await own.as('tobias-henning')).get(path)
      expect([path, status]).toEqual([path, 200])
      const rows = (body.rows ?? body) as { person: { givenName: string } | null }[]
      expect([path, rows.some(({ person }) => person?.givenName === '')]).toEqual([path, true])
    }
  })

  it('the file stays readable as numbers, days and codes, for those who may look', async () => {
    for (const staffId of ['tobias-henning', 'jana-wierzbicki']) {
      const file = await ok(staffId, `/api/cases/${gone.caseId}`)
      expect(file).toMatchObject({ state: 'erased', person: { ...nobody, birthDate: null } })
      expect(file.referrals).toMatchObject([{ state: 'rejected', topics: [], answerText: null }])
      await ok(staffId, `/api/cases/${gone.caseId}/timeline`)
      await ok(staffId, `/api/cases/${gone.caseId}/deadlines`)
      await ok(staffId, `/api/cases/${gone.caseId}/flow`)
      const contact = await ok(staffId, `/api/contacts/${gone.contactId}`)
      expect(contact).toMatchObject({ person: nobody, topics: [], message: null })
      await ok(staffId, `/api/contacts/${gone.contactId}/timeline`)
      const proceeding = await ok(staffId, `/api/proceedings/${gone.proceedingId}`)
      expect(proceeding).toMatchObject({ person: nobody, details: [], computedDates: [] })
      await ok(staffId, `/api/tasks/${gone.taskId}`)
    }
  })

  it('nothing new can be written about them, which is said and no fault of ours', async () => {
    const person = await own.as(jana.id)
    const key = { 'idempotency-key': randomUUID() }
    const asked = [
      [`/api/cases/${gone.caseId}/referral-plans`, undefined],
      [`/api/cases/${gone.caseId}/reopening`, undefined],
      [`/api/cases/${gone.caseId}/life-events`, { event: 'moved', on: '2026-11-20' }],
    ] as const
    for (const [path, body] of asked) {
      const { status } = await person.post(path, body, key)
      expect([path, status]).toEqual([path, path.endsWith('reopening') ? 409 : 404])
    }
  })

  it('no explanation of a date says any more what it was counted from', async () => {
    const rows = await own.query(
      `select explanation from deadlines where case_id = $1
       union all select v.explanation from deadline_versions v
         join deadlines d on d.tenant_id = v.tenant_id and d.id = v.deadline_id
         where d.case_id = $1`,
      [gone.caseId],
    )
    expect(rows.length).toBeGreaterThan(1)
    for (const { explanation } of rows) expect(explanation).toEqual([])
  })
})

describe('A long inbox', () => {
  it('is read in pages with a few queries, however long it is', async () => {
    // given
    for (let count = 0; count < 5; count += 1) await refer(kept.caseId)
    const rojda = await own.as('rojda-yildiz')

    // when
    const first = await rojda.get('/api/inbox?folder=rejected&page=1&size=3')
    const second = await rojda.get('/api/inbox?folder=rejected&page=2&size=3')
    const beyond = await rojda.get('/api/inbox?folder=rejected&page=9&size=3')

    // then
    const ids = [...first.body.rows, ...second.body.rows].map(({ dispatchId }) => dispatchId)
    expect(new Set(ids).size).toBe(6)
    expect(first.body).toMatchObject({ page: 1, size: 3, counts: { rejected: 7 } })
    expect(beyond.body.rows).toEqual([])
  })
})
