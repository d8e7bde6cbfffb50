import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { formContract } from '../../processes/contracts.ts'
import { recordAudit } from '../audit/audit.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { Clock } from '../clock.ts'
import { conflict, forbidden, missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { enqueue } from '../outbox/outbox.ts'
import { recordFacts } from '../proceedings/record-facts.ts'
import { type GroupMember, groupsOf } from './groups.ts'
import { stepOf, type Task } from './task.ts'

/** A signed-in person as the task list sees them. */
export type Worker = GroupMember & { staffId: string }

/** Where in the vault the parts of a task lie, all under one seal. */
export const draftPlace = (task: Pick<Task, 'id'>) => `tasks/${task.id}/draft`
export const resultPlace = (task: Pick<Task, 'id'>) => `tasks/${task.id}/result`
const reasonPlace = (task: Pick<Task, 'id'>) => `tasks/${task.id}/reason`

/** What a person does with a task. Every act names the revision it saw; nothing is lost silently. */
export function createTaskWork({
  db,
  clock,
  persons,
  read,
  readDraft,
}: {
  db: Db
  clock: Clock
  read: (tenantId: string, taskId: string) => Promise<Task>
  readDraft: (task: Task) => Promise<Record<string, unknown> | null>
} & Needs<'persons'>) {
  const lock = async (tx: Tx, taskId: string): Promise<Task> => {
    const [row] = await tx.select().from(tasks).where(eq(tasks.id, taskId)).for('update')
    if (!row) throw missing('TASK_UNKNOWN', 'No such task')
    return row
  }

  const audit = (tx: Tx, task: Task, event: AuditEvent, staffId: string, facts = {}) =>
    recordAudit(tx, {
      at: clock.now(),
      event,
      actor: { kind: 'staff', id: staffId },
      contactId: task.contactId,
      caseId: task.caseId,
      referralId: task.referralId,
      taskId: task.id,
      facts: { ...stepOf(task), ...facts },
    })

  const change = async (tx: Tx, task: Task, values: Partial<Task>): Promise<Task> => {
    const [row] = await tx
      .update(tasks)
      .set({ ...values, rev: task.rev + 1 })
      .where(eq(tasks.id, task.id))
      .returning()
    if (!row) throw missing('TASK_UNKNOWN', 'No such task')
    return row
  }

  /** Guards shared by every change a person makes. */
  const lockOpen = async (tx: Tx, taskId: string, worker: Worker, rev?: number): Promise<Task> => {
    const task = await lock(tx, taskId)
    if (!groupsOf(worker).includes(task.groupId)) {
      throw forbidden('TASK_OF_OTHER_GROUP', 'The task belongs to another group')
    }
    if (task.state !== 'open') throw conflict('TASK_NOT_OPEN', 'The task is no longer open')
    if (rev !== undefined && rev !== task.rev) {
      throw conflict('TASK_CHANGED', 'The task was changed meanwhile', {
        cause: { body: { stored: await storedDraft(task) } },
      })
    }
    return task
  }

  const lockMine = async (tx: Tx, taskId: string, worker: Worker, rev?: number): Promise<Task> => {
    const task = await lockOpen(tx, taskId, worker, rev)
    if (task.assigneeId !== worker.staffId) {
      throw conflict('TASK_NOT_CLAIMED', 'The task has to be claimed first')
    }
    return task
  }

  const storedDraft = async (task: Task) => ({
    rev: task.rev,
    values: (await readDraft(task)) ?? {},
    savedBy: task.assigneeId,
    savedAt: task.draftSavedAt,
  })

  return {
    claim: (tenantId: string, taskId: string, worker: Worker, rev?: number): Promise<Task> =>
      db.withTenant(tenantId, async (tx) => {
        const task = await lockOpen(tx, taskId, worker)
        if (task.assigneeId === worker.staffId) return task
        if (task.assigneeId) throw conflict('TASK_CLAIMED', 'Somebody else has claimed the task')
        if (rev !== undefined && rev !== task.rev)
          throw conflict('TASK_CHANGED', 'The task was changed')
        const claimed = await change(tx, task, {
          assigneeId: worker.staffId,
          claimedAt: clock.now().toString(),
        })
        await audit(tx, task, 'task.claimed', worker.staffId)
        return claimed
      }),

    release: (tenantId: string, taskId: string, worker: Worker, rev: number): Promise<Task> =>
      db.withTenant(tenantId, async (tx) => {
        const task = await lockMine(tx, taskId, worker, rev)
        const released = await change(tx, task, { assigneeId: null, claimedAt: null })
        await audit(tx, task, 'task.released', worker.staffId)
        return released
      }),

    /** A colleague's task, with a reason that stays on the record of the case's file. */
    takeOver: async (
      tenantId: string,
      taskId: string,
      worker: Worker,
      rev: number,
      reason: string,
    ): Promise<Task> => {
      const seal = await persons.readSealFor(tenantId, await read(tenantId, taskId))
      return db.withTenant(tenantId, async (tx) => {
        const task = await lockOpen(tx, taskId, worker, rev)
        const taken = await change(tx, task, {
          assigneeId: worker.staffId,
          claimedAt: clock.now().toString(),
          reason: seal.seal(reasonPlace(task), { by: worker.staffId, why: 'take-over', reason }),
        })
        await audit(tx, task, 'task.taken-over', worker.staffId, { from: task.assigneeId })
        return taken
      })
    },

    saveDraft: async (
      tenantId: string,
      taskId: string,
      worker: Worker,
      rev: number,
      values: Record<string, unknown>,
    ): Promise<Task> => {
      const seal = await persons.readSealFor(tenantId, await read(tenantId, taskId))
      return db.withTenant(tenantId, async (tx) => {
        const task = await lockMine(tx, taskId, worker, rev)
        return change(tx, task, {
          draft: seal.seal(draftPlace(task), values),
          draftSavedAt: clock.now().toString(),
        })
      })
    },

    /** „Wiedervorlage“: out of sight until a day, with a reason. */
    postpone: async (
      tenantId: string,
      taskId: string,
      worker: Worker,
      rev: number,
      { on, reason }: { on: string; reason: string },
    ): Promise<Task> => {
      const seal = await persons.readSealFor(tenantId, await read(tenantId, taskId))
      return db.withTenant(tenantId, async (tx) => {
        const task = await lockMine(tx, taskId, worker, rev)
        const postponed = await change(tx, task, {
          followUpOn: on,
          reason: seal.seal(reasonPlace(task), { by: worker.staffId, why: 'follow-up', reason }),
        })
        await audit(tx, task, 'task.postponed', worker.staffId, { on })
        return postponed
      })
    },

    /**
     * Completes a claimed task: result, audit and the message to the engine in one transaction. The
     * engine gets `toEngine` and the task's id, nothing else; the next step reads the result here.
     */
    complete: async (
      tenantId: string,
      taskId: string,
      worker: Worker,
      rev: number,
      completion: {
        values: Record<string, unknown>
        toEngine: Record<string, unknown>
        traceId?: string
      },
    ): Promise<Task> => {
      const seal = await persons.readSealFor(tenantId, await read(tenantId, taskId))
      return db.withTenant(tenantId, async (tx) => {
        const task = await lockMine(tx, taskId, worker, rev)
        const at = clock.now()
        const completing = await change(tx, task, {
          state: 'completing',
          result: seal.seal(resultPlace(task), completion.values),
          draft: null,
          completedBy: worker.staffId,
          completedAt: at.toString(),
        })
        if (task.proceedingId) {
          await recordFacts(tx, {
            proceedingId: task.proceedingId,
            taskId,
            fields: Object.keys(formContract(task.formId).values.properties),
            ...completion,
            seal,
            at,
            actor: { kind: 'staff', id: worker.staffId },
          })
        }
        await audit(tx, task, 'task.completed', worker.staffId)
        await enqueue(tx, {
          lane: task.id,
          at,
          traceId: completion.traceId,
          payload: {
            kind: 'complete-task',
            taskId: task.id,
            jobKey: task.jobKey,
            variables: { ...completion.toEngine, completedTaskId: task.id },
          },
        })
        return completing
      })
    },
  }
}
