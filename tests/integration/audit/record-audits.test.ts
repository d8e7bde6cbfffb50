import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import {
  type AuditEntry,
  createAudit,
  recordAudit,
  recordAudits,
  system,
} from '../../../services/audit/audit.ts'
import { openDatabase } from '../alarms/own-servers.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
beforeAll(async () => {
  database = await openDatabase()
}, 60_000)
afterAll(() => database?.close())

const at = Temporal.Instant.from('2026-11-22T10:00:00.123456Z')
const entries: AuditEntry[] = [
  {
    at,
    event: 'deadline.missed',
    actor: system,
    caseId: 'case-1',
    facts: { deadlineId: 'b', n: 2 },
  },
  { at, event: 'deadline.met', actor: { kind: 'staff', id: 'jana' }, referralId: 'r-1' },
  {
    at,
    event: 'task.opened',
    actor: system,
    taskId: 't-1',
    contactId: null,
    traceId: 'a'.repeat(32),
  },
]

const rowsOf = (tenantId: string) =>
  database.db.withTenant(tenantId, (tx) =>
    tx.select().from(auditEntries).orderBy(asc(auditEntries.seq)),
  )

describe('many entries at once', () => {
  it('make the same chain as one by one, value by value', async () => {
    // when
    await database.db.withTenant('singly', async (tx) => {
      for (const entry of entries) await recordAudit(tx, entry)
    })
    await database.db.withTenant('together', (tx) => recordAudits(tx, entries))

    // then
    const plain = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
      rows.map(({ tenantId: _tenant, hash: _hash, ...row }) => row)
    const [singly, together] = [await rowsOf('singly'), await rowsOf('together')]
    expect(plain(together)).toEqual(plain(singly))
    expect(together.map(({ seq, event }) => [seq, event])).toEqual([
      [1, 'deadline.missed'],
      [2, 'deadline.met'],
      [3, 'task.opened'],
    ])
  })

  it('continue the chain of single ones and are continued by them, from many writers at once', async () => {
    // when
    await Promise.all(
      Array.from({ length: 8 }, (_, writer) =>
        database.db.withTenant('mixed', async (tx) => {
          if (writer % 2 === 0) await recordAudits(tx, [...entries, ...entries])
          else for (const entry of entries) await recordAudit(tx, entry)
        }),
      ),
    )

    // then
    const rows = await rowsOf('mixed')
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 36 }, (_, nth) => nth + 1))
    expect(await createAudit({ db: database.db }).verify('mixed')).toBeNull()
  })

  it('leave no trace of a transaction that failed', async () => {
    await database.db.withTenant('failed', (tx) => recordAudits(tx, entries))

    const failed = database.db.withTenant('failed', async (tx) => {
      await recordAudits(tx, entries)
      throw new Error('later')
    })

    await expect(failed).rejects.toThrow('later')
    expect(await rowsOf('failed')).toHaveLength(3)
    expect(await createAudit({ db: database.db }).verify('failed')).toBeNull()
  })
})
