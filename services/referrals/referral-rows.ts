import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { settleDeadlines } from '../deadlines/settle-deadlines.ts'
import { missing } from '../failure.ts'
import { enqueue } from '../outbox/outbox.ts'

export type Referral = typeof referrals.$inferSelect

/** Locks one referral: whatever decides about it comes one after the other. */
export async function lockReferral(tx: Tx, referralId: string): Promise<Referral> {
  const [row] = await tx.select().from(referrals).where(eq(referrals.id, referralId)).for('update')
  if (!row) throw missing('REFERRAL_UNKNOWN', 'No such referral')
  return row
}

export async function readCaseOf(tx: Tx, caseId: string) {
  const [row] = await tx.select().from(cases).where(eq(cases.id, caseId))
  if (!row) throw missing('CASE_UNKNOWN', 'No such case')
  return row
}

/** The end of a referral; what waited for it is cancelled. An end already reached stays. */
export async function closeReferral(
  tx: Tx,
  row: Referral,
  outcome: string,
  at: Temporal.Instant,
): Promise<void> {
  if (row.closedAt) return
  await tx
    .update(referrals)
    .set({ state: outcome, stateSince: at.toString(), closedAt: at.toString() })
    .where(eq(referrals.id, row.id))
  await settleDeadlines(tx, { referralId: row.id, state: 'cancelled', at })
  await recordAudit(tx, {
    at,
    event: 'referral.closed',
    actor: system,
    caseId: row.caseId,
    referralId: row.id,
    facts: { outcome, targetId: row.targetId },
  })
  await enqueue(tx, {
    lane: row.id,
    at,
    payload: {
      kind: 'publish-message',
      name: 'referral.ended',
      correlationKey: row.caseId,
      variables: {},
    },
  })
}
