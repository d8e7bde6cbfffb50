import type { Static } from 'typebox'
import { contracts } from '../../../processes/contracts.ts'
import type { TimelinePage } from '../../audit/audit.ts'
import type { AuditEvent } from '../../audit/events.ts'
import { deadlineRules } from '../../deadlines/rules/index.ts'
import type { House } from '../../house.ts'
import type { TimelineEntry } from '../schemas/cases.ts'
import { foreignProceedings } from './proceeding-access.ts'
import { readTitles } from './titles.ts'

type Facts = Static<typeof TimelineEntry>['facts']

/** The record of a case or contact, with names instead of ids; sentences are made in the browser. */
export async function readTimelineView(
  house: House,
  tenantId: string,
  of: { caseId?: string; contactId?: string; proceedingId?: string },
  page: TimelinePage = {},
): Promise<Static<typeof TimelineEntry>[]> {
  const entries = await house.audit.readTimeline(tenantId, of, page, {
    proceedingIds: of.caseId ? await foreignProceedings(house, tenantId, of.caseId) : [],
    butFor: outlineEvents,
  })
  const [staff, organisations, referrals, proceedings, taskTitles] = await Promise.all([
    house.directory.listStaff(tenantId),
    house.directory.listOrganisations(tenantId),
    of.caseId ? house.referrals.ofCase(tenantId, of.caseId) : [],
    house.proceedings.ofIds(tenantId, [
      ...new Set(entries.flatMap(({ facts }) => textOf(facts['proceedingId']) ?? [])),
    ]),
    readTaskTitles(
      house,
      tenantId,
      entries.flatMap(({ taskId }) => taskId ?? []),
    ),
  ])
  const nameOf = (id: unknown) => organisations.find((row) => row.id === id)?.name ?? null

  return entries.map((entry) => {
    const referral = referrals.find((row) => row.id === entry.referralId)
    return {
      seq: entry.seq,
      at: entry.at,
      event: entry.event,
      actorKind: entry.actorKind,
      actor:
        entry.actorKind === 'staff'
          ? (staff.find((row) => row.id === entry.actorId)?.name ?? null)
          : entry.actorKind === 'organisation'
            ? nameOf(entry.actorId)
            : null,
      referralId: entry.referralId,
      referralNumber: referral?.number ?? null,
      target: nameOf(entry.facts['targetId'] ?? entry.facts['recipientId'] ?? referral?.targetId),
      taskId: entry.taskId,
      taskTitle: taskTitles.get(entry.taskId ?? '') ?? null,
      facts: {
        ...withRuleTitle(entry.facts),
        ...titlesOf(
          proceedings.find(({ id }) => id === entry.facts['proceedingId'])?.kind,
          entry.facts,
        ),
      },
    }
  })
}

/** What the contract of a proceeding calls its kind, a state, an outcome, a notice and an answer. */
function titlesOf(kind: string | undefined, facts: Facts): Facts {
  const { proceeding, notices = {} } = contracts.find(({ processId }) => processId === kind) ?? {}
  const notice = notices[String(facts['notice'])]
  const titles = {
    kindTitle: proceeding?.title,
    stateTitle: proceeding?.states[String(facts['state'])],
    outcomeTitle: proceeding?.outcomes[String(facts['outcome'])],
    noticeTitle: notice?.title,
    answerTitle: notice?.answers[String(facts['answer'])],
  }
  return Object.fromEntries(
    Object.entries(titles).flatMap(([name, title]) => (title ? [[name, title]] : [])),
  )
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** A deadline by the name people know it by. */
function withRuleTitle(facts: Facts): Facts {
  const rule = deadlineRules.find(({ name }) => name === facts['rule'])
  return rule ? { ...facts, ruleTitle: rule.title } : facts
}

/** What the file of a case may say about an authority's proceeding. */
const outlineEvents: AuditEvent[] = ['proceeding.opened', 'proceeding.closed']

async function readTaskTitles(
  house: House,
  tenantId: string,
  taskIds: string[],
): Promise<Map<string, string>> {
  const tasks = await house.tasks.ofIds(tenantId, [...new Set(taskIds)])
  const titles = tasks.map(
    async (task) => [task.id, (await readTitles(house, task)).title] as const,
  )
  return new Map(await Promise.all(titles))
}
