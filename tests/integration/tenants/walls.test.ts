import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDb, type Db } from '../../../db/client.ts'
import { home, openTwoDistricts, other, type TwoDistricts } from './two-districts.ts'

let two: TwoDistricts
let app: pg.Pool
let owner: pg.Pool
let admin: pg.Pool
let db: Db

beforeAll(async () => {
  two = await openTwoDistricts()
  const { database, databaseOwner, databaseAdmin } = two.shared.addresses
  app = new pg.Pool({ connectionString: database, max: 1 })
  owner = new pg.Pool({ connectionString: databaseOwner, max: 1 })
  admin = new pg.Pool({ connectionString: databaseAdmin, max: 1 })
  db = createDb(database, { poolSize: 1 })
}, 90_000)
afterAll(async () => {
  await Promise.all([app?.end(), owner?.end(), admin?.end(), db?.close(), two?.close()])
})

/** Runs statements as a role within a district and takes everything back. */
async function within<T>(
  pool: pg.Pool,
  tenant: string | null,
  run: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    if (tenant !== null) await client.query(`select set_config('app.tenant', $1, true)`, [tenant])
    return await run(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const count = async (client: pg.PoolClient, table = 'contacts'): Promise<number> =>
  Number((await client.query(`select count(*) from ${table}`)).rows[0].count)
const truly = async (tenant: string, table = 'contacts'): Promise<number> => {
  const rows = await two.truth.query(`select count(*) from ${table} where tenant_id = $1`, [tenant])
  return Number(rows[0].count)
}

describe('The traps of row-level security (promises B5)', () => {
  it('the owner of the tables sees no row of anybody', async () => {
    const seen = await Promise.all([home, other, null].map((one) => within(owner, one, count)))
    expect(seen).toEqual([0, 0, 0])
    expect(await within(app, other, count)).toBe(await truly(other))
    expect(await truly(other)).toBeGreaterThan(0)
  })

  it('without a district there is an error, not an empty answer (S22)', async () => {
    const fresh = new pg.Pool({ connectionString: two.shared.addresses.database, max: 1 })
    await expect(within(fresh, null, count)).rejects.toThrow(/app\.tenant/)
    await fresh.end()
  })

  it('the district does not stay on a pooled connection, after success or failure', async () => {
    // given
    const seen = () => db.shared.execute(sql`select id from contacts`)
    const read = () =>
      db.withTenant(home, (tx) => tx.execute<{ id: string }>(sql`select id from contacts`))

    // when
    const inside = await read()
    const after = await seen().catch(() => ({ rows: [] }))
    await db.withTenant(home, () => Promise.reject(new Error('on the way'))).catch(() => undefined)
    const afterFailure = await seen().catch(() => ({ rows: [] }))

    // then
    expect(inside.rows.length).toBe(await truly(home))
    expect([after.rows, afterFailure.rows]).toEqual([[], []])
  })

  it('nothing is written into another district, and no row moves there', async () => {
    const insert = (tenant: string) => (client: pg.PoolClient) =>
      client.query(
        `insert into persons (tenant_id, id, created_at, updated_at) values ($1, 'x', now(), now())`,
        [tenant],
      )
    await expect(within(app, home, insert(other))).rejects.toThrow(/row-level security/)
    await expect(
      within(app, home, (client) => client.query('update tasks set tenant_id = $1', [other])),
    ).rejects.toThrow(/row-level security|foreign key/)
    const moved = await within(app, other, (client) =>
      client.query(`update tasks set state = 'open' where id = $1`, [two.ids.taskId]),
    )
    expect(moved.rowCount).toBe(0)
  })

  it('a reference to another district’s row fails like one to no row at all', async () => {
    // given
    const insertCase = (contactId: string) =>
      within(app, other, (client) =>
        client.query(
          `insert into cases (tenant_id, id, number, person_id, contact_id, phase, phase_since, state, opened_at)
           select $1, 'x', 'x', (select id from persons limit 1), $2, 'access', now(), 'open', now()`,
          [other, contactId],
        ),
      ).catch((error: pg.DatabaseError) => ({ code: error.code, constraint: error.constraint }))

    // when
    const foreign = await insertCase(two.ids.contactId)
    const missing = await insertCase('nowhere')

    // then
    expect(foreign).toMatchObject({ code: '23503' })
    expect(foreign).toEqual(missing)
  })

  it('the same id in two districts is no conflict', async () => {
    const [person] = await two.truth.query('select id from persons where tenant_id = $1 limit 1', [
      home,
    ])
    const made = await within(app, other, (client) =>
      client.query(
        'insert into persons (tenant_id, id, created_at, updated_at) values ($1, $2, now(), now())',
        [other, person.id],
      ),
    )
    expect(made.rowCount).toBe(1)
  })

  it('no table can be emptied past its policy', async () => {
    const empty = within(app, home, (client) => client.query('truncate contacts cascade'))
    await expect(empty).rejects.toThrow(/permission denied/)
  })
})

describe('Any question asked in a district', () => {
  const tables = [
    'contacts',
    'cases',
    'tasks',
    'persons',
    'staff',
    'organisations',
    'audit_entries',
    'outbox',
    'trace_instances',
    'proposals',
  ]

  it('has the answer it would have if the other district did not exist', async () => {
    // given
    const columns = new Map<string, string[]>()
    const known: string[] = []
    for (const table of tables) {
      const rows = await two.truth.query(
        `select column_name as name from information_schema.columns
         where table_name = $1 and data_type in ('text', 'date', 'integer', 'bigint', 'timestamp with time zone')`,
        [table],
      )
      columns.set(
        table,
        rows.map(({ name }) => name),
      )
      for (const row of await two.truth.query(`select * from ${table} order by random() limit 8`)) {
        known.push(
          ...Object.values(row)
            .filter((value) => typeof value === 'string')
            .slice(0, 6),
        )
      }
    }
    const value = fc.oneof(fc.constantFrom(...known, home, other), fc.string({ maxLength: 8 }))
    const term = fc.record({
      at: fc.nat(),
      operator: fc.constantFrom('=', '<>', '<', '>=', 'like', 'ilike', 'is distinct from'),
      value: value.map((text) => text.replaceAll('\0', '')),
      negated: fc.boolean(),
    })
    const question = fc.record({
      tenant: fc.constantFrom(home, other),
      table: fc.constantFrom(...tables),
      terms: fc.array(term, { maxLength: 3 }),
      joint: fc.constantFrom(' and ', ' or '),
      shape: fc.constantFrom('rows', 'count', 'max', 'update'),
      joined: fc.boolean(),
    })

    // when, then
    await fc.assert(
      fc.asyncProperty(question, async ({ tenant, table, terms, joint, shape, joined }) => {
        const names = columns.get(table) as string[]
        const values: string[] = []
        const filter = terms
          .map(({ at, operator, value, negated }) => {
            values.push(operator.endsWith('like') ? `%${value}%` : value)
            const column = `t.${names[at % names.length]}::text`
            return `${negated ? 'not ' : ''}(${column} ${operator} $${values.length})`
          })
          .join(joint)
        const where = filter === '' ? 'true' : filter
        const ask = (extra: string) => {
          if (shape === 'update' && table !== 'audit_entries') {
            return `update ${table} t set tenant_id = tenant_id where (${where}) ${extra}`
          }
          const what =
            shape === 'count' ? 'count(*)' : shape === 'max' ? `max(t.${names[0]})` : 't::text'
          const join = joined ? 'left join staff s on s.tenant_id = t.tenant_id' : ''
          const order = what === 't::text' ? ' order by 1' : ''
          return `select ${what} as x from ${table} t ${join} where (${where}) ${extra}${order}`
        }
        // Both in one transaction, so that both see the same moment.
        const [oracle, walled] = await within(admin, null, async (client) => {
          await client.query('set transaction isolation level repeatable read')
          const put = async (text: string) => {
            const { rowCount, rows } = await client.query(text, values)
            return { rowCount, rows }
          }
          const filtered = await put(ask(`and t.tenant_id = '${tenant}'`))
          await client.query('set local role kimflow_app')
          await client.query(`select set_config('app.tenant', $1, true)`, [tenant])
          return [filtered, await put(ask(''))]
        })
        expect(walled).toEqual(oracle)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
