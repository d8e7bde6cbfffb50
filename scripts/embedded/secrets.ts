import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Secrets = {
  masterKey: string
  oidcClientSecret: string
  postgresPassword: string
  ownerPassword: string
  appPassword: string
}

/** What only this data folder knows: made once, readable for its owner alone. */
export function readSecrets(data: string): Secrets {
  const file = join(data, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))

  const secrets: Secrets = {
    masterKey: randomBytes(32).toString('base64'),
    oidcClientSecret: randomBytes(24).toString('base64url'),
    postgresPassword: randomBytes(18).toString('base64url'),
    ownerPassword: randomBytes(18).toString('base64url'),
    appPassword: randomBytes(18).toString('base64url'),
  }
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
