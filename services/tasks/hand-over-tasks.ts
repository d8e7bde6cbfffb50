import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { stepOf } from './task.ts'

/** Claimed tasks of case management follow the case, or the contact, to whoever looks after it now. */
export async function handOverTasks(
  tx: Tx,
  of: { caseId: string } | { contactId: string },
  at: Temporal.Instant,
): Promise<number> {
  const [subject] = await ('caseId' in of
    ? tx.select({ to: cases.caseManagerId }).from(cases).where(eq(cases.id, of.caseId))
    : tx.select({ to: contacts.caseManagerId }).from(contacts).where(eq(contacts.id, of.contactId)))
  if (!subject?.to) return 0
  const given = await tx
    .update(tasks)
    .set({ assigneeId: subject.to, claimedAt: at.toString(), rev: sql`${tasks.rev} + 1` })
    .where(
      and(
        'caseId' in of ? eq(tasks.caseId, of.caseId) : eq(tasks.contactId, of.contactId),
        eq(tasks.state, 'open'),
        eq(tasks.groupId, 'case-management'),
        isNotNull(tasks.assigneeId),
        ne(tasks.assigneeId, subject.to),
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
