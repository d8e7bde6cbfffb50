import type { Needs } from '../../house.ts'
import type { Task } from '../../tasks/task.ts'
import type { TaskRow } from '../schemas/tasks.ts'
import { personBrief, staffBrief } from './people.ts'
import { newestOf, readDays } from './response-clocks.ts'
import { readTitles } from './titles.ts'

export type ListedTask = {
  task: Task
  caseNumber: string | null
  contactNumber: string | null
  proceedingNumber: string | null
}

type TaskHouse = Needs<'clock' | 'deadlines' | 'directory' | 'persons' | 'referrals' | 'traces'>

/** Rows of the task list: names opened, titles read from the diagrams, clocks of their referrals. */
export async function taskRows(
  house: TaskHouse,
  tenantId: string,
  listed: ListedTask[],
): Promise<TaskRow[]> {
  const [days, staff, people, clocks] = await Promise.all([
    readDays(house, tenantId),
    house.directory.listStaff(tenantId),
    house.persons.readMany(
      tenantId,
      listed.flatMap(({ task }) => task.personId ?? []),
    ),
    referralClocks(house, tenantId, listed),
  ])

  return Promise.all(
    listed.map(async ({ task, caseNumber, contactNumber, proceedingNumber }) => {
      const titles = await readTitles(house, task)
      return {
        id: task.id,
        rev: task.rev,
        title: titles.title,
        processTitle: titles.processTitle,
        state: task.state,
        groupId: task.groupId,
        due: days.due(task.dueOn),
        followUpOn: task.followUpOn,
        assignee: staffBrief(staff, task.assigneeId),
        contactId: task.contactId,
        caseId: task.caseId,
        referralId: task.referralId,
        proceedingId: task.proceedingId,
        number: proceedingNumber ?? caseNumber ?? contactNumber ?? '',
        person: task.personId ? personBrief(people, task.personId) : null,
        referral: task.referralId ? (clocks.get(task.referralId) ?? null) : null,
        createdAt: task.createdAt,
      }
    }),
  )
}

async function referralClocks(
  house: TaskHouse,
  tenantId: string,
  listed: ListedTask[],
): Promise<Map<string, NonNullable<TaskRow['referral']>>> {
  const ids = [...new Set(listed.flatMap(({ task }) => task.referralId ?? []))]
  const [referrals, organisations, days, deadlines] = await Promise.all([
    house.referrals.ofIds(tenantId, ids),
    house.directory.listOrganisations(tenantId),
    readDays(house, tenantId),
    house.deadlines.readForReferrals(tenantId, ids),
  ])
  return new Map(
    referrals.map((referral) => {
      const deadline = newestOf(deadlines, referral.id, 'acknowledgement-due')
      const { day, of } = deadline
        ? days.clockOf(deadline, referral.state === 'question')
        : { day: 0, of: 0 }
      const target = organisations.find((row) => row.id === referral.targetId)?.name ?? ''
      return [referral.id, { target, state: referral.state, day, of }]
    }),
  )
}
