import { and, desc, eq, inArray, lte, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { tasks } from '../../db/schema/tasks.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { handOverTasks } from './hand-over-tasks.ts'
import { listTasks, type TaskQuery } from './list-tasks.ts'
import { createParkedTasks } from './parked-tasks.ts'
import type { Task } from './task.ts'
import { createTaskWork, draftPlace, resultPlace } from './task-work.ts'

const live = ['open', 'completing']

/** Human tasks. Postgres is the list; claim, draft, completion and audit are ours alone. */
export function createTasks({ db, clock, persons }: { db: Db; clock: Clock } & Needs<'persons'>) {
  const readDraft = async (task: Task): Promise<Record<string, unknown> | null> =>
    task.draft
      ? (await persons.readSealFor(task.tenantId, task)).open(draftPlace(task), task.draft)
      : null

  const read = (tenantId: string, taskId: string): Promise<Task> =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await tx.select().from(tasks).where(eq(tasks.id, taskId))
      if (!row) throw missing('TASK_UNKNOWN', 'No such task')
      return row
    })

  return {
    ...createParkedTasks({ db, clock }),
    ...createTaskWork({ db, clock, persons, read, readDraft }),
    read,
    readDraft,

    ofIds: (tenantId: string, ids: string[]): Promise<Task[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) => tx.select().from(tasks).where(inArray(tasks.id, ids))),

    list: (tenantId: string, query: TaskQuery) =>
      db.withTenant(tenantId, (tx) => listTasks(tx, query)),

    openOf: (
      tenantId: string,
      of: { caseId?: string; contactId?: string; proceedingId?: string },
    ): Promise<Task[]> =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(tasks)
          .where(
            and(
              inArray(tasks.state, live),
              or(
                of.caseId ? eq(tasks.caseId, of.caseId) : undefined,
                of.contactId ? eq(tasks.contactId, of.contactId) : undefined,
                of.proceedingId ? eq(tasks.proceedingId, of.proceedingId) : undefined,
              ),
            ),
          )
          .orderBy(tasks.dueOn),
      ),

    /** Values of a completed task, for the service task that follows it. */
    readResult: async <T>(
      tenantId: string,
      taskId: string,
    ): Promise<{ values: T; staffId: string | null }> => {
      const task = await read(tenantId, taskId)
      if (!task.result) throw missing('TASK_RESULT_MISSING', 'The task has no result')
      const seal = await persons.readSealFor(tenantId, task)
      return { values: seal.open<T>(resultPlace(task), task.result), staffId: task.completedBy }
    },

    /** Hands what colleagues had claimed in a case or contact to the one who looks after it now. */
    handOver: (tenantId: string, of: { caseId: string } | { contactId: string }): Promise<number> =>
      db.withTenant(tenantId, (tx) => handOverTasks(tx, of, clock.now())),

    /** When the last task of a proceeding was done before an instant, or null. */
    lastDoneBefore: (tenantId: string, proceedingId: string, at: string): Promise<string | null> =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx
          .select({ at: tasks.completedAt })
          .from(tasks)
          .where(and(eq(tasks.proceedingId, proceedingId), lte(tasks.completedAt, at)))
          .orderBy(desc(tasks.completedAt))
          .limit(1)
        return row?.at ?? null
      }),

    countOpen: (tenantId: string): Promise<number> =>
      db.withTenant(tenantId, async (tx) => {
        const rows = await tx
          .select({ open: sql<number>`count(*)::int` })
          .from(tasks)
          .where(eq(tasks.state, 'open'))
        return rows[0]?.open ?? 0
      }),
  }
}
