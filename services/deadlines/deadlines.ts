import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { deadlines } from '../../db/schema/deadlines.ts'
import { recordAudit, system } from '../audit/audit.ts'
import type { Facts } from '../define/deadline.ts'
import { defect, missing } from '../failure.ts'
import { derivedId } from '../ids.ts'
import { deadlineChanges } from './change-deadlines.ts'
import { computeDeadline } from './compute-deadline.ts'
import { datesOf, lawOf, ringsAt, rollOf } from './dates.ts'
import { addVersion } from './deadline-versions.ts'
import {
  type Fired,
  fireLocked,
  lockDue,
  lockDueOf,
  productNow,
  readProductNow,
} from './fire-deadlines.ts'
import type { DeadlineNeeds } from './needs.ts'
import { deadlineReads } from './read-deadlines.ts'
import { readSealOf, type Seal } from './sealed-texts.ts'
import { settleDeadlines } from './settle-deadlines.ts'
import { subjectOf } from './subject.ts'

export type Deadline = typeof deadlines.$inferSelect

/** When something is due in a district, and how long that is from now, by the database's clock. */
export type Alarm = { at: number; inMs: number }

export type FireOutcome = 'fired' | 'warned' | 'not-due' | 'already-settled'

/** Where no rule says otherwise, this is what a diagram waits for. */
const missedMessage = 'deadline.missed'

