import { noticeContract } from '../../../processes/contracts.ts'
import type { Contact } from '../../contacts/contacts.ts'
import type { Staff } from '../../directory/directory.ts'
import type { House } from '../../house.ts'
import type { Referral } from '../../referrals/referrals.ts'
import type { Task } from '../../tasks/task.ts'
import type { Accountable } from '../schemas/cases.ts'
import { type Days, newestOf, readDays } from './response-clocks.ts'
import { readTitles } from './titles.ts'

/**
 * „Am Zug“: who owes the next step and since when. Every open case has at least one line: an open
 * task, an agency or another body that has to answer, an incident, KIMflow itself on the way to the
 * next step, or, where nothing runs any more, whoever looks after the case.
 */
export async function accountableFor(
  house: House,
  tenantId: string,
  of: {
    caseId: string
    contactId: string
    caseManagerId: string | null
    since: string
    isOpen: boolean
    /** proceedings whose steps are not the file's */
    foreign: readonly string[]
  },
  referrals: Referral[],
): Promise<Accountable[]> {
  const [tasks, staff, organisations, days, incidents, deadlines, flows, awaited] =
    await Promise.all([
      house.tasks.openOf(tenantId, { caseId: of.caseId }),
      house.directory.listStaff(tenantId),
      house.directory.listOrganisations(tenantId),
      readDays(house, tenantId),
      house.traces.openIncidents(tenantId, of),
      house.deadlines.readForCase(tenantId, of.caseId),
      house.traces.readFlows(tenantId, { caseId: of.caseId }),
      house.notices.awaitedFor(tenantId, of.caseId),
    ])
  const byTask = await taskLines(
    house,
    tasks.filter(({ proceedingId }) => !of.foreign.includes(proceedingId ?? '')),
    { staff, days },
  )
  const byAgency = referrals
    .filter((row) => ['delivered', 'released', 'accepted'].includes(row.state))
    .map((referral) => {
      const isAccepted = referral.state === 'accepted'
      const rule = isAccepted ? 'start-due' : 'acknowledgement-due'
      const deadline = newestOf(deadlines, referral.id, rule)
      const response = deadline && !isAccepted ? days.clockOf(deadline, false) : null
      const isOnItsWay = referral.state === 'released'
      return {
        ...emptyLine,
        kind: isOnItsWay ? 'system' : 'organisation',
        who: isOnItsWay
          ? null
          : (organisations.find((row) => row.id === referral.targetId)?.name ?? referral.targetId),
        step: isOnItsWay ? 'sending' : isAccepted ? 'start' : 'acknowledgement',
        since: referral.stateSince,
        due: deadline ? days.dueOf(deadline) : null,
        day: response?.day ?? null,
        of: response?.of ?? null,
        referralId: referral.id,
      }
    })
  const byRecipient = awaited
    .filter(({ proceeding }) => !of.foreign.includes(proceeding.id))
    .map(({ notice, proceeding }) => ({
      ...emptyLine,
      kind: 'organisation',
      who: organisations.find((row) => row.id === notice.recipientId)?.name ?? notice.recipientId,
      step: 'notice',
      title: noticeContract(proceeding.kind, notice.notice).title,
      since: notice.sentAt,
    }))
  const byIncident = incidents.map(incidentLine)

  const lines = [...byIncident, ...byTask, ...byAgency, ...byRecipient]
  if (lines.length > 0 || !of.isOpen) return lines
  const isRunning = flows.length === 0 || flows.some(({ state }) => state === 'active')
  if (isRunning) return [{ ...emptyLine, kind: 'system', step: 'processing', since: of.since }]
  const manager = staff.find((row) => row.id === of.caseManagerId)
  return [
    {
      ...emptyLine,
      kind: manager ? 'staff' : 'group',
      who: manager?.name ?? null,
      groupId: 'case-management',
      step: 'case',
      since: of.since,
    },
  ]
}

/** The same for a contact that is no case yet. */
export async function accountableForContact(
  house: House,
  tenantId: string,
  { id, receivedAt }: Contact,
): Promise<Accountable[]> {
  const [tasks, incidents, staff, days] = await Promise.all([
    house.tasks.openOf(tenantId, { contactId: id }),
    house.traces.openIncidents(tenantId, { contactId: id }),
    house.directory.listStaff(tenantId),
    readDays(house, tenantId),
  ])
  const lines = [
    ...incidents.map(incidentLine),
    ...(await taskLines(house, tasks, { staff, days })),
  ]
  if (lines.length > 0) return lines
  return [{ ...emptyLine, kind: 'system', step: 'processing', since: receivedAt }]
}

/** A line names only what it has; the rest of it is this. */
export const emptyLine = {
  who: null,
  groupId: null,
  title: null,
  due: null,
  day: null,
  of: null,
  taskId: null,
  referralId: null,
}

const taskLines = (
  house: House,
  tasks: readonly Task[],
  { staff, days }: { staff: readonly Staff[]; days: Days },
): Promise<Accountable[]> =>
  Promise.all(
    tasks.map(async (task) => ({
      ...emptyLine,
      kind: task.assigneeId ? 'staff' : 'group',
      who: staff.find((row) => row.id === task.assigneeId)?.name ?? null,
      groupId: task.groupId,
      step: 'task',
      title: (await readTitles(house, task)).title,
      since: task.claimedAt ?? task.createdAt,
      due: days.due(task.dueOn),
      taskId: task.id,
      referralId: task.referralId,
    })),
  )

const incidentLine = (incident: { raisedAt: string; referralId: string | null }): Accountable => ({
  ...emptyLine,
  kind: 'group',
  groupId: 'team-lead',
  step: 'incident',
  since: incident.raisedAt,
  referralId: incident.referralId,
})
