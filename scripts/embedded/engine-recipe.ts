import { join } from 'node:path'
import type { EngineFiles } from './engine-archive.ts'
import { local } from './ports.ts'
import type { Launch } from './supervise.ts'

export type BrokerPorts = {
  gateway: number
  command: number
  internal: number
  management: number
  server: number
}

export type BrokerRecipe = {
  files: EngineFiles
  /** own folder of this broker */
  folder: string
  ports: BrokerPorts
  /** where the exporter writes; without it nothing is exported */
  redisUrl?: string
  /** the AOT cache to use, or the one to write */
  aot?: { use: string } | { write: string }
  /** tests start quicker and do not wait for the disk; a power cut would lose data */
  fast?: boolean
  cluster?: { node: number; contactPoints: string[] }
}

/** What KIMflow reads, and trims: a stream nobody reads would grow for ever. */
const exportedTypes = 'PROCESS_INSTANCE,JOB,INCIDENT'

/** The command that starts one broker with java directly; its script would put a folder first. */
export function launchBroker(recipe: BrokerRecipe): Launch {
  const { files, folder } = recipe
  return {
    file: join(files.jdk.home, 'bin/java'),
    args: [
      ...aotFlags(recipe),
      '-Xms128m',
      '-Xmx512m',
      '-XX:+UseSerialGC',
      '-XX:+ExitOnOutOfMemoryError',
      ...(recipe.fast ? ['-XX:TieredStopAtLevel=1'] : []),
      '-Dfile.encoding=UTF-8',
      '--enable-native-access=ALL-UNNAMED',
      // JDK 23 made this noise and brought the switch against it.
      ...(files.jdk.major >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
      // The logging configuration writes to `logs` below this; the cache is shared by all brokers.
      `-Dapp.home=${folder}`,
      `-Dapp.repo=${join(files.home, 'lib')}`,
      `-Dbasedir=${files.home}`,
      '-cp',
      files.classPath,
      files.pair.mainClass,
    ],
    cwd: folder,
    env: { ...process.env, JAVA_HOME: files.jdk.home, ...brokerEnvironment(recipe) },
  }
}

function aotFlags({ aot }: BrokerRecipe): string[] {
  if (!aot) return []
  return ['use' in aot ? `-XX:AOTCache=${aot.use}` : `-XX:AOTCacheOutput=${aot.write}`]
}

function brokerEnvironment(recipe: BrokerRecipe): Record<string, string> {
  const { ports, folder, cluster } = recipe
  return {
    ZEEBE_BROKER_GATEWAY_ENABLE: 'true',
    ZEEBE_BROKER_DATA_DIRECTORY: join(folder, 'data'),
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '200MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '100MB',
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '16MB',
    // A restart exports again what came after the last snapshot: little, with one a minute.
    ZEEBE_BROKER_DATA_SNAPSHOTPERIOD: '1m',
    ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT: '64MB',
    ZEEBE_BROKER_THREADS_CPUTHREADCOUNT: '1',
    ZEEBE_BROKER_THREADS_IOTHREADCOUNT: '1',
    // The engine binds to every address unless told otherwise.
    ZEEBE_BROKER_NETWORK_HOST: local,
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: local,
    SERVER_ADDRESS: local,
    MANAGEMENT_SERVER_ADDRESS: local,
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.gateway),
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    MANAGEMENT_SERVER_PORT: String(ports.management),
    SERVER_PORT: String(ports.server),
    ZEEBE_CLOCK_CONTROLLED: cluster ? 'false' : 'true',
    ...(recipe.fast ? { ZEEBE_BROKER_CLUSTER_RAFT_FLUSH_ENABLED: 'false' } : {}),
    ...clusterEnvironment(cluster),
    ...exporterEnvironment(recipe),
  }
}

function clusterEnvironment(cluster: BrokerRecipe['cluster']): Record<string, string> {
  const size = String(cluster?.contactPoints.length ?? 1)
  return {
    ZEEBE_BROKER_CLUSTER_NODEID: String(cluster?.node ?? 0),
    ZEEBE_BROKER_CLUSTER_CLUSTERSIZE: size,
    ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR: size,
    ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: size,
    ...(cluster
      ? { ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: cluster.contactPoints.join(',') }
      : {}),
  }
}

function exporterEnvironment({ files, redisUrl }: BrokerRecipe): Record<string, string> {
  if (!redisUrl) return {}
  return {
    ZEEBE_BROKER_EXPORTERS_REDIS_CLASSNAME: 'io.zeebe.redis.exporter.RedisExporter',
    ZEEBE_BROKER_EXPORTERS_REDIS_JARPATH: files.exporterJar,
    ZEEBE_REDIS_REMOTE_ADDRESS: redisUrl,
    ZEEBE_REDIS_FORMAT: 'json',
    ZEEBE_REDIS_ENABLED_RECORD_TYPES: 'EVENT',
    ZEEBE_REDIS_ENABLED_VALUE_TYPES: exportedTypes,
    // Known to 1.1.0 only. Nothing is dropped by age; KIMflow trims the streams itself.
    ZEEBE_REDIS_MAX_TIME_TO_LIVE_IN_SECONDS: '0',
    ZEEBE_REDIS_DELETE_AFTER_ACKNOWLEDGE: 'true',
    ZEEBE_REDIS_CONSUMER_JOB_TIMEOUT_IN_SECONDS: '-1',
    ZEEBE_REDIS_BATCH_CYCLE_MILLIS: '50',
    ZEEBE_REDIS_CLEANUP_CYCLE_IN_SECONDS: '5',
  }
}
