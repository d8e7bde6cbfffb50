import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrateDatabase } from '../../db/migrate.ts'
import { refused } from '../../services/failure.ts'
import { repository } from './folders.ts'
import { buildWebApp } from './webapp.ts'

const required = [
  'DATABASE_URL',
  'REDIS_URL',
  'ZEEBE_ADDRESS',
  'PUBLIC_URL',
  'MASTER_KEY',
  'OIDC_CLIENT_SECRET',
]

/** In production nothing is embedded, simulated or seeded: every address must be given. */
export async function startProduction(environment: NodeJS.ProcessEnv): Promise<number> {
  const absent = required.filter((name) => !environment[name])
  if (absent.length > 0) {
    throw refused(
      'ADDRESSES_MISSING',
      `NODE_ENV=production embeds nothing: set ${absent.join(', ')} (see .env.example), or start without NODE_ENV=production for the demo.`,
    )
  }
  const ownerUrl = environment['DATABASE_OWNER_URL']
  if (ownerUrl) await migrateDatabase(ownerUrl)
  if (!existsSync(join(repository, 'dist-web'))) await buildWebApp(console.log)

  const child = spawn(process.execPath, ['services/main.ts'], { cwd: repository, stdio: 'inherit' })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => child.kill(name))
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