/** Dates that somebody or some process waits for. The row is the deadline; alarms only ring for it. */
export function createDeadlines(needs: DeadlineNeeds) {
  const { db, clock, directory, observeLateness = () => undefined } = needs

  /** Lateness ends with the commit: before it, nobody knows. */
  const fire = async (
    tenantId: string,
    lock: (tx: Tx, now: Temporal.Instant) => Promise<{ id: string; dueAt: string }[]>,
  ): Promise<Fired & { untilMs: number }> => {
    const began = performance.now()
    const done = await db.withTenant(tenantId, async (tx) => {
      const now = await readProductNow(tx, clock)
      const fired = await fireLocked(tx, now, await lock(tx, now))
      return { ...fired, untilMs: now.epochMilliseconds }
    })
    const tookMs = performance.now() - began
    for (const { lateMs } of done.missed) observeLateness(lateMs + tookMs)
    return done
  }

  return {
    ...deadlineChanges(needs),
    ...deadlineReads(needs),

    /** Computes and arms one deadline. A repeat of the same occasion finds the row it made before. */
    async start(start: {
      tenantId: string
      rule: string
      /** what makes this one different from others of its rule, e.g. the step's element instance */
      occasion: string
      facts: Facts
      contactId?: string | null | undefined
      caseId?: string | null | undefined
      referralId?: string | null | undefined
      proceedingId?: string | null | undefined
    }): Promise<{ deadlineId: string; dueOn: Temporal.PlainDate }> {
      const { tenantId } = start
      const { state } = await directory.readTenant(tenantId)
      const asked = { rule: start.rule, facts: start.facts, state, asOf: clock.today() }
      const { rule, facts, computed, warnOn } = computeDeadline(asked)
      const at = clock.now()
      const dates = datesOf(computed, warnOn)
      const row = {
        tenantId,
        id: derivedId('deadline', tenantId, start.rule, start.occasion),
        title: rule.title,
        kind: rule.kind,
        ...lawOf({ rule }),
        contactId: start.contactId ?? null,
        caseId: start.caseId ?? null,
        referralId: start.referralId ?? null,
        proceedingId: start.proceedingId ?? null,
        ...dates,
        roll: rollOf(computed),
        ringsAt: ringsAt(dates, at),
        state: 'armed',
        whenMissed: rule.whenMissed ?? missedMessage,
        createdAt: at.toString(),
      }
      const seal = await readSealOf(needs, tenantId, row)

      return db.withTenant(tenantId, (tx) => arm(tx, row, { facts, seal, at }))
    },

    /** Whoever rings calls this. Exactly one caller gets `fired`; the others change nothing. */
    async fire(tenantId: string, deadlineId: string): Promise<FireOutcome> {
      const { missed, warned } = await fire(tenantId, (tx, now) => lockDueOf(tx, now, deadlineId))
      if (missed.length > 0) return 'fired'
      if (warned.length > 0) return 'warned'
      const row = await db.withTenant(tenantId, (tx) => readState(tx, deadlineId))
      if (!row) throw missing('DEADLINE_UNKNOWN', 'No such deadline')
      return row.state === 'armed' ? 'not-due' : 'already-settled'
    },

    /** Fires up to `limit` due rows in one transaction, and says up to which instant it looked. */
    async fireDue(tenantId: string, limit: number): Promise<{ fired: number; untilMs: number }> {
      const { missed, warned, untilMs } = await fire(tenantId, (tx, now) => lockDue(tx, now, limit))
      return { fired: missed.length + warned.length, untilMs }
    },

    /** Armed deadlines whose instant has come by `until`, oldest first. */
    listDue: (tenantId: string, until: Temporal.Instant = clock.now()): Promise<string[]> =>
      db.withTenant(tenantId, async (tx) => {
        const rows = await tx
          .select({ id: deadlines.id })
          .from(deadlines)
          .where(and(eq(deadlines.state, 'armed'), lte(deadlines.ringsAt, until.toString())))
          .orderBy(asc(deadlines.ringsAt))
        return rows.map(({ id }) => id)
      }),

    /** When something is due within so many milliseconds; many deadlines of one moment are one. */
    listAlarms: (tenantId: string, withinMs: number): Promise<Alarm[]> =>
      db.withTenant(tenantId, (tx) => {
        const now = productNow(clock)
        const tick = sql`deadline_tick(${deadlines.ringsAt})`
        const within = sql`${withinMs}::double precision * interval '1 millisecond'`
        return tx
          .select({
            at: tick.mapWith(Number),
            inMs: sql`${tick} - extract(epoch from ${now}) * 1000`.mapWith(Number),
          })
          .from(deadlines)
          .where(and(eq(deadlines.state, 'armed'), lte(deadlines.ringsAt, sql`${now} + ${within}`)))
          .groupBy(tick)
          .orderBy(tick)
      }),

    /** What the deadlines of a referral waited for has come. */
    settle: (tenantId: string, settled: { referralId: string; rule: string }) =>
      db.withTenant(tenantId, (tx) =>
        settleDeadlines(tx, { ...settled, state: 'met', at: clock.now() }),
      ),

    /** What a proceeding, a case or a contact waited for has come, or nobody waits any more. */
    settleOf: (
      tenantId: string,
      {
        state = 'met',
        ...of
      }: {
        proceedingId?: string
        caseId?: string
        contactId?: string
        referralId?: string
        rule?: string
        deadlineId?: string | undefined
        state?: 'met' | 'cancelled'
      },
    ): Promise<string[]> =>
      db.withTenant(tenantId, (tx) => settleDeadlines(tx, { ...of, state, at: clock.now() })),
  }
}

async function arm(
  tx: Tx,
  row: typeof deadlines.$inferInsert,
  { facts, seal, at }: { facts: Facts; seal: Seal; at: Temporal.Instant },
) {
  const [made] = await tx.insert(deadlines).values(row).onConflictDoNothing().returning()
  if (!made) {
    const [known] = await tx.select().from(deadlines).where(eq(deadlines.id, row.id))
    if (!known) throw defect('DEADLINE_LOST', 'A deadline neither arose nor was there')
    return { deadlineId: known.id, dueOn: Temporal.PlainDate.from(known.dueOn) }
  }
  await addVersion(tx, made, { change: 'started', facts, seal, actor: system, at })
  await recordAudit(tx, {
    at,
    event: 'deadline.started',
    actor: system,
    ...subjectOf(made),
    facts: { deadlineId: made.id, rule: made.rule, dueOn: made.dueOn },
  })

  return { deadlineId: made.id, dueOn: Temporal.PlainDate.from(made.dueOn) }
}

async function readState(tx: Tx, id: string) {
  const [row] = await tx
    .select({ state: deadlines.state })
    .from(deadlines)
    .where(eq(deadlines.id, id))
  return row
}
