import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { notices } from '../../db/schema/notices.ts'
import { recordAudit, system } from '../audit/audit.ts'

export type Notice = typeof notices.$inferSelect

/** Takes back what a proceeding still has out; an answered notice stays. */
export async function endOpenNotices(
  tx: Tx,
  proceeding: { id: string; caseId: string | null },
  at: Temporal.Instant,
): Promise<void> {
  const ended = await tx
    .update(notices)
    .set({ state: 'withdrawn', endedAt: at.toString() })
    .where(and(eq(notices.proceedingId, proceeding.id), eq(notices.state, 'sent')))
    .returning()
  for (const row of ended) {
    await recordAudit(tx, {
      at,
      event: 'notice.withdrawn',
      actor: system,
      caseId: proceeding.caseId,
      facts: {
        proceedingId: proceeding.id,
        noticeId: row.id,
        notice: row.notice,
        targetId: row.recipientId,
      },
    })
  }
}
