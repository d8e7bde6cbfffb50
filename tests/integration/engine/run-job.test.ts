import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '../../../services/define/worker.ts'
import type { JobOutcome } from '../../../services/engine/run-job.ts'
import { serveWorkers } from '../../../services/engine/serve-workers.ts'
import { defect, refused, unavailable } from '../../../services/failure.ts'
import { chain } from './diagrams.ts'
import { eventually, fresh, openStand, start, testWorker } from './stand.ts'

const stand = openStand()
const { engine, house, log, traces } = stand

const message = fresh('run-job-begun')
const processId = fresh('run-job')
const [first, second] = [fresh('first'), fresh('second')]

type Visit = { type: string; job: Job; input: Record<string, unknown> }
const visits = new Map<string, Visit[]>()
const outcomes: { type: string; outcome: JobOutcome }[] = []
const behaviour = new Map<string, (job: Job) => Promise<Record<string, unknown>>>()

const visitsOf = (caseId: string, type: string) =>
  (visits.get(caseId) ?? []).filter((visit) => visit.type === type)

const worker = (type: string, whenExhausted?: string) =>
  testWorker(
    type,
    Type.Object({ caseId: Type.String(), choice: Type.Optional(Type.String()) }),
    Type.Object({ outcome: Type.Optional(Type.String()) }),
    (input, job) => {
      const caseId = String(input['caseId'])
      visits.set(caseId, [...(visits.get(caseId) ?? []), { type, job, input }])
      return behaviour.get(`${caseId}:${type}`)?.(job) ?? Promise.resolve({})
    },
    whenExhausted ? { whenExhausted } : {},
  )

const served = serveWorkers(engine, [worker(first, 'GIVEN_UP'), worker(second)], house, {
  log,
  metrics: { observe: (seen) => outcomes.push(seen) },
})

const begin = async (variables: Record<string, unknown> = {}) => {
  const caseId = randomUUID()
  return {
    caseId,
    go: () => start(engine, message, { tenantId: 'ahrsiepen', caseId, ...variables }),
    behave: (type: string, act: (job: Job) => Promise<Record<string, unknown>>) =>
      behaviour.set(`${caseId}:${type}`, act),
  }
}

beforeAll(async () => {
  await engine.ready(30_000)
  const tasks = [
    { id: 'first', type: first, retries: 2, error: 'GIVEN_UP' },
    { id: 'second', type: second, retries: 3, error: 'NO_CONSENT' },
  ]
  const content = Buffer.from(chain(processId, message, tasks))
  await engine.deploy([{ name: `${processId}.bpmn`, content }])
})

afterAll(async () => {
  await served.close(3_000)
  await stand.close()
})

