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
  const counts = await countViews(tx, views)
  const narrowed = search || query.caseId || query.proceedingId
  const total = narrowed ? await countFound(tx, where, search) : (counts[query.view] ?? 0)
  return { rows, total, counts }
}

/** Numbers are looked up only where something is searched by number. */
async function countFound(tx: Tx, where: SQL | undefined, search: SQL | undefined) {
  const counted = tx.select({ total: count() }).from(tasks).$dynamic()
  const joined = search
    ? counted
        .leftJoin(cases, eq(cases.id, tasks.caseId))
        .leftJoin(contacts, eq(contacts.id, tasks.contactId))
        .leftJoin(proceedings, eq(proceedings.id, tasks.proceedingId))
    : counted
  const [found] = await joined.where(where)
  return found?.total ?? 0
}

type Views = Record<string, SQL | undefined> & { all: SQL | undefined; done: SQL | undefined }

/** Every view but `done` is a part of `all`. */
function viewsFor({ staffId, today, ...member }: TaskQuery): Views {
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

/** Two looks by index: the open ones, which are few, and what this person has done. */
async function countViews(tx: Tx, { done, ...open }: Views): Promise<Record<string, number>> {
  const names = Object.keys(open)
  const [row] = await tx
    .select(
      Object.fromEntries(
        names.map((name) => [name, sql<number>`count(*) filter (where ${open[name]})::int`]),
      ),
    )
    .from(tasks)
    .where(open.all)
  const [finished] = await tx.select({ done: count() }).from(tasks).where(done)
  const counts = names.map((name) => [name, Number(row?.[name] ?? 0)] as const)
  return { ...Object.fromEntries(counts), done: finished?.done ?? 0 }
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
