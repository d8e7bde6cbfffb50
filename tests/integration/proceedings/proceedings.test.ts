import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, neighbour, type OwnHouse, openOwnHouse, tenantId } from './own-house.ts'

let own: OwnHouse
beforeAll(async () => {
  own = await openOwnHouse()
})
afterAll(() => own.close())

const finding = {
  title: canary.text,
  kind: 'discrimination',
  effect: canary.text,
  topic: 'housing',
  processStep: 'access',
  authorityKind: 'housing',
  cause: 'practice',
  frequency: 'often',
  evidenceCount: 3,
  affectedGroup: 'Geflüchtete Familien',
  groupSize: 120,
  seriousSingleCase: false,
  namesPerson: false,
  urgency: 'normal',
}
const openFinding = async (staffId = 'jana-wierzbicki', more: object = {}, key = randomUUID()) =>
  (await own.as(staffId)).post(
    '/api/proceedings',
    { kind: 'structural-finding', values: finding, ...more },
    { 'idempotency-key': key },
  )

/** A task of a proceeding, as the engine would have opened it, claimed by a colleague. */
async function openTask(
  proceedingId: string,
  caseId: string | null,
  groupId: string,
  formId: string,
) {
  const step = randomUUID()
  const { taskId } = await own.house.tasks.open(tenantId, {
    jobKey: String(Math.floor(Math.random() * 1e12)),
    elementInstanceKey: step,
    instanceKey: step,
    processId: 'structural-finding',
    processVersion: 1,
    elementId: 'check',
    formId,
    groupId,
    contactId: null,
    caseId,
    referralId: null,
    proceedingId,
    dueOn: '2030-01-02',
  })
  return taskId
}

describe('Opening a proceeding', () => {
  it('writes row, record and message at once, and a repeat of the request finds its own', async () => {
    // given
    const key = randomUUID()

    // when
    const [first, again] = [
      await openFinding('jana-wierzbicki', {}, key),
      await openFinding('jana-wierzbicki', {}, key),
    ]

    // then
    expect(first).toMatchObject({ status: 201 })
    expect(again.body).toEqual(first.body)
    const { proceedingId, number } = first.body
    expect(number).toMatch(/^SIM-\d{4}-\d{4}$/)
    expect(await own.recorded(proceedingId)).toEqual(['proceeding.opened'])
    expect(await own.told(proceedingId)).toMatchObject([
      {
        name: 'finding.recorded',
        correlationKey: proceedingId,
        variables: { tenantId, proceedingId, kind: 'discrimination', evidenceCount: 3 },
      },
    ])
  })

  it('checks the values of the start form field by field', async () => {
    // given a form without its number of cases
    const { evidenceCount: _, ...values } = finding

    // when
    const answer = await openFinding('jana-wierzbicki', { values })

    // then
    expect(answer).toMatchObject({ status: 422, body: { code: 'FORM_INVALID' } })
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(['/evidenceCount'])
  })

  it('is for those whose business it is, and about nobody where the contract says so', async () => {
    // given
    const { caseId } = await own.openCase()

    // when
    const byOfficer = await openFinding('martin-hollerbeck')
    const withCase = await openFinding('jana-wierzbicki', { caseId })
    const unknown = await openFinding('jana-wierzbicki', { kind: 'no-such-kind' })

    // then
    expect(byOfficer).toMatchObject({ status: 403, body: { code: 'PROCEEDING_OF_OTHERS' } })
    expect(withCase).toMatchObject({ status: 400, body: { code: 'CASE_NOT_ALLOWED' } })
    expect(unknown).toMatchObject({ status: 404 })
  })
})

describe('A completed task of a proceeding', () => {
  it('records its values in the same transaction: picked ones in the open, all of them sealed', async () => {
    // given
    const { proceedingId } = (await openFinding()).body
    const taskId = await openTask(proceedingId, null, 'coordination', 'finding-check')
    const henrike = await own.as('henrike-vossbeck')
    const { body: claimed } = await henrike.post(`/api/tasks/${taskId}/claim`, { rev: 1 })

    // when
    const values = { choice: 'anonymous', smallGroup: 'none', path: 'collect', reason: canary.text }
    const done = await henrike.post(`/api/tasks/${taskId}/completion`, { rev: claimed.rev, values })

    // then
    expect(done.status).toBe(200)
    const row = await own.house.proceedings.read(tenantId, proceedingId)
    expect(row.facts).toMatchObject({
      choice: 'anonymous',
      path: 'collect',
      kind: 'discrimination',
    })
    expect(row.facts).not.toHaveProperty('reason')
    expect(await own.house.proceedings.tryReadSealed(tenantId, row)).toMatchObject({
      reason: canary.text,
      title: canary.text,
    })
    const events = await own.recorded(proceedingId)
    expect(events.slice(-2)).toEqual(['proceeding.recorded', 'task.completed'])
  })

  it('forgets what a form no longer says', async () => {
    // given a path that was picked and then left open
    const { proceedingId } = (await openFinding()).body
    const henrike = await own.as('henrike-vossbeck')
    const check = async (values: object) => {
      const taskId = await openTask(proceedingId, null, 'coordination', 'finding-check')
      const { body } = await henrike.post(`/api/tasks/${taskId}/claim`, { rev: 1 })
      return henrike.post(`/api/tasks/${taskId}/completion`, { rev: body.rev, values })
    }
    await check({ choice: 'anonymous', smallGroup: 'none', path: 'fast' })

    // when
    await check({ choice: 'revise' })

    // then
    const { facts } = await own.house.proceedings.read(tenantId, proceedingId)
    expect(facts['choice']).toBe('revise')
    expect(facts).not.toHaveProperty('path')
  })
})