describe('the frame around a job', () => {
  it('completes with exactly the declared output and links the instance to its case', async () => {
    // given
    const { caseId, go, behave } = await begin({ choice: null, secret: 'not asked for' })
    behave(first, async () => ({ outcome: 'fine', undeclared: 'stays here' }))
    // when
    await go()
    const [visit] = await eventually(
      () => visitsOf(caseId, second).length > 0 && visitsOf(caseId, second),
      'the second step is served',
    )
    // then
    expect(visit?.input).toEqual({ caseId })
    expect(visit?.job.variables).not.toHaveProperty('secret')
    expect(visit?.job.variables).not.toHaveProperty('undeclared')
    const [flow] = await traces.readFlows('ahrsiepen', { caseId })
    expect(flow).toMatchObject({ instanceKey: visit?.job.instanceKey, processId, caseId })
    expect(await traces.readFlows('nordhellen', { caseId })).toEqual([])
  })

  it('raises a BPMN error for a refusal, so that the diagram takes its other path', async () => {
    // given
    const { caseId, go, behave } = await begin()
    behave(second, async () => {
      throw refused('NO_CONSENT', 'There is no consent')
    })
    // when
    await go()
    const visit = await eventually(() => visitsOf(caseId, second)[0], 'the refusal')
    // then
    await eventually(
      async () => (await engine.probeInstance(visit.job.instanceKey)) === 'gone',
      'the instance ended on the other path',
    )
    expect(visitsOf(caseId, second)).toHaveLength(1)
  })

  it('retries an outage after a backoff, with one attempt less', async () => {
    // given
    const { caseId, go, behave } = await begin()
    behave(second, async (job) => {
      if (job.retries === 3) throw unavailable('AGENCY_UNAVAILABLE', 'No answer')
      return {}
    })
    // when
    await go()
    const begun = performance.now()
    await eventually(() => visitsOf(caseId, second).length === 2, 'the second attempt')
    // then
    expect(performance.now() - begun).toBeGreaterThan(1_000)
    expect(visitsOf(caseId, second).map(({ job }) => job.retries)).toEqual([3, 2])
    const keys = visitsOf(caseId, second).map(({ job }) => job.elementInstanceKey)
    expect(new Set(keys).size).toBe(1)
  })

  it('raises the declared BPMN error when an outage has used up all attempts', async () => {
    // given
    const { caseId, go, behave } = await begin()
    behave(first, async () => {
      throw unavailable('AGENCY_UNAVAILABLE', 'No answer')
    })
    // when
    await go()
    await eventually(() => visitsOf(caseId, first).length === 2, 'both attempts')
    // then
    const key = visitsOf(caseId, first)[0]?.job.instanceKey ?? ''
    await eventually(async () => (await engine.probeInstance(key)) === 'gone', 'the other path')
    expect(visitsOf(caseId, second)).toHaveLength(0)
  })

  it('stops at once with an incident when something is wrong, and says no word of the data', async () => {
    // given
    const { caseId, go, behave } = await begin()
    behave(second, async () => {
      throw new Error('Failed query: params: Canary Müller')
    })
    // when
    await go()
    await eventually(() => outcomes.some((one) => one.outcome === 'incident'), 'the incident')
    await new Promise((resolve) => setTimeout(resolve, 300))
    // then
    expect(visitsOf(caseId, second)).toHaveLength(1)
    expect(JSON.stringify(log.lines)).not.toContain('Canary')
    const noted = log.lines.find(({ level }) => level === 'error')
    expect(noted?.fields).toMatchObject({ type: second, failure: 'UNEXPECTED: Error' })
  })

  it('takes variables that do not fit for a defect with the path of the fault', async () => {
    // given, when
    const { go } = await begin({ choice: 42 })
    await go()
    // then
    const line = await eventually(
      () => log.lines.find(({ fields }) => JSON.stringify(fields).includes('VARIABLES_INVALID')),
      'the defect',
    )
    expect(line.fields).toMatchObject({ failure: expect.stringContaining('/choice') })
    expect(JSON.stringify(line)).not.toContain('42')
  })

  it('takes an output that does not fit for a defect', async () => {
    // given
    const { go, behave } = await begin()
    behave(first, async () => ({ outcome: 7 }))
    // when
    await go()
    // then
    await eventually(
      () => log.lines.find(({ fields }) => JSON.stringify(fields).includes('OUTPUT_INVALID')),
      'the defect',
    )
  })

  it('does not mind that the job was cancelled while it ran', async () => {
    // given
    const { caseId, go, behave } = await begin()
    behave(first, async (job) => {
      await engine.cancelInstance(job.instanceKey)
      throw defect('LATE', 'Too late to tell anybody')
    })
    // when
    await go()
    // then
    await eventually(() => outcomes.some(({ outcome }) => outcome === 'gone'), 'the job is gone')
    expect(visitsOf(caseId, first)).toHaveLength(1)
  })

  it('refuses two workers for one job type', () => {
    expect(() => serveWorkers(engine, [worker(first), worker(first)], house, { log })).toThrow(
      first,
    )
  })
})
