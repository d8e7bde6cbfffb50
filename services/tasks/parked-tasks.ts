import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { recordAudit, system } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import { derivedId } from '../ids.ts'
import { stepOf, type Task } from './task.ts'

export type NewTask = {
  jobKey: string
  elementInstanceKey: string
  instanceKey: string
  processId: string
  processVersion: number
  elementId: string
  about?: string | null
  formId: string
  groupId: string
  contactId: string | null
  caseId: string | null
  referralId: string | null
  proceedingId: string | null
  dueOn: string
}

/** The engine's side of the task list: jobs offered, taken back, asked about, told of their end. */
export function createParkedTasks({ db, clock }: { db: Db; clock: Clock }) {
  return {
    /** The engine offers a human task: a new row, or a sign of life of a known one. */
    open: (tenantId: string, task: NewTask): Promise<{ taskId: string; fresh: boolean }> =>
      db.withTenant(tenantId, async (tx) => {
        const id = derivedId('task', tenantId, task.elementInstanceKey, task.jobKey)
        const at = clock.now()
        const seen = await tx
          .update(tasks)
          .set({ lastSeenAt: at.toString() })
          .where(eq(tasks.id, id))
          .returning({ id: tasks.id })
        if (seen.length > 0) return { taskId: id, fresh: false }
        const made = await tx
          .insert(tasks)
          .values({
            ...task,
            tenantId,
            id,
            personId: await personOf(tx, task),
            state: 'open',
            createdAt: at.toString(),
            lastSeenAt: at.toString(),
          })
          .onConflictDoNothing()
          .returning({ id: tasks.id })
        if (made.length > 0) {
          await recordAudit(tx, {
            at,
            event: 'task.opened',
            actor: system,
            contactId: task.contactId,
            caseId: task.caseId,
            referralId: task.referralId,
            taskId: id,
            facts: { ...stepOf(task), groupId: task.groupId },
          })
        }
        return { taskId: id, fresh: made.length > 0 }
      }),

    /** These elements were left without their tasks being done. */
    cancel: (tenantId: string, elementInstanceKeys: string[]): Promise<number> =>
      db.withTenant(tenantId, async (tx) => {
        const gone = await tx
          .update(tasks)
          .set({ state: 'cancelled', draft: null, rev: sql`${tasks.rev} + 1` })
          .where(
            and(eq(tasks.state, 'open'), inArray(tasks.elementInstanceKey, elementInstanceKeys)),
          )
          .returning()
        for (const task of gone) {
          await recordAudit(tx, {
            at: clock.now(),
            event: 'task.cancelled',
            actor: system,
            contactId: task.contactId,
            caseId: task.caseId,
            referralId: task.referralId,
            taskId: task.id,
            facts: stepOf(task),
          })
        }
        return gone.length
      }),

    /** The engine still has the job. */
    markSeen: (tenantId: string, taskId: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        await tx
          .update(tasks)
          .set({ lastSeenAt: clock.now().toString() })
          .where(eq(tasks.id, taskId))
      }),

    /** Open tasks the engine has not offered for a while; they are probed one by one. */
    notSeenSince: (tenantId: string, before: Temporal.Instant, limit: number): Promise<Task[]> =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(tasks)
          .where(and(eq(tasks.state, 'open'), lt(tasks.lastSeenAt, before.toString())))
          .limit(limit),
      ),
  }
}

/** What a sent completion became. Runs in the sender's transaction. */
export async function settleTask(
  tx: Tx,
  taskId: string,
  outcome: 'completed' | 'gone',
  at: Temporal.Instant,
): Promise<void> {
  const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId)).for('update')
  if (task?.state !== 'completing') return
  const state = outcome === 'completed' ? 'completed' : 'obsolete'
  await tx
    .update(tasks)
    .set({ state, rev: task.rev + 1 })
    .where(eq(tasks.id, taskId))
  if (state === 'completed') return
  await recordAudit(tx, {
    at,
    event: 'task.obsolete',
    actor: system,
    contactId: task.contactId,
    caseId: task.caseId,
    referralId: task.referralId,
    taskId,
    facts: stepOf(task),
  })
}

/** Whose key seals the task: nobody's where the proceeding has a key of its own. */
async function personOf(tx: Tx, task: NewTask): Promise<string | null> {
  if (task.proceedingId) {
    const [row] = await tx
      .select({ personId: proceedings.personId })
      .from(proceedings)
      .where(eq(proceedings.id, task.proceedingId))
    if (!row) throw missing('PROCEEDING_UNKNOWN', 'No such proceeding')
    return row.personId
  }
  const [row] = task.caseId
    ? await tx.select({ personId: cases.personId }).from(cases).where(eq(cases.id, task.caseId))
    : await tx
        .select({ personId: contacts.personId })
        .from(contacts)
        .where(task.contactId ? eq(contacts.id, task.contactId) : isNull(contacts.id))
  if (!row) throw missing('SUBJECT_UNKNOWN', 'The task belongs to no known contact or case')
  return row.personId
}
