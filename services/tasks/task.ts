import type { tasks } from '../../db/schema/tasks.ts'

/** A row of the task list. */
export type Task = typeof tasks.$inferSelect

/** The step a task stands for, as the record names it. */
export const stepOf = ({
  elementId,
  processId,
  proceedingId,
}: Pick<Task, 'elementId' | 'processId' | 'proceedingId'>): Record<string, string> => ({
  elementId,
  processId,
  ...(proceedingId ? { proceedingId } : {}),
})
