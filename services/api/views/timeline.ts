import type { Static } from 'typebox'
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
): Promise<Static<typeof TimelineEntry>[]> {
  const hidden = of.caseId ? await foreignProceedings(house, tenantId, of.caseId) : []
  const entries = (await house.audit.readTimeline(tenantId, of)).filter(
    ({ event, facts }) =>
      !hidden.includes(String(facts['proceedingId'])) || outlineEvents.includes(event),
  )
  const [staff, organisations, referrals] = await Promise.all([
    house.directory.listStaff(tenantId),
    house.directory.listOrganisations(tenantId),
    of.caseId ? house.referrals.ofCase(tenantId, of.caseId) : [],
  ])
  const nameOf = (id: unknown) => organisations.find((row) => row.id === id)?.name ?? null

  return Promise.all(
    entries.map(async (entry) => {
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
        taskTitle: entry.taskId ? await titleOf(house, tenantId, entry.taskId) : null,
        facts: withRuleTitle(entry.facts),
      }
    }),
  )
}

/** A deadline by the name people know it by. */
function withRuleTitle(facts: Facts): Facts {
  const rule = deadlineRules.find(({ name }) => name === facts['rule'])
  return rule ? { ...facts, ruleTitle: rule.title } : facts
}

/** What the file of a case may say about an authority's proceeding. */
const outlineEvents = ['proceeding.opened', 'proceeding.closed']

async function titleOf(house: House, tenantId: string, taskId: string): Promise<string> {
  return (await readTitles(house, await house.tasks.read(tenantId, taskId))).title
}
