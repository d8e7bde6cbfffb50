import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unavailable } from '../../services/failure.ts'
import { requireSpace } from './disk.ts'
import { type EnginePair, engineArtifact, exporterArtifact } from './engine-versions.ts'
import { cacheFolder } from './folders.ts'
import type { Jdk } from './java.ts'
import { withLock } from './lock.ts'
import { fetchArtifact } from './maven.ts'
import { type Say, withProgress } from './say.ts'

const execute = promisify(execFile)

/** What is needed to start a broker: no more downloads or unpacking after this. */
export type EngineFiles = {
  pair: EnginePair
  jdk: Jdk
  home: string
  classPath: string
  exporterJar: string
}

/** Fetches and unpacks the engine and its exporter into the cache; quick when they are there. */
export async function prepareEngineFiles(
  pair: EnginePair,
  jdk: Jdk,
  say: Say,
): Promise<EngineFiles> {
  const home = join(cacheFolder(), `zeebe-${pair.engine}`)
  if (!existsSync(home)) await unpack(pair, jdk, home, say)
  const exporterJar = await fetchArtifact(exporterArtifact(pair), say, jdk.home)

  const jars = readdirSync(join(home, 'lib'))
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(home, 'lib', name))
  return { pair, jdk, home, classPath: [join(home, 'config.jar'), ...jars].join(':'), exporterJar }
}

async function unpack(pair: EnginePair, jdk: Jdk, home: string, say: Say): Promise<void> {
  const archive = await fetchArtifact(engineArtifact(pair), say, jdk.home)
  requireSpace(cacheFolder(), pair.engineMegabytes * 2, 'Unpacking the engine')
  await withLock(`${home}.lock`, async () => {
    if (existsSync(home)) return
    await withProgress(say, `Unpacking the engine ${pair.engine}`, async () => {
      const arriving = `${home}.arriving`
      rmSync(arriving, { recursive: true, force: true })
      mkdirSync(arriving, { recursive: true })
      await execute('tar', [
        'xzf',
        archive,
        '-C',
        arriving,
        '--strip-components=1',
        '--no-same-owner',
      ]).catch((cause) => {
        rmSync(archive, { force: true })
        throw unavailable(
          'ENGINE_ARCHIVE_BROKEN',
          'The engine archive could not be unpacked; it was removed, start again to fetch it anew.',
          { cause },
        )
      })
      // A folder on the class path switches the AOT cache off, so the configuration becomes a jar.
      const config = join(arriving, 'config')
      await execute(join(jdk.home, 'bin/jar'), [
        ...['cf', join(arriving, 'config.jar')],
        ...['-C', config, 'application.yaml', '-C', config, 'log4j2.xml'],
      ])
      renameSync(arriving, home)
      rmSync(archive, { force: true })
    })
  })
}
