import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'

const chunk = 10_000

/** Deadlines that end between two instants, evenly spread, written as rows without ceremony. */
export async function insertDeadlines(
  db: Db,
  tenantId: string,
  { label, count, fromMs, toMs }: { label: string; count: number; fromMs: number; toMs: number },
): Promise<void> {
  for (let first = 1; first <= count; first += chunk) {
    const last = Math.min(count, first + chunk - 1)
    await db.withTenant(tenantId, (tx) =>
      tx.execute(sql`
        insert into deadlines (tenant_id, id, title, kind, rule, rule_valid_from, source, text_of,
          referral_id, starts_on, raw_on, due_on, due_at, remind_on, explanation, roll, rings_at,
          state, when_missed, created_at)
        select ${tenantId}, ${label} || '-' || n, 'Probe', 'agreed', 'acknowledgement-due',
          '2020-01-01', 'Probe', '2026-11-22', ${label} || '-' || n, current_date, current_date,
          current_date, due, '{}', '[]', '{"moves": false, "why": "Probe"}', due,
          'armed', 'bench.missed', now()
        from generate_series(${first}::int, ${last}::int) n, lateral (
          select to_timestamp((${fromMs}::float8 + (${toMs}::float8 - ${fromMs}::float8)
            * n / ${count}::float8) / 1000) as due) ends`),
    )
  }
}

/** How often each deadline of a label had its effects; all four are `count` when each rang once. */
export async function countEffects(db: Db, tenantId: string, label: string) {
  return db.withTenant(tenantId, async (tx) => {
    const { rows } = await tx.execute<
      Record<'missed' | 'told' | 'messages' | 'audited', number>
    >(sql`
      select
        (select count(*)::int from deadlines where id like ${`${label}-%`} and state = 'missed') as missed,
        (select count(distinct payload->>'correlationKey')::int from outbox
          where payload->>'correlationKey' like ${`${label}-%`}) as told,
        (select count(*)::int from outbox
          where payload->>'correlationKey' like ${`${label}-%`}) as messages,
        (select count(*)::int from audit_entries where event = 'deadline.missed'
          and facts->>'deadlineId' like ${`${label}-%`}) as audited`)
    return rows[0] ?? { missed: 0, told: 0, messages: 0, audited: 0 }
  })
}
