import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../../db/client.ts'
import type { Clock } from '../clock.ts'
import type { Worker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { deployAlone } from '../traces/deployed-diagrams.ts'
import { type DiagramModel, readModel } from '../traces/diagram.ts'
import type { Deployed, Engine } from './engine.ts'
import type { EngineLog } from './engine-log.ts'

type DeployNeeds = {
  engine: Pick<Engine, 'deploy'>
  db: Db
  clock: Clock
  log: EngineLog
  workers: Pick<Worker, 'type'>[]
}

type ResourceFile = { name: string; content: Buffer }
type ProcessFolder = { name: string; files: ResourceFile[] }

/**
 * Deploys every process folder with its decisions and forms, at start-up and by one process at a
 * time. The engine keeps the version of what has not changed, so nothing is skipped and a broker that
 * is new or lost its data gets everything. Each version's XML is stored: an old case is drawn on its
 * own diagram.
 */
export async function deployProcesses(
  { engine, db, clock, log, workers }: DeployNeeds,
  folder: string,
): Promise<Deployed[]> {
  const folders = await readFolders(folder)
  await refuseUnserved(folders, workers)

  return deployAlone(db, async (store) => {
    const deployed: Deployed[] = []
    for (const { name, files } of folders) {
      const resources = await engine.deploy(files)
      const processes = resources.filter(({ kind }) => kind === 'process')
      for (const { id: processId, version, key: definitionKey } of processes) {
        const bpmn = await bpmnOf(files, processId)
        const deployedAt = clock.now().toString()
        await store({ processId, version, definitionKey, bpmn, deployedAt })
        log.info({ folder: name, processId, version }, 'process deployed')
      }
      deployed.push(...resources)
    }
    return deployed
  })
}

/** Every file of `processes/<name>/` the engine takes; file names are part of a version's identity. */
async function readFolders(folder: string): Promise<ProcessFolder[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const folders = await Promise.all(
    names.sort().map(async (name) => ({ name, files: await readFiles(join(folder, name)) })),
  )
  return folders.filter(({ files }) => files.length > 0)
}

async function readFiles(folder: string): Promise<ResourceFile[]> {
  const paths = await readdir(folder, { recursive: true })
  const resources = paths.filter((path) => /\.(bpmn|dmn|form)$/.test(path)).sort()
  return Promise.all(
    resources.map(async (path) => ({
      name: path.split(/[\\/]/).at(-1) ?? path,
      content: await readFile(join(folder, path)),
    })),
  )
}

/** A job type nobody serves waits for ever in silence, so the start is refused, with all faults. */
async function refuseUnserved(
  folders: ProcessFolder[],
  workers: Pick<Worker, 'type'>[],
): Promise<void> {
  const served = new Set(workers.map(({ type }) => type))
  const named = new Set<string>()
  const faults: string[] = []

  for (const model of await readModels(folders)) {
    for (const { id, jobType } of model.elements.values()) {
      if (jobType === null) continue
      named.add(jobType)
      if (!served.has(jobType)) faults.push(`${model.processId}/${id}: no worker for ${jobType}`)
    }
  }
  for (const type of served) if (!named.has(type)) faults.push(`worker ${type} serves no diagram`)

  if (faults.length > 0) throw defect('DIAGRAMS_UNSERVED', faults.join('; '))
}

const readModels = (folders: ProcessFolder[]): Promise<DiagramModel[]> =>
  Promise.all(
    folders
      .flatMap(({ files }) => files)
      .filter(({ name }) => name.endsWith('.bpmn'))
      .map(({ content }) => readModel(content.toString('utf8'))),
  )

async function bpmnOf(files: ResourceFile[], processId: string): Promise<string> {
  for (const { name, content } of files) {
    if (!name.endsWith('.bpmn')) continue
    const bpmn = content.toString('utf8')
    if ((await readModel(bpmn)).processId === processId) return bpmn
  }
  throw defect('DIAGRAM_MISSING', `The engine deployed ${processId}, which is in no file`)
}
