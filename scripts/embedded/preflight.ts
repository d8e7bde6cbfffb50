import { invalid, unavailable } from '../../services/failure.ts'
import { requireSpace } from './disk.ts'
import { defaultEngine, type EnginePair, findPair } from './engine-versions.ts'
import { findJdk } from './java.ts'
import type { GivenServers } from './options.ts'
import { isFree } from './ports.ts'

const databaseExample = 'postgres://owner:password@host:5432/database'

/** Everything that can be refused at once, before anything is fetched or started. */
export async function readDemoOptions(
  data: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ port: number; pair: EnginePair; given: GivenServers }> {
  const owner = readUrl(environment, 'DATABASE_OWNER_URL', databaseExample)
  const given: GivenServers = {
    // Alone, DATABASE_URL is the owner's; beside DATABASE_OWNER_URL it is the application role's.
    database: owner ?? readUrl(environment, 'DATABASE_URL', databaseExample),
    appDatabase: owner ? readUrl(environment, 'DATABASE_URL', databaseExample) : undefined,
    redis: readUrl(environment, 'REDIS_URL', 'redis://host:6379'),
    exporterRedis: readUrl(environment, 'EXPORTER_REDIS_URL', 'redis://host:6379'),
    zeebe: environment['ZEEBE_ADDRESS'] || undefined,
    masterKey: environment['MASTER_KEY'] || undefined,
  }
  const pair = findPair(
    environment['ZEEBE_VERSION'] || defaultEngine,
    environment['ZEEBE_EXPORTER_VERSION'] || undefined,
  )
  const port = await readPort(environment['PORT'])
  if (!given.zeebe) findJdk(environment)
  requireSpace(data, 700, 'KIMflow')
  return { port, pair, given }
}

async function readPort(text: string | undefined): Promise<number> {
  const port = Number(text || 8080)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw invalid('PORT_INVALID', `PORT must be a number from 1 to 65535, it is "${text}".`)
  }
  if ((await isFree(port)) && (await isFree(port, '::1'))) return port
  throw unavailable(
    'PORT_BUSY',
    `Port ${port} is in use: end the program that uses it, or choose another one with PORT=${port + 10} npm start.`,
  )
}

function readUrl(
  environment: NodeJS.ProcessEnv,
  name: string,
  example: string,
): string | undefined {
  const text = environment[name]
  if (!text) return undefined
  if (URL.canParse(text) && new URL(text).hostname !== '') return text
  throw invalid('ADDRESS_INVALID', `${name} is no address: write it like ${example}.`)
}
