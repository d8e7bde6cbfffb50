import type { DeadlineRule } from '../../define/deadline.ts'
import { acknowledgementDue } from './acknowledgement-due.ts'
import { startDue } from './start-due.ts'

/** Every rule a diagram may name, sorted by name. */
export const deadlineRules: readonly DeadlineRule[] = [acknowledgementDue, startDue]
