import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { stepOf } from './task.ts'

/** Claimed tasks of case management follow the case to whoever looks after it now. */
export async function handOverTasks(tx: Tx, caseId: string, at: Temporal.Instant): Promise<number> {
  const [caseFile] = await tx
    .select({ to: cases.caseManagerId })
    .from(cases)
    .where(eq(cases.id, caseId))
  if (!caseFile?.to) return 0
  const given = await tx
    .update(tasks)
    .set({ assigneeId: caseFile.to, claimedAt: at.toString(), rev: sql`${tasks.rev} + 1` })
    .where(
      and(
        eq(tasks.caseId, caseId),
        eq(tasks.state, 'open'),
        eq(tasks.groupId, 'case-management'),
        isNotNull(tasks.assigneeId),
        ne(tasks.assigneeId, caseFile.to),
      ),
    )
    .returning()
  for (const task of given) {
    await recordAudit(tx, {
      at,
      event: 'task.handed-over',
      actor: system,
      contactId: task.contactId,
      caseId: task.caseId,
      referralId: task.referralId,
      taskId: task.id,
      facts: stepOf(task),
    })
  }
  return given.length
}
