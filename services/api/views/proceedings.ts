import { proceedingContract } from '../../../processes/contracts.ts'
import type { House } from '../../house.ts'
import type { Proceeding } from '../../proceedings/proceedings.ts'
import type { StaffCaller } from '../plugins/caller.ts'
import type { Accountable } from '../schemas/cases.ts'
import type { ProceedingRow, ProceedingView } from '../schemas/proceedings.ts'
import { emptyLine } from './accountable.ts'
import { factLabels, factViews } from './fact-labels.ts'
import { flowInstances } from './flows.ts'
import { noticeViews } from './notices.ts'
import { personBrief } from './people.ts'
import { mayHold, sightOf } from './proceeding-access.ts'
import { proposalView } from './proposal-view.ts'
import { deadlineViewOf, readDays } from './response-clocks.ts'
import { readTimelineView } from './timeline.ts'
import { readTitles } from './titles.ts'

type Listed = {
  proceeding: Proceeding
  caseNumber: string | null
  /** the file it belongs to is closed to the caller: only the outline is shown */
  isRestricted?: boolean
}
type FormOf = (formId: string) => unknown

/** Rows of the list: names opened, states in German, the next of the deadlines. */
export async function proceedingRows(
  house: House,
  tenantId: string,
  listed: readonly Listed[],
): Promise<ProceedingRow[]> {
  const [people, organisations, days, deadlines] = await Promise.all([
    house.persons.readMany(
      tenantId,
      listed.flatMap(({ proceeding }) => proceeding.personId ?? []),
    ),
    house.directory.listOrganisations(tenantId),
    readDays(house, tenantId),
    house.deadlines.readForProceedings(
      tenantId,
      listed.map(({ proceeding }) => proceeding.id),
    ),
  ])

  return listed.map(({ proceeding: row, caseNumber }) => {
    const { proceeding } = proceedingContract(row.kind)
    const organisation = organisations.find(({ id }) => id === row.organisationId)
    const next = deadlines.find(
      ({ proceedingId, state }) => proceedingId === row.id && state === 'armed',
    )
    const { outcome } = row
    return {
      id: row.id,
      kind: row.kind,
      title: proceeding.title,
      number: row.number,
      state: { code: row.state, title: stateTitle(proceeding.states, row.state) },
      stateSince: row.stateSince,
      outcome:
        outcome === null ? null : { code: outcome, title: proceeding.outcomes[outcome] ?? outcome },
      caseId: row.caseId,
      caseNumber,
      person: row.personId ? personBrief(people, row.personId) : null,
      organisation: {
        id: row.organisationId,
        name: organisation?.name ?? '',
        unit: organisation?.unit ?? null,
        kind: organisation?.kind ?? '',
      },
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      due: next ? days.dueOf(next) : null,
      legalHold: row.legalHold,
    }
  })
}

const stateTitle = (states: Readonly<Record<string, string>>, state: string): string =>
  states[state] ?? (state === 'closed' ? 'Abgeschlossen' : state)

/** One proceeding, as much of it as the caller may see. */
export async function readProceedingView(
  house: House,
  caller: StaffCaller,
  listed: Listed,
  formOf: FormOf,
): Promise<ProceedingView> {
  const { tenantId } = caller
  const { proceeding: row } = listed
  const [outline] = await proceedingRows(house, tenantId, [listed])
  const staff = await house.directory.listStaff(tenantId)
  const shown = {
    ...(outline as ProceedingRow),
    openedBy: staff.find(({ id }) => id === row.openedBy)?.name ?? null,
    mayHold: mayHold(caller, row),
  }
  const nothing = {
    facts: [],
    details: null,
    deadlines: [],
    computedDates: [],
    notices: [],
    proposals: [],
  }
  if (sightOf(caller, row) !== 'all' || listed.isRestricted) {
    return { ...shown, ...nothing, accountable: [], tasks: [], timeline: [], flows: [] }
  }

  const { personId, id: proceedingId } = row
  const [days, tasks, sealed, deadlines, computedDates, proposals, flows, organisations] =
    await Promise.all([
      readDays(house, tenantId),
      house.tasks.openOf(tenantId, { proceedingId: row.id }),
      house.proceedings.tryReadSealed(tenantId, row),
      house.deadlines.readForProceeding(tenantId, row.id),
      house.proceedings.readDates(tenantId, row),
      house.proposals.ofProceeding(tenantId, { personId, proceedingId }),
      house.traces.readFlows(tenantId, { proceedingId }),
      house.directory.listOrganisations(tenantId),
    ])
  const labels = factLabels(row.kind, formOf, organisations)
  const isOpen = (name: string) => name in row.facts
  const notices = await noticeViews(house, tenantId, row, labels)
  const taskViews = await Promise.all(
    tasks.map(async (task) => ({
      id: task.id,
      title: (await readTitles(house, task)).title,
      groupId: task.groupId,
      assignee: staff.find(({ id }) => id === task.assigneeId)?.name ?? null,
      due: days.due(task.dueOn),
      createdAt: task.createdAt,
      since: task.claimedAt ?? task.createdAt,
    })),
  )

  return {
    ...shown,
    facts: factViews(row.facts, labels),
    details: factViews(
      Object.fromEntries(Object.entries(sealed ?? {}).filter(([name]) => !isOpen(name))),
      labels,
    ),
    accountable: accountableFor(row, taskViews, notices),
    tasks: taskViews.map(({ since: _, ...task }) => task),
    deadlines: deadlines.map((deadline) => deadlineViewOf(deadline, days)),
    computedDates,
    notices,
    proposals: proposals.map(proposalView),
    timeline: await readTimelineView(house, tenantId, { proceedingId: row.id }),
    flows: await flowInstances(house, tenantId, flows),
  }
}

type Step = ProceedingView['tasks'][number] & { since: string }

/** „Am Zug“: open tasks, bodies whose answer is awaited, else KIMflow on the way to the next step. */
function accountableFor(
  row: Proceeding,
  tasks: readonly Step[],
  notices: ProceedingView['notices'],
): Accountable[] {
  const byTask = tasks.map((task) => ({
    ...emptyLine,
    kind: task.assignee ? 'staff' : 'group',
    who: task.assignee,
    groupId: task.groupId,
    step: 'task',
    title: task.title,
    since: task.since,
    due: task.due,
    taskId: task.id,
  }))
  const byRecipient = notices
    .filter(({ state }) => state === 'sent')
    .map((notice) => ({
      ...emptyLine,
      kind: 'organisation',
      who: notice.recipient.name,
      step: 'notice',
      title: notice.title,
      since: notice.sentAt,
    }))
  const lines = [...byTask, ...byRecipient]
  if (lines.length > 0 || row.closedAt) return lines
  return [{ ...emptyLine, kind: 'system', step: 'processing', since: row.stateSince }]
}
