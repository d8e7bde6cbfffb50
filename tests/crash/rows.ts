import pg from 'pg'
import type { SystemAddresses } from '../../scripts/embedded/addresses.ts'

export type Row = Record<string, any>

/** The rows themselves, of every tenant: what the checkers believe, whatever the API says. */
export type Rows = {
  read(sql: string, values?: unknown[]): Promise<Row[]>
  /** the first entry of a tenant's audit chain that does not verify, or null */
  firstBrokenAudit(tenantId: string): Promise<number | null>
  close(): Promise<void>
}

export function openRows({ databaseAdmin, database }: SystemAddresses): Rows {
  const admin = openPool(databaseAdmin)
  const product = openPool(database)

  return {
    read: async (sql, values = []) => (await admin.query(sql, values)).rows,

    async firstBrokenAudit(tenantId) {
      const client = await product.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('app.tenant', $1, true)`, [tenantId])
        const { rows } = await client.query('select audit_verify() as seq')
        await client.query('commit')
        return rows[0].seq === null ? null : Number(rows[0].seq)
      } finally {
        client.release()
      }
    },

    close: async () => {
      await Promise.all([admin.end(), product.end()])
    },
  }
}

/** Postgres is killed under these as well; whoever asks next gets a new connection. */
function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, connectionTimeoutMillis: 3_000 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
