import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { deadlines } from '../../db/schema/deadlines.ts'
import { recordAudit, system } from '../audit/audit.ts'

/**
 * Ends what still waits for a referral, inside the transaction of the answer that ends it: `met` when
 * the awaited thing came, `cancelled` when nobody waits any more. A deadline already missed stays so.
 * Call it before `recordAudit`: deadline rows are locked before the audit head everywhere.
 */
export async function settleDeadlines(
  tx: Tx,
  settled: { referralId: string; rule?: string; state: 'met' | 'cancelled'; at: Temporal.Instant },
): Promise<string[]> {
  const rows = await tx
    .update(deadlines)
    .set({
      state: settled.state,
      settledAt: settled.at.toString(),
      version: sql`${deadlines.version} + 1`,
    })
    .where(
      and(
        eq(deadlines.referralId, settled.referralId),
        eq(deadlines.state, 'armed'),
        settled.rule === undefined ? undefined : eq(deadlines.rule, settled.rule),
      ),
    )
    .returning()
  if (settled.state === 'met') {
    for (const row of rows) {
      await recordAudit(tx, {
        at: settled.at,
        event: 'deadline.met',
        actor: system,
        contactId: row.contactId,
        caseId: row.caseId,
        referralId: row.referralId,
        facts: { deadlineId: row.id, rule: row.rule, dueOn: row.dueOn },
      })
    }
  }

  return rows.map(({ id }) => id)
}
