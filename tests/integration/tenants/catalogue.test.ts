import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

const { addresses } = inject('world')
const admin = new pg.Client({ connectionString: addresses.databaseAdmin })
const app = 'kimflow_app'
let tables: string[]

const query = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await admin.query(text, values)).rows

beforeAll(async () => {
  await admin.connect()
  const rows = await query(
    `select table_name from information_schema.columns
     where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  )
  tables = rows.map(({ table_name }) => table_name)
})
afterAll(() => admin.end())

/** Columns of every key or foreign key, in order. */
const keys = (kind: 'p' | 'u' | 'f') =>
  query(
    `select c.conname as name, c.conrelid::regclass::text as table,
       c.confrelid::regclass::text as target,
       (select array_agg(a.attname order by k.at) from unnest(c.conkey) with ordinality k(num, at)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num)::text[] as columns,
       (select array_agg(a.attname order by k.at) from unnest(c.confkey) with ordinality k(num, at)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num)::text[] as targets
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where n.nspname = 'public' and c.contype = $1`,
    [kind],
  )

describe('Every table with a district', () => {
  it('is walled: row-level security enabled and forced, with a policy for reading and writing', async () => {
    const rows = await query(
      `select c.relname as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         (select json_agg(json_build_object('using', p.qual, 'check', p.with_check, 'cmd', p.cmd))
          from pg_policies p where p.tablename = c.relname) as policies
       from pg_class c where c.relname = any($1) and c.relkind = 'r'`,
      [tables],
    )
    expect(rows.length).toBe(tables.length)
    expect(tables.length).toBeGreaterThan(18)
    for (const row of rows) {
      expect(row).toMatchObject({ enabled: true, forced: true })
      expect(row.policies).toEqual([
        {
          cmd: 'ALL',
          using: expect.stringContaining(`current_setting('app.tenant'::text)`),
          check: expect.stringContaining(`current_setting('app.tenant'::text)`),
        },
      ])
    }
  })

  it('has a primary key that begins with the district', async () => {
    const primary = await keys('p')
    for (const table of tables) {
      expect([table, primary.find((key) => key.table === table)?.columns[0]]).toEqual([
        ...[table, 'tenant_id'],
      ])
    }
  })

  it('is unique and indexed within a district only, so that no error tells of another one', async () => {
    const rows = await query(
      `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index,
         (select a.attname from pg_attribute a
          where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) as first
       from pg_index i where i.indisunique and i.indrelid::regclass::text = any($1)`,
      [tables],
    )
    expect(rows.filter(({ first }) => first !== 'tenant_id')).toEqual([])
  })

  it('points to another one by district and id together', async () => {
    const foreign = (await keys('f')).filter(({ table }) => tables.includes(table))
    expect(foreign.length).toBeGreaterThan(10)
    for (const { name, columns, targets, target } of foreign) {
      expect([name, columns[0], targets[0]]).toEqual([name, 'tenant_id', 'tenant_id'])
      expect(tables).toContain(target)
    }
  })
})

describe('Nothing leads around the wall', () => {
  it('no view runs with its owner’s rights, no function with its definer’s', async () => {
    const views = await query(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and relkind in ('v', 'm')
       and not coalesce(reloptions @> array['security_invoker=true'], false)`,
    )
    const functions = await query(
      `select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'public' and prosecdef`,
    )
    expect([views, functions]).toEqual([[], []])
  })

  it('the services’ role owns nothing, may make nothing and cannot pass the policies', async () => {
    const [role] = await query('select * from pg_roles where rolname = $1', [app])
    const owned = await query(
      `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1
       union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = $1
       union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = $1`,
      [app],
    )
    const [rights] = await query(
      `select has_schema_privilege($1, 'public', 'CREATE') as schema,
         has_database_privilege($1, current_database(), 'CREATE') as database`,
      [app],
    )
    const member = await query(
      `select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = $1`,
      [app],
    )
    expect(role).toMatchObject({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
    })
    expect([owned, member]).toEqual([[], []])
    expect(rights).toEqual({ schema: false, database: false })
  })

  it('the services’ role empties no table and deletes only what is passing', async () => {
    const rows = await query(
      `select c.relname as table, has_table_privilege($1, c.oid, 'TRUNCATE') as truncate,
         has_table_privilege($1, c.oid, 'DELETE') as delete,
         has_table_privilege($1, c.oid, 'TRIGGER') as trigger,
         has_table_privilege($1, c.oid, 'REFERENCES') as references
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p')`,
      [app],
    )
    expect(rows.filter((row) => row.truncate || row.trigger || row.references)).toEqual([])
    expect(rows.flatMap((row) => (row.delete ? [row.table] : [])).sort()).toEqual([
      ...['idempotency_keys', 'outbox', 'sessions', 'sign_ins'],
    ])
  })

  it('the record can be added to, never changed', async () => {
    const [rights] = await query(
      `select has_table_privilege($1, 'audit_entries', 'INSERT') as insert,
         has_table_privilege($1, 'audit_entries', 'UPDATE') as update,
         has_table_privilege($1, 'audit_entries', 'DELETE') as delete,
         has_any_column_privilege($1, 'audit_entries', 'UPDATE') as columns`,
      [app],
    )
    expect(rights).toEqual({ insert: true, update: false, delete: false, columns: false })
  })
})
