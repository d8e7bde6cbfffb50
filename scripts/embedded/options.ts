import type { EnginePair } from './engine-versions.ts'
import type { Say } from './say.ts'

/** Servers that somebody else runs; what is absent is embedded. */
export type GivenServers = {
  /** an owner's address: migrations run through it */
  database?: string | undefined
  /** the application role's address, where its password is not ours to set */
  appDatabase?: string | undefined
  redis?: string | undefined
  exporterRedis?: string | undefined
  zeebe?: string | undefined
  /** for a database that outlives the data folder */
  masterKey?: string | undefined
}

export type SystemOptions = {
  data: string
  pair: EnginePair
  brokers: 1 | 3
  given: GivenServers
  /** where KIMflow listens; 0 chooses a free port */
  port: number
  /** one entry per process: its roles, comma separated */
  processes: string[]
  /** false leaves KIMflow itself to be started later, by its part */
  startsProduct: boolean
  /** restart what dies */
  heals: boolean
  /** for tests: quick to start, unsafe in a power cut */
  fast: boolean
  /** runs without a browser do not need it */
  buildsWebApp: boolean
  /** restart KIMflow when its code changes */
  watch: boolean
  say: Say
}
