import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, type OwnHouse, openOwnHouse, tenantId } from './own-house.ts'

const office = 'einbuergerung-ahrsiepen'
let own: OwnHouse
let caseId: string
/** at the nationality authority, for a person with a case and for one without */
let withCase: string
let without: string

beforeAll(async () => {
  own = await openOwnHouse()
  ;({ caseId } = await own.openCase())
  const toEngine = { applicationDate: '2026-11-02' }
  const by = { staffId: 'martin-hollerbeck', organisationId: office }
  withCase = randomUUID()
  without = randomUUID()
  const opened = { kind: 'naturalisation', toEngine }
  await own.house.proceedings.open(tenantId, withCase, { ...opened, caseId, values: toEngine }, by)
  const values = { ...toEngine, ...canary, birthDate: '1990-02-03' }
  await own.house.proceedings.open(tenantId, without, { ...opened, values }, by)
})
afterAll(() => own.close())

const seen = async (staffId: string) => {
  const person = await own.as(staffId)
  const { body } = await person.get('/api/proceedings?kind=naturalisation')
  return body.rows.map(({ id }: { id: string }) => id).sort()
}

describe('Purpose separation', () => {
  it('shows an officer what his own organisation runs, and no file of case management', async () => {
    // given
    const martin = await own.as('martin-hollerbeck')

    // then
    expect(await seen('martin-hollerbeck')).toEqual([withCase, without].sort())
    const view = await martin.get(`/api/proceedings/${without}`)
    expect(view).toMatchObject({
      status: 200,
      body: { person: { familyName: canary.familyName }, organisation: { id: office } },
    })
    for (const path of [
      `/api/cases/${caseId}`,
      '/api/cases',
      `/api/search?q=AHR`,
      '/api/contacts',
    ]) {
      expect([path, (await martin.get(path)).status]).toEqual([path, 403])
    }
  })

  it('shows officers of other organisations nothing of it', async () => {
    // given
    const ayse = await own.as('ayse-demirtas')

    // then
    expect(await seen('ayse-demirtas')).toEqual([])
    expect((await ayse.get(`/api/proceedings/${withCase}`)).status).toBe(404)
    const hold = { hold: true, reason: 'Klage ist anhängig.' }
    expect((await ayse.post(`/api/proceedings/${withCase}/hold`, hold)).status).toBe(404)
  })

  it('shows case management that one runs for its case, and not what is in it', async () => {
    // given
    const jana = await own.as('jana-wierzbicki')

    // when
    const view = await jana.get(`/api/proceedings/${withCase}`)
    const file = await jana.get(`/api/cases/${caseId}`)

    // then
    expect(await seen('jana-wierzbicki')).toEqual([withCase])
    expect((await jana.get(`/api/proceedings/${without}`)).status).toBe(404)
    expect(view.body).toMatchObject({ facts: [], details: null, notices: [], timeline: [] })
    expect(file.body.proceedings).toContainEqual(
      expect.objectContaining({ id: withCase, title: 'Einbürgerung' }),
    )
  })

  it('shows tasks to their own group only', async () => {
    // given a task of the authority in a proceeding that has a case
    const { taskId } = await own.house.tasks.open(tenantId, {
      jobKey: String(Math.floor(Math.random() * 1e12)),
      elementInstanceKey: randomUUID(),
      instanceKey: randomUUID(),
      processId: 'naturalisation',
      processVersion: 1,
      elementId: 'check-identity',
      formId: 'consent',
      groupId: 'nationality-authority',
      contactId: null,
      caseId,
      referralId: null,
      proceedingId: withCase,
      dueOn: '2030-01-02',
    })
    const claim = async (staffId: string) =>
      (await own.as(staffId)).post(`/api/tasks/${taskId}/claim`, { rev: 1 })

    // then
    for (const staffId of ['jana-wierzbicki', 'ayse-demirtas', 'henrike-vossbeck']) {
      expect((await (await own.as(staffId)).get(`/api/tasks/${taskId}`)).status).toBe(404)
      expect((await claim(staffId)).status).toBe(403)
    }
    const file = await (await own.as('jana-wierzbicki')).get(`/api/cases/${caseId}`)
    const steps = file.body.accountable.map(({ step }: { step: string }) => step)
    expect(steps).not.toContain('task')
    expect((await claim('martin-hollerbeck')).status).toBe(200)
    expect((await own.house.cases.read(tenantId, caseId)).caseManagerId).toBeNull()
  })

  it('lets only data protection and the team lead of its own body place a hold', async () => {
    // given
    const { proceedingId } = await own.openRegimeChange()
    const hold = async (staffId: string, id: string) => {
      const body = { hold: true, reason: 'Beschwerde ist noch offen.' }
      return (await (await own.as(staffId)).post(`/api/proceedings/${id}/hold`, body)).status
    }

    // then
    expect(await hold('jana-wierzbicki', proceedingId)).toBe(403)
    expect(await hold('tobias-henning', withCase)).toBe(403)
    expect(await hold('tobias-henning', proceedingId)).toBe(200)
    expect(await hold('ulrike-sandkamp', withCase)).toBe(200)
    expect((await own.recorded(proceedingId)).at(-1)).toBe('proceeding.held')
    expect((await own.told(proceedingId)).at(-1)).toMatchObject({ name: 'hold.placed' })
  })
})
