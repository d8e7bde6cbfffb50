import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const advisoryLock = 7_423_001

/**
 * Brings a database to the current schema, as its owner, under a lock so that parallel starts wait.
 * The application role is made first where the owner may; otherwise it has to exist.
 */
export async function migrateDatabase(ownerUrl: string, appPassword?: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await ensureAppRole(client, appPassword)
    await migrate(drizzle({ client }), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    })
  } finally {
    await client.end()
  }
}

async function ensureAppRole(client: pg.Client, appPassword?: string): Promise<void> {
  const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'kimflow_app'`)
  if (rowCount === 0) {
    await client.query('create role kimflow_app login nobypassrls nosuperuser nocreatedb')
  }
  if (appPassword) {
    await client.query(`alter role kimflow_app password ${pg.escapeLiteral(appPassword)}`)
  }
}

if (import.meta.main) {
  const url = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL']
  if (!url) {
    process.stderr.write('Set DATABASE_OWNER_URL to the address of the database owner.\n')
    process.exit(2)
  }
  await migrateDatabase(url)
}
