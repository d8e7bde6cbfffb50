import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { home, openTwoDistricts, other, type TwoDistricts } from './two-districts.ts'

let two: TwoDistricts
const pools: pg.Pool[] = []
beforeAll(async () => {
  two = await openTwoDistricts()
}, 90_000)
afterAll(async () => {
  await Promise.all([...pools.map((pool) => pool.end()), two?.close()])
})

/** What the verifier says in a district after an intruder with all rights was at work there. */
async function verdictAfter(tenant: string, ...intrusions: string[]): Promise<number | null> {
  const pool = new pg.Pool({ connectionString: two.shared.addresses.databaseAdmin, max: 1 })
  pools.push(pool)
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const intrusion of intrusions) {
      const { rowCount } = await client.query(intrusion)
      expect([intrusion, rowCount]).not.toEqual([intrusion, 0])
    }
    await client.query('set local role kimflow_app')
    await client.query(`select set_config('app.tenant', $1, true)`, [tenant])
    const { rows } = await client.query('select audit_verify() as first')
    return rows[0].first === null ? null : Number(rows[0].first)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const at = (seq: number | string) => `tenant_id = '${home}' and seq = ${seq}`
const last = `(select max(seq) from audit_entries where tenant_id = '${home}')`

describe('The record of a district', () => {
  it('holds from its first entry to its last, without a gap', async () => {
    // given
    const [counted] = await two.truth.query(
      `select count(*)::int as n, max(seq)::int as last from audit_entries where tenant_id = $1`,
      [home],
    )

    // when
    const verdicts = [await verdictAfter(home), await verdictAfter(other)]

    // then
    expect(verdicts).toEqual([null, null])
    expect(counted.n).toBe(counted.last)
    expect(counted.n).toBeGreaterThan(20)
  })

  it.each([
    ['a changed fact', `update audit_entries set facts = '{"outcome":"x"}' where ${at(7)}`],
    ['another event', `update audit_entries set event = 'case.opened' where ${at(7)}`],
    ['another actor', `update audit_entries set actor_id = 'somebody' where ${at(7)}`],
    ['another time', `update audit_entries set at = at + interval '1 second' where ${at(7)}`],
    ['another trace', `update audit_entries set trace_id = repeat('a', 32) where ${at(7)}`],
    ['another hash', `update audit_entries set hash = repeat('0', 64) where ${at(7)}`],
    [
      'an id put into another column',
      `update audit_entries set referral_id = contact_id, contact_id = referral_id where ${at(7)}`,
    ],
  ])('names the first entry that was tampered with: %s', async (_what, intrusion) => {
    expect(await verdictAfter(home, intrusion)).toBe(7)
  })

  it('notices an entry that is gone, from the middle and from the end', async () => {
    // given
    const [{ n }] = await two.truth.query(`select ${last}::int as n`)

    // when
    const middle = await verdictAfter(home, `delete from audit_entries where ${at(9)}`)
    const end = await verdictAfter(home, `delete from audit_entries where ${at(last)}`)

    // then
    expect(middle).toBe(10)
    expect(end).toBe(n)
  })

  it('notices entries that have changed places', async () => {
    const verdict = await verdictAfter(
      home,
      `update audit_entries set seq = -1 where ${at(11)}`,
      `update audit_entries set seq = 11 where ${at(12)}`,
      `update audit_entries set seq = 12 where ${at(-1)}`,
    )
    expect(verdict).toBe(11)
  })

  it('notices an entry that somebody else has added', async () => {
    const [{ n }] = await two.truth.query(`select ${last}::int as n`)
    const verdict = await verdictAfter(
      home,
      `insert into audit_entries select tenant_id, seq + 1, at, event, actor_kind, actor_id,
         contact_id, case_id, referral_id, task_id, facts, hash, trace_id
       from audit_entries where ${at(last)}`,
    )
    expect(verdict).toBe(n + 1)
  })
})
