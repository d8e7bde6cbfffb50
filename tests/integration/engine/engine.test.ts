import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveWorkers } from '../../../services/engine/serve-workers.ts'
import { chain } from './diagrams.ts'
import { eventually, fresh, openStand, start, testWorker } from './stand.ts'

const stand = openStand()
const { engine, house, log } = stand

const processId = fresh('commands')
const message = fresh('begun')
const type = fresh('park')
const parked = new Map<string, { jobKey: string; instanceKey: string }>()

const open = async (caseId = randomUUID()) => {
  await start(engine, message, { tenantId: 'ahrsiepen', caseId })
  return eventually(() => parked.get(caseId), 'the job is parked')
}

let definitionKey = ''
const workers = serveWorkers(
  engine,
  [
    testWorker(
      type,
      Type.Object({ caseId: Type.String() }),
      Type.Object({}),
      async ({ caseId }, job) => {
        parked.set(String(caseId), { jobKey: job.key, instanceKey: job.instanceKey })
        return {}
      },
      { parks: true },
    ),
  ],
  house,
  { log },
)

beforeAll(async () => {
  await engine.ready(30_000)
  const content = Buffer.from(chain(processId, message, [{ id: 'wait', type }]))
  const [deployed] = await engine.deploy([{ name: `${processId}.bpmn`, content }])
  definitionKey = deployed?.key ?? ''
})

afterAll(async () => {
  await workers.close(3_000)
  await stand.close()
})

describe('engine commands on a real broker', () => {
  it('keeps the version of a file that has not changed', async () => {
    // given
    const content = Buffer.from(chain(processId, message, [{ id: 'wait', type }]))
    // when
    const again = await engine.deploy([{ name: `${processId}.bpmn`, content }])
    // then
    expect(again).toEqual([{ kind: 'process', id: processId, version: 1, key: definitionKey }])
  })

  it('refuses a broken diagram with the text of the engine', async () => {
    const broken = engine.deploy([{ name: 'broken.bpmn', content: Buffer.from('<no/>') }])
    await expect(broken).rejects.toMatchObject({ kind: 'invalid', code: 'ENGINE_REFUSED' })
  })

  it('recognises a message that was published before', async () => {
    // given
    const sent = {
      name: fresh('nobody-waits'),
      correlationKey: 'k',
      messageId: randomUUID(),
      ttlMs: 60_000,
      variables: {},
    }
    // when, then
    expect(await engine.publish(sent)).toBe('published')
    expect(await engine.publish(sent)).toBe('duplicate')
  })

  it('completes a job once and says gone after that', async () => {
    const { jobKey, instanceKey } = await open()
    expect(await engine.probeInstance(instanceKey)).toBe('alive')
    expect(await engine.completeJob(jobKey, {})).toBe('completed')
    expect(await engine.completeJob(jobKey, {})).toBe('gone')
    await eventually(
      async () => (await engine.probeInstance(instanceKey)) === 'gone',
      'the instance has ended',
    )
  })

  it('extends the lock of a job, and tells a job that is gone or not activated', async () => {
    // given
    const [held, failed] = [await open(), await open()]
    const later = { retries: 3, backoffMs: 60_000, message: 'TEST: later' }
    // when
    await engine.failJob(failed.jobKey, later)
    // then
    expect(await engine.extendJob(held.jobKey, 3_600_000)).toBe('extended')
    expect(await engine.completeJob(held.jobKey, {})).toBe('completed')
    expect(await engine.extendJob(held.jobKey, 3_600_000)).toBe('gone')
    expect(await engine.extendJob(failed.jobKey, 3_600_000)).toBe('not-activated')
  })

  it('cancels an instance once', async () => {
    const { instanceKey } = await open()
    expect(await engine.cancelInstance(instanceKey)).toBe('cancelled')
    expect(await engine.cancelInstance(instanceKey)).toBe('gone')
  })

  it('refuses a key of a partition that cannot exist, before it is sent', async () => {
    const sent = engine.completeJob('1', {})
    await expect(sent).rejects.toMatchObject({ kind: 'invalid', code: 'ENGINE_KEY_INVALID' })
  })

  it('does not take a missing incident for a resolved one', async () => {
    const { jobKey } = await open()
    const retry = engine.retryIncident({ incidentKey: jobKey, jobKey, retries: 1 })
    await expect(retry).rejects.toMatchObject({ kind: 'missing', code: 'INCIDENT_MISSING' })
  })

  it('migrates an instance and deletes a version', async () => {
    // given
    const { instanceKey, jobKey } = await open()
    const content = Buffer.from(chain(processId, message, [{ id: 'hold', type }]))
    const [next] = await engine.deploy([{ name: `${processId}.bpmn`, content }])
    // when
    const migrated = await engine.migrateInstance({
      instanceKey,
      targetDefinitionKey: next?.key ?? '',
      mappings: [{ from: 'wait', to: 'hold' }],
    })
    // then
    expect(migrated).toBe('migrated')
    expect(await engine.completeJob(jobKey, {})).toBe('completed')
    expect(await engine.deleteResource(next?.key ?? '')).toBe('deleted')
    expect(await engine.deleteResource(next?.key ?? '')).toBe('gone')
  })

  it('evaluates a decision and names the rules that hit, counted from one', async () => {
    // given
    const decisionId = fresh('decide')
    await engine.deploy([{ name: `${decisionId}.dmn`, content: Buffer.from(table(decisionId)) }])
    // when
    const low = await engine.evaluateDecision({ decisionId, variables: { age: 12 } })
    const high = await engine.evaluateDecision({ decisionId, variables: { age: 40 } })
    // then
    expect(low).toMatchObject({
      result: 'young',
      version: 1,
      hitRules: [{ ruleId: 'r1', ruleIndex: 1 }],
    })
    expect(high).toMatchObject({ result: 'grown', hitRules: [{ ruleId: 'r2', ruleIndex: 2 }] })
    const unknown = engine.evaluateDecision({ decisionId: fresh('no'), variables: {} })
    await expect(unknown).rejects.toMatchObject({ name: 'Failure' })
  })

  it('tells the topology', async () => {
    const { version, partitions, leaders } = await engine.topology()
    expect(version).toMatch(/^8\./)
    expect(leaders).toBe(partitions)
  })
})

const table = (id: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}-drg" name="drg" namespace="urn:test">
  <decision id="${id}" name="Probe"><decisionTable id="${id}-table" hitPolicy="FIRST">
    <input id="i1"><inputExpression id="ie1" typeRef="number"><text>age</text></inputExpression></input>
    <output id="o1" name="outcome" typeRef="string" />
    <rule id="r1"><inputEntry id="e1"><text>&lt; 18</text></inputEntry><outputEntry id="x1"><text>"young"</text></outputEntry></rule>
    <rule id="r2"><inputEntry id="e2"><text></text></inputEntry><outputEntry id="x2"><text>"grown"</text></outputEntry></rule>
  </decisionTable></decision>
</definitions>`
