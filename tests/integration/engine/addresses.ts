import { inject } from 'vitest'

const given = (name: 'zeebeAddress' | 'redisUrl' | 'databaseUrl', variable: string): string => {
  const address = inject(name) ?? process.env[variable]
  if (!address) throw new Error(`Nothing provides ${name}; set ${variable}`)
  return address
}

/** Servers of the shared test world, or those of the environment when a file runs on its own. */
export const addresses = {
  zeebe: () => given('zeebeAddress', 'ZEEBE_ADDRESS'),
  redis: () => given('redisUrl', 'REDIS_URL'),
  /** where the engine's exporter writes */
  exporter: () => inject('world')?.addresses.exporterRedis ?? given('redisUrl', 'REDIS_URL'),
  database: () => given('databaseUrl', 'DATABASE_URL'),
}
