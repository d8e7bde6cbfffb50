import { migrateDatabase } from '../../db/migrate.ts'
import { defect } from '../../services/failure.ts'
import { type Ports, type SystemAddresses, simulatorEnvironment } from './addresses.ts'
import type { SystemOptions } from './options.ts'
import {
  connectGivenPostgres,
  type DatabaseUrls,
  ensureOwner,
  preparePostgres,
} from './postgres.ts'
import { simulatorPart } from './programs.ts'
import { findRedisServer, redisPart, requireRedis } from './redis.ts'
import type { Secrets } from './secrets.ts'
import type { Part } from './supervise.ts'

type Start = (part: Part) => Promise<unknown>

/** A migrated database: the given one, or an embedded server in the data folder. */
export async function startDatabase(
  { data, given, fast, say }: SystemOptions,
  ports: Ports,
  secrets: Secrets,
  start: Start,
): Promise<DatabaseUrls> {
  if (given.database) {
    say('Connecting to DATABASE_URL …')
    const urls = await connectGivenPostgres(given.database, given.appDatabase, secrets)
    await migrateTo(urls.owner, given.appDatabase ? undefined : secrets.appPassword)
    return urls
  }
  say('Starting PostgreSQL …')
  const server = await preparePostgres(data, ports['postgres'] ?? 0, secrets, { fast })
  await start(server.part)
  await ensureOwner(server.adminUrl, secrets)
  await migrateTo(server.urls.owner, secrets.appPassword)
  return server.urls
}

export async function startRedis(
  { data, given, say }: SystemOptions,
  ports: Ports,
  start: Start,
): Promise<void> {
  if (given.redis || given.exporterRedis) say('Connecting to REDIS_URL …')
  if (given.exporterRedis) await requireRedis(given.exporterRedis, 'EXPORTER_REDIS_URL')
  if (given.redis) return requireRedis(given.redis, 'REDIS_URL')
  await start(redisPart(data, ports['redis'] ?? 0, await findRedisServer(say)))
}

/** The world outside: identity provider and Jobcenter. */
export async function startSimulators(
  addresses: SystemAddresses,
  ports: Ports,
  start: Start,
): Promise<void> {
  const environment = simulatorEnvironment(addresses)
  await Promise.all([
    start(simulatorPart('identity', ports['identity'] ?? 0, environment)),
    start(simulatorPart('jobcenter', ports['jobcenter'] ?? 0, environment)),
  ])
}

async function migrateTo(ownerUrl: string, appPassword: string | undefined): Promise<void> {
  try {
    await migrateDatabase(ownerUrl, appPassword)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw defect(
      'MIGRATION_FAILED',
      `The database could not be brought to this version (${reason}): repair it, or let npm run reset begin anew where it is the demo's own.`,
      { cause: error },
    )
  }
}
