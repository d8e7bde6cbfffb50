import { and, asc, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { deadlines } from '../../db/schema/deadlines.ts'
import { recordAudits, system } from '../audit/audit.ts'
import { berlin, type Clock, systemNow } from '../clock.ts'
import { enqueueAll } from '../outbox/outbox.ts'
import { subjectOf } from './subject.ts'

/** What audit and engine are told of a row. */
const told = {
  id: deadlines.id,
  rule: deadlines.rule,
  contactId: deadlines.contactId,
  caseId: deadlines.caseId,
  referralId: deadlines.referralId,
  proceedingId: deadlines.proceedingId,
  dueOn: deadlines.dueOn,
  dueAt: deadlines.dueAt,
  whenMissed: deadlines.whenMissed,
}

type Row = Pick<typeof deadlines.$inferSelect, keyof typeof told>
type Locked = Pick<Row, 'id' | 'dueAt'>

/** What became of locked rows: the ended ones with how late, and the ones that were only warned. */
export type Fired = { missed: { id: string; lateMs: number }[]; warned: string[] }

/**
 * The product's time by the database's clock: `now()` plus what the demo's clock is ahead. One clock
 * decides for all processes, so one whose own clock is wrong fires nothing early (promises.md F19).
 */
export const productNow = (clock: Clock): SQL => {
  const aheadMs = clock.now().since(systemNow()).total('milliseconds')
  return sql`(now() + ${aheadMs}::double precision * interval '1 millisecond')`
}

/** Read once in a transaction, so that all its statements agree on what is due. */
export async function readProductNow(tx: Tx, clock: Clock): Promise<Temporal.Instant> {
  const { rows } = await tx.execute<{ ms: string }>(
    sql`select floor(extract(epoch from ${productNow(clock)}) * 1000) as ms`,
  )
  return Temporal.Instant.fromEpochMilliseconds(Number(rows[0]?.ms))
}

/** Locks up to `limit` due rows, the oldest first; a row another transaction holds is left to it. */
export const lockDue = (tx: Tx, now: Temporal.Instant, limit: number): Promise<Locked[]> =>
  tx
    .select({ id: deadlines.id, dueAt: deadlines.dueAt })
    .from(deadlines)
    .where(isDue(now))
    .orderBy(asc(deadlines.ringsAt))
    .limit(limit)
    .for('update', { skipLocked: true })

/** Locks one row if it is due. */
export const lockDueOf = (tx: Tx, now: Temporal.Instant, id: string): Promise<Locked[]> =>
  tx
    .select({ id: deadlines.id, dueAt: deadlines.dueAt })
    .from(deadlines)
    .where(and(eq(deadlines.id, id), isDue(now)))
    .for('update')

/**
 * Ends or warns of locked rows and tells audit and engine, all in the caller's transaction and with
 * one statement each. Whoever locks a row first does it; for everybody else it is no longer due.
 */
export async function fireLocked(tx: Tx, at: Temporal.Instant, locked: Locked[]): Promise<Fired> {
  const isOver = ({ dueAt }: Locked) =>
    Temporal.Instant.compare(Temporal.Instant.from(dueAt), at) <= 0
  const warned = await warn(tx, at, ids(locked.filter((row) => !isOver(row))))
  const missed = await miss(tx, at, ids(locked.filter(isOver)))
  await recordAudits(tx, [
    ...warned.map((row) => auditOf(row, 'deadline.warned', at)),
    ...missed.map((row) => auditOf(row, 'deadline.missed', at)),
  ])
  await enqueueAll(
    tx,
    missed.map((row) => messageOf(row, at)),
  )

  return {
    missed: missed.map((row) => ({ id: row.id, lateMs: msSince(row.dueAt, at) })),
    warned: ids(warned),
  }
}

const miss = async (tx: Tx, at: Temporal.Instant, of: string[]): Promise<Row[]> =>
  of.length === 0
    ? []
    : tx
        .update(deadlines)
        .set({ state: 'missed', firedAt: at.toString(), version: next })
        .where(oneOf(of))
        .returning(told)

/** A warning rings at the start of its day; the alarm then stands at the next one, or at the end. */
const warn = async (tx: Tx, at: Temporal.Instant, of: string[]): Promise<Row[]> => {
  if (of.length === 0) return []
  const start = sql`(warning::timestamp at time zone ${berlin})`
  const warnings = sql`from unnest(${deadlines.remindOn}) warning where ${start}`
  return tx
    .update(deadlines)
    .set({
      warnedOn: sql`(select max(warning) ${warnings} <= ${at.toString()}::timestamptz)`,
      ringsAt: sql`least(${deadlines.dueAt}, (select min(${start}) ${warnings} > ${at.toString()}::timestamptz))`,
      version: next,
    })
    .where(oneOf(of))
    .returning(told)
}

const auditOf = (row: Row, event: 'deadline.missed' | 'deadline.warned', at: Temporal.Instant) => ({
  at,
  event,
  actor: system,
  ...subjectOf(row),
  facts: { deadlineId: row.id, rule: row.rule, dueOn: row.dueOn },
})

const messageOf = (row: Row, at: Temporal.Instant) => ({
  lane: row.referralId ?? row.proceedingId ?? row.caseId ?? row.contactId ?? row.id,
  at,
  payload: {
    kind: 'publish-message' as const,
    name: row.whenMissed,
    correlationKey: row.id,
    variables: {},
  },
})

const isDue = (now: Temporal.Instant) =>
  and(eq(deadlines.state, 'armed'), lte(deadlines.ringsAt, now.toString()))

const msSince = (from: string, to: Temporal.Instant): number =>
  to.since(Temporal.Instant.from(from)).total('milliseconds')

/** One parameter, however many rows. */
const oneOf = (of: string[]) => sql`${deadlines.id} = any(${sql.param(of)}::text[])`

const next = sql`${deadlines.version} + 1`

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id)
