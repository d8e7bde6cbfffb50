import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDb } from '../../db/client.ts'
import { createClock } from '../../services/clock.ts'
import { deployProcesses } from '../../services/engine/deploy.ts'
import { workers } from '../../services/workers/index.ts'
import { finding, until } from '../support/journey.ts'
import plan from './model-versions/confirm-finding.json' with { type: 'json' }
import { type Cast, openCast } from './scenarios/cast.ts'
import { openProceeding } from './scenarios/perform.ts'
import { completeTask, type Play } from './scenarios/play.ts'
import { openStage, type Stage } from './stage.ts'

const processes = fileURLToPath(new URL('../../processes', import.meta.url))
const { processId } = plan
const [renamed = { from: '', to: '' }] = plan.mappings
const userTask = 'io.camunda.zeebe:userTask'
const log = { debug() {}, info() {}, warn() {}, error() {} }

let stage: Stage
let cast: Cast
beforeAll(async () => {
  stage = await openStage()
  cast = openCast(stage.world.addresses.kimflow)
})
afterAll(() => stage?.close())

/** A folder with the one process, its diagram changed or as it is. */
async function folderWith(change: (bpmn: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kimflow-model-'))
  await cp(join(processes, processId), join(folder, processId), { recursive: true })
  const file = join(folder, processId, `${processId}.bpmn`)
  await writeFile(file, change(await readFile(file, 'utf8')))
  return folder
}

/** Deploys a version of the process as KIMflow does when it starts. */
async function deploy(change = (bpmn: string) => bpmn) {
  const folder = await folderWith(change)
  const bpmn = await readFile(join(folder, processId, `${processId}.bpmn`), 'utf8')
  const serving = workers.filter(({ type }) => type === userTask || bpmn.includes(`type="${type}"`))
  const db = createDb(inject('world').addresses.database)
  try {
    const { engine } = stage.truth
    const needs = { engine, db, clock: createClock(), log, workers: serving }
    const deployed = await deployProcesses(needs, folder)
    const found = deployed.find(({ kind, id }) => kind === 'process' && id === processId)
    if (!found) throw new Error(`${processId} was not deployed`)
    return found
  } finally {
    await db.close()
    await rm(folder, { recursive: true })
  }
}

/** The diagram with the step of the plan under its newer name. */
const newer = (bpmn: string) => bpmn.replaceAll(renamed.from, renamed.to)

/** A finding that waits to be confirmed, at the element its model calls so. */
async function waitingAt(elementId: string): Promise<Play & { instanceKey: string }> {
  const play = await openProceeding(cast, {}, processId, finding)
  const values = { choice: 'anonymous', smallGroup: 'none', path: 'validate' }
  await completeTask(stage, cast, play, { task: 'check-anonymity', values })
  const instanceKey = await until(`${elementId} of ${play.number}`, async () => {
    const [row] = await stage.truth.query(
      `select t.instance_key from tasks t where t.proceeding_id = $1 and t.element_id = $2`,
      [play.proceedingId, elementId],
    )
    return row?.instance_key as string | undefined
  })
  return { proceedingId: play.proceedingId, instanceKey }
}

const finish = async (play: Play, elementId: string) => {
  const values = { choice: 'not-validated', reason: 'Es blieb bei einer einzelnen Beobachtung.' }
  await completeTask(stage, cast, play, { task: elementId, values })
  await completeTask(stage, cast, play, {
    task: 'write-result',
    values: { resultText: 'Der Hinweis ließ sich nicht bestätigen.' },
  })
  await completeTask(stage, cast, play, { task: 'read-result', values: { read: true } })
}

/** The end an instance has reached, and the version of the model that it ran on then. */
const endOf = ({ instanceKey }: { instanceKey: string }) =>
  until(`end of ${instanceKey}`, async () => {
    const [row] = await stage.truth.query(
      `select element_id as id, process_version as version from trace_elements
       where instance_key = $1 and element_id = 'finding-rejected'`,
      [instanceKey],
    )
    return row as { id: string; version: number } | undefined
  })

// The engine cannot move instances with event subprocesses yet, and every process about a person has
// them: those finish on the model they began on, so only a finding can be moved by a plan.
describe('A newer version of a process', () => {
  // Whoever comes after these tests finds the diagram of the repository as the newest one.
  afterAll(() => deploy())

  it('leaves the instances of the older one as they are, and both finish', async () => {
    // given
    const { version: older } = await deploy()
    const before = await waitingAt(renamed.from)

    // when
    const { version } = await deploy(newer)
    const after = await waitingAt(renamed.to)
    await finish(after, renamed.to)
    await finish(before, renamed.from)

    // then
    expect(version).toBe(older + 1)
    expect(await endOf(before)).toEqual({ id: 'finding-rejected', version: older })
    expect(await endOf(after)).toEqual({ id: 'finding-rejected', version })
  })

  it('takes over an instance by the migration plan, and it finishes there', async () => {
    // given
    await deploy()
    const play = await waitingAt(renamed.from)
    const { version, key } = await deploy(newer)

    // when
    const answer = await stage.truth.engine.migrateInstance({
      instanceKey: play.instanceKey,
      targetDefinitionKey: key,
      mappings: plan.mappings,
    })
    await finish(play, renamed.from)

    // then
    expect(answer).toBe('migrated')
    expect(await endOf(play)).toEqual({ id: 'finding-rejected', version })
  })
})
