import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unavailable } from '../../services/failure.ts'
import { cacheFolder } from './folders.ts'
import { findJdk } from './java.ts'
import { type Artifact, fetchArtifact, findOnPath } from './maven.ts'
import { local } from './ports.ts'
import type { Say } from './say.ts'
import type { Part } from './supervise.ts'
import { waitUntil } from './waiting.ts'

const execute = promisify(execFile)

const artifact: Artifact = {
  group: 'com.github.codemonstur',
  name: 'embedded-redis',
  version: '1.4.3',
  kind: 'jar',
  file: 'embedded-redis-1.4.3.jar',
  megabytes: 12,
}

const binaries: Record<string, string> = {
  'linux-x64': 'redis-server-6.2.6-v5-linux-amd64',
  'linux-arm64': 'redis-server-6.2.7-linux-arm64',
  'darwin-x64': 'redis-server-6.2.6-v5-darwin-amd64',
  'darwin-arm64': 'redis-server-6.2.6-v5-darwin-arm64',
}

/** A server of the system where there is one, else the binary inside the Maven artifact. */
export async function findRedisServer(say: Say): Promise<string> {
  return findOnPath('redis-server') ?? (await unpackRedisServer(say))
}

export async function unpackRedisServer(say: Say): Promise<string> {
  const binary = binaries[`${process.platform}-${process.arch}`]
  if (!binary) {
    throw unavailable(
      'REDIS_MISSING',
      `There is no embedded Redis for ${process.platform}-${process.arch}: install redis-server or set REDIS_URL.`,
    )
  }
  const target = join(cacheFolder(), binary)
  if (existsSync(target)) return target

  const jdk = findJdk()
  const archive = await fetchArtifact(artifact, say, jdk.home)
  const arriving = join(cacheFolder(), `redis-${process.pid}`)
  mkdirSync(arriving, { recursive: true })
  await execute(join(jdk.home, 'bin/jar'), ['xf', archive, binary], { cwd: arriving })
  chmodSync(join(arriving, binary), 0o755)
  renameSync(join(arriving, binary), target)
  rmSync(arriving, { recursive: true, force: true })
  return target
}

/** A Redis of its own: nothing is evicted, and the append-only file survives kill -9. */
export function redisPart(data: string, port: number, server: string): Part {
  const folder = join(data, 'redis')
  const settings = {
    port,
    bind: local,
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  }
  return {
    name: 'redis',
    launch: () => {
      mkdirSync(folder, { recursive: true })
      return {
        file: server,
        args: [
          ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
          ...['--save', ''],
        ],
        cwd: dirname(folder),
        env: process.env,
      }
    },
    isReady: () => ping(local, port),
    readyWithinMs: 30_000,
  }
}

/** Waits for a Redis that somebody else runs. */
export async function requireRedis(
  url: string,
  variable: string,
  withinMs = 30_000,
): Promise<void> {
  const { hostname, port } = new URL(url)
  const reached = await waitUntil(() => ping(hostname, Number(port || 6379)), withinMs, 500)
  if (reached) return
  throw unavailable(
    'REDIS_UNREACHABLE',
    `${variable} (${hostname}:${port || 6379}) cannot be reached: start that server or correct the address; without ${variable} an embedded server is used.`,
  )
}

/** Any answer to PING but "still loading" means that it serves; a password is the client's matter. */
function ping(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1000, () => end(false))
    socket.once('connect', () => socket.write('PING\r\n'))
    socket.once('data', (answer) => end(!answer.toString().startsWith('-LOADING')))
    socket.once('error', () => end(false))
  })
}
