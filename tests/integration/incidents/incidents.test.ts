import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDb } from '../../../db/client.ts'
import { createClock } from '../../../services/clock.ts'
import { deployProcesses } from '../../../services/engine/deploy.ts'
import { workers } from '../../../services/workers/index.ts'
import { type GroundTruth, openGroundTruth } from '../../support/ground-truth.ts'
import { type Journey, jmd, openJourney, until } from '../../support/journey.ts'
import { connectWorld } from '../../support/world-control.ts'
import { chain } from '../engine/diagrams.ts'

const shared = inject('world')
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
let journey: Journey
let truth: GroundTruth

beforeAll(async () => {
  await connectWorld(shared).start('kimflow')
  journey = await openJourney(shared)
  truth = openGroundTruth(shared)
})
afterAll(() => truth?.close())

type Row = {
  incidentKey: string
  code: string
  elementTitle: string
  contactId: string | null
  caseId: string | null
}

const incidents = async (): Promise<Row[]> => {
  const { status, body } = await journey.people.tobias.get('/api/incidents')
  expect(status).toBe(200)
  return body
}
const incidentOf = (is: (row: Row) => boolean): Promise<Row> =>
  until('incident', async () => (await incidents()).find(is))
const retry = ({ incidentKey }: Row) =>
  journey.people.tobias.post(`/api/incidents/${incidentKey}/retry`)

/** A start of intake as nobody of ours would send it. */
const startIntake = (variables: Record<string, unknown>) =>
  truth.engine.publish({
    name: 'contact.received',
    correlationKey: randomUUID(),
    messageId: randomUUID(),
    ttlMs: 60_000,
    variables,
  })

describe('A step that fails for good', () => {
  it('is an incident that a person sees, mends and tries again, and the case goes on', async () => {
    // given
    const { tobias, jana } = journey.people
    const opened = await journey.openCase()
    const [referral] = await journey.chooseTargets(opened, [jmd], { consented: [] })
    if (!referral) throw new Error('No referral')
    const task = await journey.taskFor(referral, 'Einwilligung klären')
    const setAgency = (agency: string) =>
      truth.query(`update organisations set agency = $1 where id = $2`, [agency, jmd])
    await setAgency('nirgends')

    // when
    await journey.complete(task, { choice: 'given', evidence: 'written' })
    const incident = await incidentOf(({ caseId }) => caseId === opened.caseId)
    const shown = await journey.caseView(opened.caseId)
    const toCaseManager = await jana.get('/api/incidents')
    await setAgency('counselling')
    const retried = await retry(incident)

    // then
    expect(incident).toMatchObject({
      code: 'AGENCY_UNKNOWN',
      processTitle: 'Überleitung',
      elementTitle: 'Einwilligung festhalten',
    })
    expect(shown.incidents).toMatchObject([{ code: 'AGENCY_UNKNOWN' }])
    expect(shown.accountable).toContainEqual(
      expect.objectContaining({ step: 'incident', groupId: 'team-lead' }),
    )
    expect(toCaseManager.status).toBe(403)
    expect(retried.status).toBe(202)
    await journey.untilState(referral, 'delivered')
    await until('incident gone', async () =>
      (await incidents()).every(({ incidentKey }) => incidentKey !== incident.incidentKey),
    )
    expect(await journey.events(opened)).toContain('incident.retried')
    expect((await tobias.post('/api/incidents/1/retry')).status).toBe(404)
  })

  it('with a variable that does not fit says which, and none of its content', async () => {
    // given
    const before = new Set((await incidents()).map(({ incidentKey }) => incidentKey))

    // when
    const caseId = { name: 'Geheime Person' }
    await startIntake({ tenantId: 'ahrsiepen', contactId: randomUUID(), caseId })

    // then
    const incident = await incidentOf(({ incidentKey }) => !before.has(incidentKey))
    expect(incident).toMatchObject({ code: 'VARIABLES_INVALID', number: null })
    const [row] = await truth.query('select * from trace_incidents where incident_key = $1', [
      incident.incidentKey,
    ])
    expect(JSON.stringify(row)).not.toContain('Geheime')
  })

  it('about a contact that does not exist is listed beside the others', async () => {
    // given
    const contactId = randomUUID()

    // when
    await startIntake({ tenantId: 'ahrsiepen', contactId })

    // then
    const incident = await incidentOf((row) => row.contactId === contactId)
    expect(incident).toMatchObject({ code: 'SUBJECT_UNKNOWN', number: null })
  })

  it('in a diagram KIMflow never stored is listed under its ids', async () => {
    // given
    const strange = chain('strange', 'strange.begins', [
      { id: 'strange-step', type: 'contact.close' },
    ])
    await truth.engine.deploy([{ name: 'strange.bpmn', content: Buffer.from(strange) }])

    // when
    await truth.engine.publish({
      name: 'strange.begins',
      correlationKey: randomUUID(),
      messageId: randomUUID(),
      ttlMs: 60_000,
      variables: { tenantId: 'ahrsiepen' },
    })

    // then
    expect(await incidentOf((row) => row.elementTitle === 'strange-step')).toMatchObject({
      code: 'VARIABLES_INVALID',
      processTitle: 'strange',
    })
  })

  it('after a completion past KIMflow is an incident at its contact', async () => {
    // given
    const { contactId } = await journey.receiveContact()
    const task = await journey.taskFor({ contactId }, 'Erstgespräch dokumentieren')
    const [{ job_key }] = await truth.query('select job_key from tasks where id = $1', [task.id])

    // when
    await truth.engine.completeJob(job_key, { completedTaskId: randomUUID() })

    // then
    const incident = await incidentOf((row) => row.contactId === contactId)
    expect(incident).toMatchObject({ code: 'TASK_UNKNOWN' })
    const retried = await retry(incident)
    expect(retried.status).toBe(202)
    await incidentOf((row) => {
      return row.contactId === contactId && row.incidentKey !== incident.incidentKey
    })
  })

  it('of one district is not another one’s business', async () => {
    // given
    const contactId = randomUUID()
    await startIntake({ tenantId: 'nordhellen', contactId })

    // when
    await until('incident in nordhellen', async () => {
      const rows = await truth.query(
        `select 1 from trace_incidents n join trace_instances i using (instance_key)
         where i.tenant_id = 'nordhellen' and i.contact_id = $1`,
        [contactId],
      )
      return rows.length > 0
    })

    // then
    expect((await incidents()).filter((row) => row.contactId === contactId)).toEqual([])
  })
})

describe('A diagram that names a job type without a worker', () => {
  it('ends the start of KIMflow with the name of the job type', async () => {
    // given
    const db = createDb(shared.addresses.database, { poolSize: 2 })
    const served = workers.filter(({ type }) => type !== 'referral.send')
    const needs = { engine: truth.engine, db, clock: createClock(), log: quiet, workers: served }

    // when
    const start = deployProcesses(
      needs,
      fileURLToPath(new URL('../../../processes', import.meta.url)),
    )

    // then
    await expect(start).rejects.toThrow(/referral\.send/)
    await db.close()
  })
})