describe('The end of a proceeding', () => {
  it('ends its deadlines, tells whoever waits for it, and happens once', async () => {
    // given
    const { proceedingId, caseId } = await own.openRegimeChange()
    const { deadlineId } = await own.house.deadlines.start({
      tenantId,
      rule: 'acknowledgement-due',
      occasion: randomUUID(),
      facts: { startsOn: '2026-11-20' },
      caseId,
      proceedingId,
    })

    // when
    await own.house.proceedings.close(tenantId, proceedingId, 'gap-free')
    await own.house.proceedings.close(tenantId, proceedingId, 'cancelled')

    // then
    const row = await own.house.proceedings.read(tenantId, proceedingId)
    expect(row).toMatchObject({ state: 'closed', outcome: 'gap-free' })
    const [deadline] = await own.query('select state from deadlines where id = $1', [deadlineId])
    expect(deadline.state).toBe('cancelled')
    const names = (await own.told(proceedingId)).map(({ name, correlationKey }) => [
      name,
      correlationKey,
    ])
    expect(names).toEqual([
      ['status.changed', proceedingId],
      ['proceeding.closed', caseId],
    ])
    const events = await own.recorded(proceedingId)
    expect(events.filter((event) => event === 'proceeding.closed')).toHaveLength(1)
  })

  it('knows only the states and outcomes of its contract', async () => {
    // given
    const { proceedingId } = await own.openRegimeChange()

    // then
    await expect(
      own.house.proceedings.advance(tenantId, proceedingId, 'nowhere'),
    ).rejects.toMatchObject({ code: 'STATE_UNKNOWN' })
    await expect(
      own.house.proceedings.close(tenantId, proceedingId, 'perfect'),
    ).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' })
  })
})

describe('The record of a case', () => {
  it('calls the kind and the state of a proceeding what its contract calls them', async () => {
    // given
    const { proceedingId, caseId } = await own.openRegimeChange()
    await own.house.proceedings.advance(tenantId, proceedingId, 'filed')

    // when
    const jana = await own.as('jana-wierzbicki')
    const { body } = await jana.get(`/api/cases/${caseId}/timeline`)

    // then
    const advanced = body.find(({ event }: { event: string }) => event === 'proceeding.advanced')
    expect(advanced.facts).toMatchObject({
      kindTitle: 'Rechtskreiswechsel',
      stateTitle: 'Antrag gestellt',
    })
  })
})

describe('A long record', () => {
  it('is read in pages, each older than the one before, and nothing is left out', async () => {
    // given
    const { proceedingId, caseId } = await own.openRegimeChange()
    for (const state of ['informed', 'filed', 'handed-over', 'month-ended']) {
      await own.house.proceedings.advance(tenantId, proceedingId, state)
    }
    const jana = await own.as('jana-wierzbicki')
    const read = async (query: string): Promise<number[]> => {
      const { body } = await jana.get(`/api/cases/${caseId}/timeline${query}`)
      return body.map(({ seq }: { seq: number }) => seq)
    }
    const whole = await read('')

    // when
    const paged: number[] = []
    for (let page = await read('?size=2'); page.length > 0; ) {
      paged.push(...page)
      page = await read(`?size=2&before=${page.at(-1)}`)
    }

    // then
    expect(whole.length).toBeGreaterThan(4)
    expect(paged).toEqual(whole)
    expect((await jana.get(`/api/cases/${caseId}/timeline?before=0`)).status).toBe(400)
  })
})

describe('What a proceeding holds', () => {
  it('stays behind the wall of its district', async () => {
    // given
    const { proceedingId } = await own.openRegimeChange()
    const malik = await own.as('malik-toennies', neighbour)

    // when
    const read = await malik.get(`/api/proceedings/${proceedingId}`)
    const list = await malik.get('/api/proceedings')

    // then
    expect(read).toMatchObject({ status: 404, body: { code: 'PROCEEDING_UNKNOWN' } })
    expect(list.body).toEqual({ total: 0, rows: [] })
    await expect(own.house.proceedings.read(neighbour, proceedingId)).rejects.toMatchObject({
      kind: 'missing',
    })
  })

  it('bears names and free text nowhere in the open', async () => {
    // given everything the other tests wrote, and a view of it
    const { proceedingId } = await own.openRegimeChange()
    const view = await (await own.as('jana-wierzbicki')).get(`/api/proceedings/${proceedingId}`)
    expect(JSON.stringify(view.body)).toContain(canary.text)

    // when
    const tables = await own.query(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const rows = await Promise.all(
      tables.map(({ name }) => own.query(`select t::text as row from ${name} t`)),
    )
    const open = JSON.stringify(rows) + own.lines.join('\n')

    // then
    for (const word of Object.values(canary)) expect(open).not.toContain(word)
  })
})
