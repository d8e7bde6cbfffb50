import { refused } from '../../services/failure.ts'
import type { Artifact } from './maven.ts'

/**
 * Engine and exporter that were run together. A wrong pair does not merely miss a feature: the
 * exporter kills the broker. A newer pair is one line here, once it has passed the tests.
 */
const pairs = [
  {
    engine: '8.5.8',
    exporter: '0.9.0',
    mainClass: 'io.camunda.zeebe.broker.StandaloneBroker',
    engineMegabytes: 212,
    exporterMegabytes: 6,
  },
  {
    engine: '8.6.0',
    exporter: '1.1.0',
    mainClass: 'io.camunda.application.StandaloneBroker',
    engineMegabytes: 300,
    exporterMegabytes: 22,
  },
] as const

export type EngineVersion = (typeof pairs)[number]['engine']
export type EnginePair = (typeof pairs)[number]

export const defaultEngine: EngineVersion = '8.5.8'

export function findPair(engine: string, exporter?: string): EnginePair {
  const pair = pairs.find((one) => one.engine === engine)
  if (pair && (exporter === undefined || exporter === pair.exporter)) return pair
  const known = pairs.map((one) => `${one.engine} with exporter ${one.exporter}`).join(', ')
  const asked = exporter ? `${engine} with exporter ${exporter}` : engine
  throw refused('ENGINE_PAIR_UNKNOWN', `Engine ${asked} is no tested pair: choose one of ${known}.`)
}

export const engineArtifact = (pair: EnginePair): Artifact => ({
  group: 'io.camunda',
  name: 'camunda-zeebe',
  version: pair.engine,
  kind: 'tar.gz',
  file: `camunda-zeebe-${pair.engine}.tar.gz`,
  megabytes: pair.engineMegabytes,
})

export const exporterArtifact = (pair: EnginePair): Artifact => ({
  group: 'io.zeebe.redis',
  name: 'zeebe-redis-exporter',
  version: pair.exporter,
  kind: 'jar:jar-with-dependencies',
  file: `zeebe-redis-exporter-${pair.exporter}-jar-with-dependencies.jar`,
  megabytes: pair.exporterMegabytes,
})
