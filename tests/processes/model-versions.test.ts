import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
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
const log = { debug() {}, info() {}, warn() {}, error() {} }

let stage: Stage
let cast: Cast
beforeAll(async () => {
  stage = await openStage()
  cast = openCast(stage.world.addresses.kimflow)
})
afterAll(() => stage?.close())

/** What KIMflow does when it starts with the diagrams of a folder; gives the process asked for. */
async function deploy(folder: string) {
  const db = createDb(inject('world').addresses.database)
  try {
    const needs = {
      engine: stage.truth.engine,
      db,
      clock: createClock(),
      log,
      workers: [...workers],
    }
    const deployed = await deployProcesses(needs, folder)
    const found = deployed.find(({ kind, id }) => kind === 'process' && id === processId)
    if (!found) throw new Error(`${processId} was not deployed`)
    return found
  } finally {
    await db.close()
  }
}

/** The folder of the diagrams with the step of the plan under its newer name. */
async function newerModel(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kimflow-newer-'))
  await cp(processes, folder, { recursive: true })
  const file = join(folder, processId, `${processId}.bpmn`)
  const bpmn = await readFile(file, 'utf8')
  await writeFile(file, bpmn.replaceAll(renamed.from, renamed.to))
  return folder
}

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

describe('A newer version of a process', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await newerModel()
  })
  // Whoever comes after this test finds the diagrams of the repository as the newest ones.
  afterEach(async () => {
    await deploy(processes)
    await rm(folder, { recursive: true })
  })

  it('leaves the instances of the older one as they are, and both finish', async () => {
    // given
    const { version: older } = await deploy(processes)
    const before = await waitingAt(renamed.from)

    // when
    const { version: newer } = await deploy(folder)
    const after = await waitingAt(renamed.to)
    await finish(after, renamed.to)
    await finish(before, renamed.from)

    // then
    expect(newer).toBe(older + 1)
    expect(await endOf(before)).toEqual({ id: 'finding-rejected', version: older })
    expect(await endOf(after)).toEqual({ id: 'finding-rejected', version: newer })
  })

  it('takes over an instance by the migration plan, and it finishes there', async () => {
    // given
    await deploy(processes)
    const play = await waitingAt(renamed.from)
    const { version, key } = await deploy(folder)

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
