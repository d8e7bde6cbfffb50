import Type from 'typebox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../../services/define/worker.ts'
import { createEngine, type Engine } from '../../../services/engine/engine.ts'
import type { JobOutcome } from '../../../services/engine/run-job.ts'
import { serveWorkers } from '../../../services/engine/serve-workers.ts'
import type { House } from '../../../services/house.ts'
import { openFakeGateway } from './fake-gateway.ts'
import { createTestLog, eventually, testWorker } from './stand.ts'

const key = '2251799813685300'
const house = { traces: { link: async () => undefined } } as unknown as House

let gateway: Awaited<ReturnType<typeof openFakeGateway>>
let engine: Engine
let log = createTestLog()
let outcomes: JobOutcome[] = []
let rejections: unknown[] = []
const onRejection = (error: unknown) => rejections.push(error)

const serve = (handle: (job: Job) => Promise<Record<string, unknown>>, jobTimeoutMs = 30_000) =>
  serveWorkers(
    engine,
    [testWorker('a.job', Type.Object({}), Type.Object({}), (_input, job) => handle(job))],
    house,
    { log, jobTimeoutMs, metrics: { observe: ({ outcome }) => outcomes.push(outcome) } },
  )
const sent = (method: string) => gateway.calls.filter((call) => call.method === method)

beforeEach(async () => {
  gateway = await openFakeGateway()
  log = createTestLog()
  outcomes = []
  rejections = []
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onRejection)
  engine = createEngine({ address: gateway.address, log })
})

afterEach(async () => {
  await engine.close(500)
  gateway.close()
  process.off('unhandledRejection', onRejection)
  process.off('uncaughtException', onRejection)
  expect(rejections).toEqual([])
})

describe('the traps of the engine client', () => {
  it('lives on when a handler throws and the engine refuses to hear of it', async () => {
    // given
    gateway.reply('FailJob', { code: 5 })
    const served = serve(async () => {
      throw new Error('broken')
    })
    // when
    gateway.offer({})
    await eventually(() => outcomes.length === 1, 'the job is through')
    // then
    expect(outcomes).toEqual(['gone'])
    expect(sent('FailJob')[0]?.request).toMatchObject({
      retries: 0,
      errorMessage: 'UNEXPECTED: Error',
    })
    await served.close(1_000)
  })

  it('always sends retries and a backoff when a job fails for now', async () => {
    const { unavailable } = await import('../../../services/failure.ts')
    const served = serve(async () => {
      throw unavailable('AGENCY_UNAVAILABLE', 'down')
    })
    gateway.offer({})
    await eventually(() => outcomes.length === 1, 'the job is through')
    const { retries, retryBackOff } = sent('FailJob')[0]?.request ?? {}
    expect(retries).toBe(2)
    expect(Number(retryBackOff)).toBeGreaterThanOrEqual(1_000)
    await served.close(1_000)
  })

  it('takes a job that is gone for an answer, not for a success and not for a failure', async () => {
    gateway.reply('CompleteJob', { code: 5 })
    expect(await engine.completeJob(key, {})).toBe('gone')
  })

  it('counts a job as completed when only the answer was lost', async () => {
    gateway.reply('CompleteJob', { code: 14 }, { code: 5 })
    expect(await engine.completeJob(key, {})).toBe('completed')
  })

  it('repeats a completion until a restarted gateway hears it', async () => {
    // given
    gateway.reply('CompleteJob', { code: 8 }, { code: 14 }, { code: 14 }, { answer: {} })
    const served = serve(async () => ({}))
    // when
    gateway.offer({})
    // then
    await eventually(() => outcomes[0] === 'completed', 'the completion')
    expect(sent('CompleteJob')).toHaveLength(4)
    await served.close(1_000)
  })

  it('tells a published message from one that was published before', async () => {
    const message = { name: 'm', correlationKey: 'k', messageId: 'i', ttlMs: 1_000, variables: {} }
    gateway.reply('PublishMessage', { answer: { key } })
    expect(await engine.publish(message)).toBe('published')
    gateway.reply('PublishMessage', { code: 6 })
    expect(await engine.publish(message)).toBe('duplicate')
  })

  it('ends every call on a silent server', async () => {
    // given
    gateway.reply('CompleteJob', 'silence')
    gateway.reply('Topology', 'silence')
    const begun = performance.now()
    // when
    const calls = await Promise.allSettled([engine.completeJob(key, {}), engine.topology()])
    // then
    expect(performance.now() - begun).toBeLessThan(6_000)
    for (const call of calls) {
      const reason: unknown = call.status === 'rejected' ? call.reason : null
      expect(reason).toMatchObject({ kind: 'unavailable', code: 'ENGINE_UNAVAILABLE' })
    }
  })

  it('takes nothing for sent once the client is closed', async () => {
    // given
    await engine.close(500)
    // when
    const completed = engine.completeJob(key, {})
    const published = engine.publish({
      name: 'm',
      correlationKey: 'k',
      messageId: 'i',
      ttlMs: 1_000,
      variables: {},
    })
    // then
    await expect(completed).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(published).rejects.toMatchObject({ kind: 'unavailable' })
    expect(sent('CompleteJob')).toEqual([])
  })

  it('makes an incident of a job whose variables are no JSON, and goes on', async () => {
    // given
    const served = serve(async () => ({}))
    // when
    gateway.offer({ variables: '{"caseId": Canary' })
    await eventually(() => outcomes.length === 1, 'the broken job')
    gateway.offer({ key: '2251799813685301' })
    await eventually(() => outcomes.length === 2, 'the next job')
    // then
    expect(outcomes).toEqual(['incident', 'completed'])
    const [failed] = sent('FailJob')
    expect(failed?.request).toMatchObject({ jobKey: key, retries: 0 })
    expect(String(failed?.request['errorMessage'])).toMatch(/^VARIABLES_INVALID: /)
    expect(JSON.stringify([log.lines, failed])).not.toContain('Canary')
    await served.close(1_000)
  })

  it('gives a handler four fifths of the lock and hands the job back for later', async () => {
    const served = serve(() => new Promise(() => undefined), 1_000)
    gateway.offer({})
    await eventually(() => outcomes.length === 1, 'the job is through', 3_000)
    expect(outcomes).toEqual(['retry'])
    expect(String(sent('FailJob')[0]?.request['errorMessage'])).toMatch(/^HANDLER_LATE: /)
    await served.close(1_000)
  })

  it('stops hammering a gateway that refuses, and comes back', async () => {
    // given
    const served = serve(async () => ({}))
    await eventually(() => gateway.polled() > 0, 'the first poll')
    // when
    gateway.failPolls(8)
    gateway.offer({})
    await eventually(() => log.lines.some(({ level }) => level === 'warn'), 'the pause')
    const polled = gateway.polled()
    await new Promise((resolve) => setTimeout(resolve, 400))
    // then
    expect(gateway.polled() - polled).toBeLessThan(3)
    gateway.failPolls(0)
    gateway.offer({ key: '2251799813685302' })
    await eventually(() => outcomes.includes('completed'), 'the job after the outage')
    await served.close(1_000)
  })

  it('closes in time although a handler hangs', async () => {
    const served = serve(() => new Promise(() => undefined))
    gateway.offer({})
    await eventually(() => gateway.polled() > 1, 'the job is taken')
    const begun = performance.now()
    await served.close(800)
    expect(performance.now() - begun).toBeLessThan(1_200)
  })
})
