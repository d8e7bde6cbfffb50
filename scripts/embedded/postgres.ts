import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { unavailable } from '../../services/failure.ts'
import { local } from './ports.ts'
import {
  findPostgresBinaries,
  findPostgresUser,
  initialisePostgres,
  type PostgresBinaries,
  type PostgresUser,
} from './postgres-files.ts'
import { identify, listWorkingIn, readCommand, signal } from './processes.ts'
import type { Secrets } from './secrets.ts'
import type { Part } from './supervise.ts'
import { waitUntil } from './waiting.ts'

/** `admin` sees every row: the superuser of an embedded server, else whoever owns the given one. */
export type DatabaseUrls = { owner: string; app: string; admin: string }

export type EmbeddedPostgres = { part: Part; urls: DatabaseUrls; adminUrl: string }

/** An embedded server in the data folder, with its data directory made; not started yet. */
export async function preparePostgres(
  data: string,
  port: number,
  secrets: Secrets,
  { fast = false } = {},
): Promise<EmbeddedPostgres> {
  const directory = join(data, 'postgres')
  const binaries = await findPostgresBinaries()
  const user = findPostgresUser()
  await initialisePostgres(directory, binaries, user, secrets.postgresPassword)

  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@${local}:${port}/${database}`
  const adminUrl = url('postgres', secrets.postgresPassword, 'postgres')
  return {
    adminUrl,
    urls: {
      owner: url('kimflow_owner', secrets.ownerPassword, 'kimflow'),
      app: url('kimflow_app', secrets.appPassword, 'kimflow'),
      admin: url('postgres', secrets.postgresPassword, 'kimflow'),
    },
    part: {
      name: 'postgres',
      launch: () => launchPostgres(directory, port, binaries, user, fast),
      isReady: () => isReachable(adminUrl),
      readyWithinMs: 60_000,
      // The memory of a killed server is released a moment after its last helper.
      startTries: 25,
      // "Fast": ends sessions and writes a checkpoint instead of waiting for clients to leave.
      stopSignal: 'SIGINT',
    },
  }
}

function launchPostgres(
  directory: string,
  port: number,
  { postgres }: PostgresBinaries,
  user: PostgresUser,
  fast: boolean,
) {
  endOrphans(directory)
  removeStalePid(join(directory, 'postmaster.pid'))
  const settings = [
    `listen_addresses=${local}`,
    'unix_socket_directories=',
    'max_connections=200',
    // Survives kill -9 of the server all the same; only a power cut would lose data. Commits must not
    // be asynchronous for that: until the log is handed to the system it is in the server's memory.
    ...(fast ? ['fsync=off', 'full_page_writes=off'] : []),
  ]
  return {
    file: postgres,
    args: ['-D', directory, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
    cwd: directory,
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    ...user,
  }
}

/**
 * After kill -9 of the server its helpers finish their query first, and a new server refuses to start
 * while they hold the shared memory. They work in the data directory; elsewhere than on Linux the
 * repeated start has to do.
 */
function endOrphans(directory: string): void {
  for (const pid of listWorkingIn(realpathSync(directory))) signal(pid, 'SIGKILL')
}

/**
 * After kill -9 the pid file stays. Postgres copes while that number is free; it refuses to start
 * when another process has got it meanwhile, which in a container is likely.
 */
function removeStalePid(file: string): void {
  if (!existsSync(file)) return
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  const serves = identify(pid) && readCommand(pid).includes(dirname(file))
  if (!serves) rmSync(file, { force: true })
}

/** Owner role and database of the embedded server; the app role comes with the migration. */
export async function ensureOwner(adminUrl: string, { ownerPassword }: Secrets): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const known = async (sql: string) => (await client.query(sql)).rowCount === 1
    if (!(await known(`select 1 from pg_roles where rolname = 'kimflow_owner'`))) {
      await client.query('create role kimflow_owner login createrole createdb')
    }
    // As on a managed server: the owner may end sessions, but is no superuser.
    await client.query('grant pg_signal_backend to kimflow_owner')
    const password = pg.escapeLiteral(ownerPassword)
    await client.query(`alter role kimflow_owner password ${password}`)
    if (!(await known(`select 1 from pg_database where datname = 'kimflow'`))) {
      await client.query('create database kimflow owner kimflow_owner')
    }
  })
}

/**
 * Addresses on a server that somebody else runs. Without one for the app role, that role gets the
 * password of this data folder.
 */
export async function connectGivenPostgres(
  ownerUrl: string,
  appUrl: string | undefined,
  secrets: Secrets,
  withinMs = 30_000,
): Promise<DatabaseUrls> {
  const name = new URL(ownerUrl).host
  let reason = ''
  let refused = false
  await waitUntil(
    () =>
      isReachable(ownerUrl).catch((error: NodeJS.ErrnoException) => {
        reason = error.message || error.code || ''
        // A wrong name or password does not become right by waiting.
        refused = /^(28|3D)/.test(error.code ?? '')
        return refused
      }),
    withinMs,
    500,
  )
  if (refused || !(await isReachable(ownerUrl).catch(() => false))) {
    throw unavailable(
      'DATABASE_UNREACHABLE',
      `DATABASE_URL (${name}) cannot be reached (${reason}): start that server or correct the address; without DATABASE_URL an embedded server is used.`,
    )
  }
  if (appUrl) return { owner: ownerUrl, app: appUrl, admin: ownerUrl }
  const app = new URL(ownerUrl)
  app.username = 'kimflow_app'
  app.password = secrets.appPassword
  return { owner: ownerUrl, app: app.href, admin: ownerUrl }
}

export async function isReachable(url: string): Promise<boolean> {
  await withClient(url, (client) => client.query('select 1'))
  return true
}

export async function withClient<T>(
  url: string,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // A server that goes away between two queries is reported by the query, not by a crash.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
