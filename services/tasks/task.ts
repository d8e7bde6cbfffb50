import type { tasks } from '../../db/schema/tasks.ts'

/** A row of the task list. */
export type Task = typeof tasks.$inferSelect
