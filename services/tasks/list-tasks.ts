import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  ilike,
  inArray,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { tasks } from '../../db/schema/tasks.ts'
import { groupsOf } from './groups.ts'

export type TaskQuery = {
  view: string
  staffId: string
  role: string
  organisationKind?: string | undefined
  /** today in Europe/Berlin, ISO */
  today: string
  q?: string
  caseId?: string
  proceedingId?: string
  sort: 'due' | 'created'
  offset: number
  limit: number
}

/** One page of a saved view with the live count of every view. */
export async function listTasks(tx: Tx, query: TaskQuery) {
  const views = viewsFor(query)
  const chosen = views[query.view] ?? views['mine']
  const search = searchFor(query.q)
  const where = and(
    chosen,
    search,
    query.caseId ? eq(tasks.caseId, query.caseId) : undefined,
    query.proceedingId ? eq(tasks.proceedingId, query.proceedingId) : undefined,
  )
  const order =
    query.sort === 'created' ? [desc(tasks.createdAt)] : [asc(tasks.dueOn), asc(tasks.createdAt)]
  const rows = await tx
    .select({
      task: tasks,
      caseNumber: cases.number,
      contactNumber: contacts.number,
      proceedingNumber: proceedings.number,
    })
    .from(tasks)
    .leftJoin(cases, eq(cases.id, tasks.caseId))
    .leftJoin(contacts, eq(contacts.id, tasks.contactId))
    .leftJoin(proceedings, eq(proceedings.id, tasks.proceedingId))
    .where(where)
    .orderBy(...(query.view === 'done' ? [desc(tasks.completedAt)] : order), asc(tasks.id))
    .offset(query.offset)
    .limit(query.limit)
  const [total] = await tx
    .select({ total: count() })
    .from(tasks)
    .leftJoin(cases, eq(cases.id, tasks.caseId))
    .leftJoin(contacts, eq(contacts.id, tasks.contactId))
    .leftJoin(proceedings, eq(proceedings.id, tasks.proceedingId))
    .where(where)
  return { rows, total: total?.total ?? 0, counts: await countViews(tx, views) }
}

function viewsFor({ staffId, today, ...member }: TaskQuery): Record<string, SQL | undefined> {
  const open = and(eq(tasks.state, 'open'), inArray(tasks.groupId, [...groupsOf(member), '']))
  const mine = and(open, eq(tasks.assigneeId, staffId))
  const free = and(open, isNull(tasks.assigneeId))
  const present = or(isNull(tasks.followUpOn), lte(tasks.followUpOn, today))
  return {
    today: and(or(mine, free), present, lte(tasks.dueOn, today)),
    mine: and(mine, present),
    group: free,
    overdue: and(open, lt(tasks.dueOn, today)),
    'follow-up': and(mine, gt(tasks.followUpOn, today)),
    all: open,
    done: and(
      inArray(tasks.state, ['completing', 'completed', 'obsolete']),
      eq(tasks.completedBy, staffId),
    ),
  }
}

async function countViews(tx: Tx, views: Record<string, SQL | undefined>) {
  const names = Object.keys(views)
  const [row] = await tx
    .select(
      Object.fromEntries(
        names.map((name) => [name, sql<number>`count(*) filter (where ${views[name]})::int`]),
      ),
    )
    .from(tasks)
  return Object.fromEntries(names.map((name) => [name, Number(row?.[name] ?? 0)]))
}

/** Numbers only: names are sealed and cannot be searched in SQL. */
function searchFor(q: string | undefined): SQL | undefined {
  const text = q?.trim()
  if (!text) return undefined
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return or(
    ilike(cases.number, pattern),
    ilike(contacts.number, pattern),
    ilike(proceedings.number, pattern),
  )
}
