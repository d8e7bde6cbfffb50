import { brokerPortNames } from './engine-aot.ts'
import type { SystemOptions } from './options.ts'
import { local } from './ports.ts'
import type { Secrets } from './secrets.ts'

export type Ports = Record<string, number>

/** Where everything is, once it runs. */
export type SystemAddresses = {
  /** the address people use */
  kimflow: string
  /** where further copies of the API listen, behind no proxy here */
  apiCopies: string[]
  /** health and metrics, one per process */
  management: string[]
  /** as the application role */
  database: string
  databaseOwner: string
  /** sees the rows of every tenant; for tests only */
  databaseAdmin: string
  redis: string
  exporterRedis: string
  zeebe: string
  /** management ports of the embedded brokers */
  engineManagement: number[]
  /** those of them whose clock can be moved: a cluster keeps the system's */
  engineClocks: number[]
  identity: string
  jobcenter: string
  engineVersion: string
  data: string
  masterKey: string
  oidcClientSecret: string
}

export const demoTenants = ['ahrsiepen', 'nordhellen']

export const portNames = ({ processes, brokers }: SystemOptions): string[] => [
  ...['postgres', 'redis', 'identity', 'jobcenter', 'kimflow'],
  ...processes.map((_, at) => `management-${at}`),
  ...apiCopies(processes),
  ...Array.from({ length: brokers }, (_, node) =>
    brokerPortNames.map((name) => brokerPortName(node, name)),
  ).flat(),
]

/** Names of the ports of every process that serves the API beside the first one. */
const apiCopies = (processes: readonly string[]): string[] =>
  processes.flatMap((roles, at) => (at > 0 && roles.includes('api') ? [apiPortName(at)] : []))
export const apiPortName = (at: number): string => `kimflow-${at}`

export const brokerPortName = (node: number, name: string): string => `engine-${node}-${name}`

export function buildAddresses(
  { given, port, processes, brokers, pair, data }: SystemOptions,
  ports: Ports,
  secrets: Secrets,
): SystemAddresses {
  const redis = given.redis ?? `redis://${local}:${ports['redis']}`
  const engineManagement = Array.from(
    { length: given.zeebe ? 0 : brokers },
    (_, node) => ports[brokerPortName(node, 'management')] ?? 0,
  )
  return {
    // The port people use is theirs to choose; `localhost` lets browsers accept a secure cookie.
    kimflow: `http://localhost:${port || ports['kimflow']}`,
    apiCopies: apiCopies(processes).map((name) => `http://localhost:${ports[name]}`),
    management: processes.map((_, at) => `http://${local}:${ports[`management-${at}`]}`),
    // The database's addresses are known once the server is there.
    database: '',
    databaseOwner: '',
    databaseAdmin: '',
    redis,
    exporterRedis: given.exporterRedis ?? redis,
    zeebe: given.zeebe ?? `${local}:${ports[brokerPortName(0, 'gateway')]}`,
    engineManagement,
    engineClocks: engineManagement.length === 1 ? engineManagement : [],
    identity: `http://localhost:${ports['identity']}`,
    jobcenter: `http://localhost:${ports['jobcenter']}`,
    engineVersion: pair.engine,
    data,
    masterKey: given.masterKey ?? secrets.masterKey,
    oidcClientSecret: secrets.oidcClientSecret,
  }
}

/** The configuration of a KIMflow process in this system; its roles and ports come on top. */
export const buildEnvironment = (
  addresses: SystemAddresses,
  forTests: boolean,
): Record<string, string> => ({
  NODE_ENV: forTests ? 'test' : 'development',
  HOST: local,
  PORT: new URL(addresses.kimflow).port,
  PUBLIC_URL: addresses.kimflow,
  DATABASE_URL: addresses.database,
  REDIS_URL: addresses.redis,
  EXPORTER_REDIS_URL: addresses.exporterRedis,
  ZEEBE_ADDRESS: addresses.zeebe,
  MASTER_KEY: addresses.masterKey,
  OIDC_CLIENT_ID: 'kimflow',
  OIDC_CLIENT_SECRET: addresses.oidcClientSecret,
  KIMFLOW_DEMO: 'true',
  KIMFLOW_CLOCK: 'movable',
})

/** What the simulators are told. */
export const simulatorEnvironment = (addresses: SystemAddresses): Record<string, string> => ({
  IDENTITY_PORT: new URL(addresses.identity).port,
  JOBCENTER_PORT: new URL(addresses.jobcenter).port,
  SIMULATOR_DATA_DIR: `${addresses.data}/simulators`,
  KIMFLOW_URL: addresses.kimflow,
  KIMFLOW_TENANTS: demoTenants.join(','),
  OIDC_CLIENT_ID: 'kimflow',
  OIDC_CLIENT_SECRET: addresses.oidcClientSecret,
})
