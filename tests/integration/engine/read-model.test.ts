import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diagrams } from '../../../db/schema/traces.ts'
import { startProjector } from '../../../services/engine/project-stream.ts'
import { serveWorkers } from '../../../services/engine/serve-workers.ts'
import { defect } from '../../../services/failure.ts'
import type { EngineRecord } from '../../../services/traces/records.ts'
import { addresses } from './addresses.ts'
import { chain } from './diagrams.ts'
import { eventually, fresh, openStand, start, testWorker } from './stand.ts'

const stand = openStand()
const { engine, house, log, traces, db } = stand

const message = fresh('traced')
const processId = fresh('trace')
const [stepType, talkType] = [fresh('step'), fresh('talk')]
const failing = new Set<string>()
const talks = new Map<string, { jobKey: string; instanceKey: string }>()
const seen: EngineRecord[] = []

const Case = Type.Object({ caseId: Type.String() })
const workers = serveWorkers(
  engine,
  [
    testWorker(stepType, Case, Type.Object({}), async ({ caseId }) => {
      if (failing.has(String(caseId))) throw defect('STEP_BROKEN', 'Canary Müller must not be kept')
      return {}
    }),
    testWorker(
      talkType,
      Case,
      Type.Object({}),
      async ({ caseId }, job) => {
        talks.set(String(caseId), { jobKey: job.key, instanceKey: job.instanceKey })
        return {}
      },
      { parks: true },
    ),
  ],
  house,
  { log },
)
// Beside the projector of a running house: both are consumers of one group and share the records.
const projector = startProjector({
  redisUrl: addresses.exporter(),
  consumer: fresh('test'),
  log,
  async onRecords(records) {
    seen.push(...records)
    await traces.apply(records)
  },
})

const begin = async (caseId: string = randomUUID()) => {
  await start(engine, message, { tenantId: 'ahrsiepen', caseId, secret: 'Canary Schmidt' })
  return caseId
}
const flowOf = (caseId: string) =>
  eventually(async () => (await traces.readFlows('ahrsiepen', { caseId }))[0], 'the flow is linked')
const talkOf = (caseId: string) => eventually(() => talks.get(caseId), 'the talk is open')

beforeAll(async () => {
  await engine.ready(30_000)
  const bpmn = chain(processId, message, [
    { id: 'step', type: stepType },
    { id: 'talk', type: talkType },
  ])
  const files = [{ name: `${processId}.bpmn`, content: Buffer.from(bpmn) }]
  const [deployed] = await engine.deploy(files)
  const definitionKey = deployed?.key ?? ''
  const deployedAt = stand.clock.now().toString()
  await db.shared
    .insert(diagrams)
    .values({ processId, version: 1, definitionKey, bpmn, deployedAt })
})

afterAll(async () => {
  await workers.close(3_000)
  await projector.close()
  await stand.close()
})

describe('the read model of the exported stream', () => {
  it('shows where a case stands on its own diagram, and where it has been', async () => {
    // given
    const caseId = await begin()
    const { instanceKey } = await flowOf(caseId)
    // when
    const flow = await eventually(async () => {
      const read = await traces.readFlow('ahrsiepen', instanceKey)
      return read.elements.some(({ elementId }) => elementId === 'talk') && read
    }, 'the talk is projected')
    // then
    const states = flow.elements.map(({ elementId, state }) => `${elementId} ${state}`)
    expect(states).toContain('step completed')
    expect(states).toContain('talk active')
    expect(flow.takenFlows).toEqual(expect.arrayContaining(['start-to-step', 'step-to-talk']))
    expect(flow.bpmn).toContain(processId)
    expect(flow.instance).toMatchObject({ state: 'active', caseId, processVersion: 1 })
    expect(Temporal.Instant.from(flow.instance.startedAt)).toBeInstanceOf(Temporal.Instant)
    const other = traces.readFlow('nordhellen', instanceKey)
    await expect(other).rejects.toMatchObject({ kind: 'missing', code: 'FLOW_MISSING' })
  })

  it('ends the flow when the last step is done', async () => {
    // given
    const caseId = await begin()
    const talk = await talkOf(caseId)
    // when
    await engine.completeJob(talk.jobKey, {})
    // then
    await eventually(async () => (await flowOf(caseId)).state === 'completed', 'the flow ended')
  })

  it('shows a cancelled instance as terminated', async () => {
    // given
    const caseId = await begin()
    const talk = await talkOf(caseId)
    // when
    await engine.cancelInstance(talk.instanceKey)
    // then
    await eventually(async () => (await flowOf(caseId)).state === 'terminated', 'the flow ended')
  })

  it('shows an incident with its code only, and forgets it when it is resolved', async () => {
    // given
    const caseId = randomUUID()
    failing.add(caseId)
    await begin(caseId)
    const ofTenant = async (tenantId: string) =>
      (await traces.openIncidents(tenantId)).find((incident) => incident.caseId === caseId)
    // when
    const incident = await eventually(() => ofTenant('ahrsiepen'), 'the incident')
    // then
    expect(incident).toMatchObject({ code: 'STEP_BROKEN', elementId: 'step', processId })
    expect(JSON.stringify(incident)).not.toContain('Canary')
    expect(await ofTenant('nordhellen')).toBeUndefined()
    failing.delete(caseId)
    await engine.retryIncident({ ...incident, retries: 3 })
    await eventually(async () => (await ofTenant('ahrsiepen')) === undefined, 'it is resolved')
    await talkOf(caseId)
  })

  it('does not go backwards when the broker exports its past again', async () => {
    // given
    const caseId = await begin()
    const talk = await talkOf(caseId)
    await engine.completeJob(talk.jobKey, {})
    await eventually(async () => (await flowOf(caseId)).state === 'completed', 'the flow ended')
    await eventually(
      async () => (await traces.readFlow('ahrsiepen', talk.instanceKey)).takenFlows.length === 3,
      'all flows',
    )
    const before = await traces.readFlow('ahrsiepen', talk.instanceKey)
    // when
    const past = seen.filter(({ instanceKey }) => instanceKey === talk.instanceKey)
    await traces.apply(past.slice(0, past.length / 2))
    await traces.apply([...past].reverse())
    // then
    expect(await traces.readFlow('ahrsiepen', talk.instanceKey)).toEqual(before)
  })

  it('keeps no variable of any record', async () => {
    await eventually(() => seen.length > 0, 'a record')
    expect(JSON.stringify(seen)).not.toMatch(/Canary|variables/)
  })
})
