import { date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** Open and finished work for people. Postgres is the task list; the engine only parks the job. */
export const tasks = pgTable(
  'tasks',
  {
    tenantId: tenantId(),
    /** derived from the element instance, so a re-offered job meets its own row */
    id: text('id').notNull(),
    jobKey: text('job_key').notNull(),
    elementInstanceKey: text('element_instance_key').notNull(),
    instanceKey: text('instance_key').notNull(),
    processId: text('process_id').notNull(),
    processVersion: integer('process_version').notNull(),
    elementId: text('element_id').notNull(),
    /** which of several tasks of one element this is: the code its diagram hands over */
    about: text('about'),
    formId: text('form_id').notNull(),
    /** candidate group of the diagram: case-management, team-lead */
    groupId: text('group_id').notNull(),
    contactId: text('contact_id'),
    caseId: text('case_id'),
    referralId: text('referral_id'),
    proceedingId: text('proceeding_id'),
    /** whose key seals it; null where the proceeding has a key of its own */
    personId: text('person_id'),
    /** open, completing, completed, cancelled, obsolete */
    state: text('state').notNull(),
    assigneeId: text('assignee_id'),
    claimedAt: instant('claimed_at'),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    followUpOn: date('follow_up_on', { mode: 'string' }),
    /** unfinished form values, sealed; deleted on completion */
    draft: sealed('draft'),
    draftSavedAt: instant('draft_saved_at'),
    /** completed form values, sealed; read by the next service task */
    result: sealed('result'),
    /** why it was taken over or put off, sealed */
    reason: sealed('reason'),
    completedBy: text('completed_by'),
    completedAt: instant('completed_at'),
    /** grows with every change; a write names the one it saw */
    rev: integer('rev').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    /** last time the engine offered the job; old ones are probed */
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('tasks_job').on(t.tenantId, t.jobKey),
    index('tasks_open').on(t.tenantId, t.state, t.dueOn),
    index('tasks_assignee').on(t.tenantId, t.assigneeId, t.state),
    index('tasks_done').on(t.tenantId, t.completedBy, t.completedAt),
    index('tasks_case').on(t.tenantId, t.caseId),
    index('tasks_proceeding').on(t.tenantId, t.proceedingId),
    index('tasks_element').on(t.tenantId, t.elementInstanceKey),
    tenantPolicy('tasks'),
  ],
).enableRLS()
