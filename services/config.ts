import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { Failure } from './failure.ts'

export const roles = ['api', 'workers', 'senders', 'alarms', 'projector'] as const
export type Role = (typeof roles)[number]

/** Every variable KIMflow reads. The type is derived, the table in the README is generated. */
export const ConfigSchema = Type.Object({
  NODE_ENV: Type.String({
    default: 'development',
    description: '`production` embeds nothing and refuses to start with missing addresses.',
  }),
  KIMFLOW_ROLES: Type.String({
    default: roles.join(','),
    pattern: `^(${roles.join('|')})(,(${roles.join('|')}))*$`,
    description:
      'Which parts this process runs, comma separated: api, workers, senders, alarms, projector. Several copies of each may run.',
  }),
  HOST: Type.String({ default: '127.0.0.1', description: 'Address the HTTP server listens on.' }),
  PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65535,
    description: 'Port of the HTTP server.',
  }),
  PUBLIC_URL: Type.String({
    default: 'http://localhost:8080',
    pattern: '^https?://[^/]+$',
    description: 'Address people and agencies use, without a trailing slash.',
  }),
  MANAGEMENT_HOST: Type.String({
    default: '127.0.0.1',
    description: 'Address of the management listener (health and metrics of every role).',
  }),
  MANAGEMENT_PORT: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 65535,
    description: 'Port of the management listener; 0 switches it off.',
  }),
  DATABASE_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description: 'PostgreSQL 15 or later, as the role `kimflow_app` that owns nothing.',
  }),
  DATABASE_POOL_SIZE: Type.Integer({
    default: 10,
    minimum: 2,
    maximum: 100,
    description: 'Connections to PostgreSQL per process.',
  }),
  REDIS_URL: Type.String({
    pattern: '^rediss?://',
    description: 'Redis for alarms (BullMQ). It may be emptied at any time.',
  }),
  EXPORTER_REDIS_URL: Type.String({
    default: '',
    description: 'Redis the engine exports to; empty means REDIS_URL.',
  }),
  ZEEBE_ADDRESS: Type.String({
    pattern: '^[^/]+:\\d+$',
    description: 'gRPC gateway of the Zeebe cluster, host:port.',
  }),
  MASTER_KEY: Type.String({
    pattern: '^[A-Za-z0-9+/]{43}=$',
    description:
      '32 random bytes in Base64. Wraps the keys of districts and people; losing it loses them.',
  }),
  OIDC_CLIENT_ID: Type.String({
    default: 'kimflow',
    description: 'Client id at the identity provider of each district.',
  }),
  OIDC_CLIENT_SECRET: Type.String({
    minLength: 16,
    description: 'Client secret at the identity provider.',
  }),
  LRAG_IN_FORCE: Type.Boolean({
    default: false,
    description:
      'Whether the Leistungsrechtsanpassungsgesetz is in force. Its rules stand in the decision tables and apply only then.',
  }),
  KIMFLOW_DEMO: Type.Boolean({
    default: false,
    description:
      'Marks people and cases as invented, lists the demo people, allows http providers.',
  }),
  KIMFLOW_CLOCK: Type.Union([Type.Literal('system'), Type.Literal('movable')], {
    default: 'system',
    description:
      '`movable` follows the table clock_offset (demo and tests); refused in production.',
  }),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info', description: 'fatal, error, warn, info, debug or silent.' },
  ),
  INSTANCE_NAME: Type.String({
    default: '',
    description: 'Name of this process in the stream consumer group; empty means host and pid.',
  }),
})

export type Config = Static<typeof ConfigSchema>

/** Reads the environment once; nobody else may. All faults are reported together. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(ConfigSchema.properties)
      .filter((name) => environment[name] !== undefined && environment[name] !== '')
      .map((name) => [name, environment[name]]),
  )
  const candidate = Value.Convert(ConfigSchema, Value.Default(ConfigSchema, given))
  const faults = [
    ...Value.Errors(ConfigSchema, candidate).map(
      (fault) => `${fault.instancePath.slice(1) || missingNames(fault)}: ${fault.message}`,
    ),
    ...(environment['NODE_ENV'] === 'production' && environment['KIMFLOW_CLOCK'] === 'movable'
      ? ['KIMFLOW_CLOCK: must be system in production']
      : []),
  ]
  if (faults.length > 0) {
    throw new Failure(
      'invalid',
      'CONFIG_INVALID',
      `The configuration is incomplete or wrong:\n  ${[...new Set(faults)].join('\n  ')}\nSee .env.example.`,
    )
  }
  return candidate as Config
}

/** zeebe-node reads this variable itself; its own six minutes notice a dead gateway far too late. */
export function keepEngineConnectionAlive(): void {
  process.env['GRPC_KEEPALIVE_TIME_MS'] ??= '45000'
}

const missingNames = (fault: { params?: unknown }): string => {
  const names = (fault.params as { requiredProperties?: string[] })?.requiredProperties
  return names?.join(', ') ?? 'configuration'
}

export const rolesOf = (config: Config): Set<Role> =>
  new Set(config.KIMFLOW_ROLES.split(',') as Role[])
