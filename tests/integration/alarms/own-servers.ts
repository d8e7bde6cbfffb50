import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import pg from 'pg'
import { inject } from 'vitest'
import { createDb } from '../../../db/client.ts'
import { migrateDatabase } from '../../../db/migrate.ts'
import { choosePorts, local } from '../../../scripts/embedded/ports.ts'
import { findRedisServer } from '../../../scripts/embedded/redis.ts'
import { waitUntil } from '../../../scripts/embedded/waiting.ts'

/** A database of its own: these tests move the clock and sweep every tenant. */
export async function openDatabase() {
  const owner = new URL(address('ownerUrl', 'postgres://postgres@127.0.0.1:5432/postgres'))
  const app = new URL(address('databaseUrl', 'postgres://kimflow_app@127.0.0.1:5432/postgres'))
  const name = `kf_alarms_${randomBytes(4).toString('hex')}`
  const at = (url: URL) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  await query(owner.href, `create database ${name}`)
  await migrateDatabase(at(owner))
  const db = createDb(at(app), { poolSize: 12 })

  return {
    db,
    appUrl: at(app),
    /** Lets nobody in any more, or everybody again. */
    allow: (connections: boolean) =>
      query(owner.href, `alter database ${name} allow_connections ${connections}`),
    /** As the owner, for what the application may not do. */
    asOwner: (statement: string) => query(at(owner), statement),
    /** Ends every connection of the application, as a restart of the server does. */
    cutAll: () =>
      query(
        app.href,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = '${name}' and usename = current_user`,
      ),
    async close() {
      await db.close()
      await query(owner.href, `drop database ${name} with (force)`)
    },
  }
}

/** A Redis of its own, without a file: a stop loses everything, as the worst fault does. */
export async function openRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'kimflow-redis-'))
  const server = await findRedisServer(() => undefined)
  const { redis: port } = await choosePorts(folder, ['redis'])
  const url = `redis://${local}:${port}`
  let child: ChildProcess | undefined

  const start = async () => {
    child = spawn(
      server,
      ['--port', String(port), '--bind', local, '--save', '', '--appendonly', 'no'],
      { stdio: 'ignore', cwd: folder },
    )
    await waitUntil(() => send(url, 'ping').then(() => true), 10_000)
  }
  const stop = async () => {
    const stopped = new Promise((resolve) => child?.once('exit', resolve))
    child?.kill('SIGKILL')
    await stopped
  }
  await start()

  return {
    url,
    start,
    stop,
    send: (command: string, ...args: string[]) => send(url, command, ...args),
    async close() {
      if (child?.exitCode === null && child.signalCode === null) await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function send(url: string, command: string, ...args: string[]): Promise<unknown> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await client.call(command, ...args)
  } finally {
    client.disconnect()
  }
}

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

/** Given by the test world; a run of this folder alone uses the environment. */
const address = (name: 'ownerUrl' | 'databaseUrl', fallback: string): string => {
  const variable = name === 'ownerUrl' ? 'DATABASE_OWNER_URL' : 'DATABASE_URL'
  return (inject(name as never) as string | undefined) ?? (process.env[variable] || fallback)
}
