import type { House } from '../../house.ts'
import { type GroupMember, groupsOf } from '../../tasks/groups.ts'
import type { Task } from '../../tasks/task.ts'
import type { TaskView } from '../schemas/tasks.ts'
import { readFormValues, readProposal } from './form-values.ts'
import { proposalView } from './proposal-view.ts'
import { taskRows } from './task-rows.ts'
import { readTitles } from './titles.ts'

/** One task with its form, what it starts with, and what a decision table proposes for it. */
export async function readTaskView(
  house: House,
  tenantId: string,
  task: Task,
  caller: GroupMember,
  formOf: (formId: string) => unknown,
): Promise<TaskView> {
  const caseFile = task.caseId ? await house.cases.read(tenantId, task.caseId) : null
  const contact = task.contactId ? await house.contacts.read(tenantId, task.contactId) : null
  const [proceeding] = await house.proceedings.ofIds(
    tenantId,
    task.proceedingId ? [task.proceedingId] : [],
  )
  const listed = {
    task,
    proceedingNumber: proceeding?.number ?? null,
    caseNumber: caseFile?.number ?? null,
    contactNumber: contact?.number ?? null,
  }
  const [[row], titles, values, proposal] = await Promise.all([
    taskRows(house, tenantId, [listed]),
    readTitles(house, task),
    readFormValues(house, tenantId, task),
    readProposal(house, tenantId, task),
  ])

  return {
    ...(row as TaskView),
    formId: task.formId,
    form: formOf(task.formId),
    values,
    draftSavedAt: task.draftSavedAt,
    proposal: proposal && proposalView(proposal),
    afterwards: titles.afterwards,
    claimedAt: task.claimedAt,
    claimable: task.state === 'open' && groupsOf(caller).includes(task.groupId),
  }
}
