import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { deployProcesses } from '../../../services/engine/deploy.ts'
import { chain } from './diagrams.ts'
import { createTestLog, fresh, openStand } from './stand.ts'

const stand = openStand()
const { engine, db, clock, traces } = stand

let folder = ''
let processId = ''
let type = ''

const write = (bpmn: string) => writeFile(join(folder, processId, `${processId}.bpmn`), bpmn)
const deploy = (types = [type], deployer: Pick<typeof engine, 'deploy'> = engine) =>
  deployProcesses(
    {
      engine: deployer,
      db,
      clock,
      log: createTestLog(),
      workers: types.map((one) => ({ type: one })),
    },
    folder,
  )

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kimflow-deploy-'))
  processId = fresh('deployed')
  type = fresh('step')
  await mkdir(join(folder, processId, 'forms'), { recursive: true })
  const form = { id: fresh('form'), type: 'default', components: [] }
  await writeFile(join(folder, processId, 'forms', 'talk.form'), JSON.stringify(form))
  await writeFile(join(folder, 'contracts.ts'), '')
  await write(chain(processId, fresh('begin'), [{ id: 'step', type }]))

  return () => rm(folder, { recursive: true })
})

afterAll(() => stand.close())

describe('the deployment of the processes', () => {
  it('deploys a folder with all its files and keeps each version of the diagram', async () => {
    // given
    const deployed = await deploy()
    expect(deployed.map(({ kind, version }) => `${kind} ${version}`).sort()).toEqual([
      'form 1',
      'process 1',
    ])
    // when
    await write(chain(processId, fresh('begin'), [{ id: 'second-step', type }]))
    await deploy()
    // then
    expect((await traces.readDiagram(processId, 1)).bpmn).toContain('id="step"')
    expect((await traces.readDiagram(processId, 2)).bpmn).toContain('id="second-step"')
  })

  it('makes no new version of what has not changed, also when several start at once', async () => {
    await deploy()
    const again = await Promise.all([deploy(), deploy(), deploy()])
    expect(again.flat().every(({ version }) => version === 1)).toBe(true)
  })

  it('serves a broker that lost everything and counts from one again', async () => {
    // given
    await deploy()
    const bpmn = chain(processId, fresh('begin'), [{ id: 'after-the-loss', type }])
    await write(bpmn)
    const key = '2251799813685777'
    const freshBroker = {
      deploy: async () => [{ kind: 'process' as const, id: processId, version: 1, key }],
    }
    // when
    await deploy([type], freshBroker)
    // then
    expect(await traces.readDiagram(processId, 1)).toEqual({ bpmn, definitionKey: key })
  })

  it('refuses job types without a worker and workers without a diagram, all at once', async () => {
    // given
    const types = [fresh('first'), fresh('second')]
    await write(
      chain(processId, fresh('begin'), [
        { id: 'one', type: types[0] ?? '' },
        { id: 'two', type: types[1] ?? '' },
        { id: 'three', user: true },
      ]),
    )
    // when
    const refused = deploy(['idle.worker'])
    // then
    await expect(refused).rejects.toMatchObject({ kind: 'defect', code: 'DIAGRAMS_UNSERVED' })
    await expect(refused).rejects.toThrow(`${processId}/one: no worker for ${types[0]}`)
    await expect(refused).rejects.toThrow(`${processId}/two: no worker for ${types[1]}`)
    await expect(refused).rejects.toThrow('no worker for io.camunda.zeebe:userTask')
    await expect(refused).rejects.toThrow('worker idle.worker serves no diagram')
    await expect(traces.readDiagram(processId, 1)).rejects.toMatchObject({ kind: 'missing' })
  })
})
