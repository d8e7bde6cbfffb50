import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { deadlines } from '../../db/schema/deadlines.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { type Clock, endOfDay } from '../clock.ts'
import type { DeadlineRule } from '../define/deadline.ts'
import { defect, missing } from '../failure.ts'
import { derivedId } from '../ids.ts'
import { calendarOf } from './calendar.ts'
import { lockDue, lockDueOf, missDeadlines, productNow } from './miss-deadlines.ts'
import { deadlineRules } from './rules/index.ts'
import { settleDeadlines } from './settle-deadlines.ts'

export type Deadline = typeof deadlines.$inferSelect & {
  title: string
  kind: DeadlineRule['kind']
  /** statute or agreement */
  source: string
}

/** An armed row with the milliseconds left, by the database's clock. */
export type ArmedDeadline = { deadlineId: string; inMs: number; version: number }

export type FireOutcome = 'fired' | 'not-due' | 'already-settled'

/** Dates that somebody or some process waits for. The row is the deadline; alarms only ring for it. */
export function createDeadlines({
  db,
  clock,
  directory,
  observeLateness = () => undefined,
}: {
  db: Db
  clock: Clock
  directory: { readTenant(tenantId: string): Promise<{ state: string }> }
  /** how many milliseconds after its due instant each deadline was fired, for metrics */
  observeLateness?: (lateMs: number) => void
}) {
  const read = (tenantId: string, where: ReturnType<typeof eq>): Promise<Deadline[]> =>
    db.withTenant(tenantId, async (tx) => {
      const rows = await tx.select().from(deadlines).where(where).orderBy(asc(deadlines.dueAt))
      return rows.map(withRule)
    })

  const fireAll = async (tenantId: string, ids: string[]): Promise<Map<string, FireOutcome>> => {
    const { missed, states } = await db.withTenant(tenantId, async (tx) => {
      const missed = await missDeadlines(tx, clock, await lockDueOf(tx, clock, ids))
      const rest = ids.filter((id) => !missed.some((one) => one.id === id))
      return { missed, states: await readStates(tx, rest) }
    })
    for (const { lateMs } of missed) observeLateness(lateMs)

    return new Map<string, FireOutcome>([
      ...missed.map(({ id }) => [id, 'fired'] as const),
      ...states.map(({ id, state }) => [id, outcomeOf(state)] as const),
    ])
  }

  return {
    /** Computes and arms one deadline. A repeat of the same occasion finds the row it made before. */
    async start(start: {
      tenantId: string
      rule: string
      /** what makes this one different from others of its rule, e.g. the step's element instance */
      occasion: string
      startsOn: Temporal.PlainDate
      contactId?: string | null | undefined
      caseId?: string | null | undefined
      referralId?: string | null | undefined
    }): Promise<{ deadlineId: string; dueOn: Temporal.PlainDate }> {
      const rule = ruleNamed(start.rule)
      const calendar = calendarOf((await directory.readTenant(start.tenantId)).state)
      const { rawOn, dueOn, steps } = rule.dueOn(start.startsOn, calendar)
      const at = clock.now()
      const row = {
        tenantId: start.tenantId,
        id: derivedId('deadline', start.tenantId, start.rule, start.occasion),
        rule: rule.name,
        textOf: rule.law.textOf,
        contactId: start.contactId ?? null,
        caseId: start.caseId ?? null,
        referralId: start.referralId ?? null,
        startsOn: start.startsOn.toString(),
        rawOn: rawOn.toString(),
        dueOn: dueOn.toString(),
        dueAt: endOfDay(dueOn).toString(),
        remindOn: rule.remindOn(dueOn, calendar).map(String),
        explanation: steps,
        state: 'armed',
        whenMissed: rule.whenMissed,
        createdAt: at.toString(),
      }

      return db.withTenant(start.tenantId, (tx) => arm(tx, row, at))
    },

    /** Whoever rings calls this. Exactly one caller gets `fired`; the others change nothing. */
    async fire(tenantId: string, deadlineId: string): Promise<FireOutcome> {
      const outcome = (await fireAll(tenantId, [deadlineId])).get(deadlineId)
      if (!outcome) throw missing('DEADLINE_UNKNOWN', 'No such deadline')
      return outcome
    },

    /** Fires several at once; a deadline that does not exist gets no outcome. */
    fireAll,

    /** Fires up to `limit` due deadlines in one transaction; returns how many it fired. */
    async fireDue(tenantId: string, limit: number): Promise<number> {
      const missed = await db.withTenant(tenantId, async (tx) =>
        missDeadlines(tx, clock, await lockDue(tx, clock, limit)),
      )
      for (const { lateMs } of missed) observeLateness(lateMs)
      return missed.length
    },

    /** Armed deadlines whose instant has come by `until`, oldest first. */
    listDue: (tenantId: string, until: Temporal.Instant = clock.now()): Promise<string[]> =>
      db.withTenant(tenantId, async (tx) => {
        const rows = await tx
          .select({ id: deadlines.id })
          .from(deadlines)
          .where(and(eq(deadlines.state, 'armed'), lte(deadlines.dueAt, until.toString())))
          .orderBy(asc(deadlines.dueAt))
        return rows.map(({ id }) => id)
      }),

    /** Armed deadlines that end within so many milliseconds; of these ids only, where given. */
    listArmed: (tenantId: string, withinMs: number, ids?: string[]): Promise<ArmedDeadline[]> =>
      db.withTenant(tenantId, (tx) => {
        const now = productNow(clock)
        return tx
          .select({
            deadlineId: deadlines.id,
            inMs: sql`extract(epoch from ${deadlines.dueAt} - ${now}) * 1000`.mapWith(Number),
            version: deadlines.version,
          })
          .from(deadlines)
          .where(
            and(
              eq(deadlines.state, 'armed'),
              lte(
                deadlines.dueAt,
                sql`${now} + ${withinMs}::double precision * interval '1 millisecond'`,
              ),
              ids === undefined ? undefined : inArray(deadlines.id, ids),
            ),
          )
      }),

    /** What the deadlines of a referral waited for has come. */
    settle: (tenantId: string, settled: { referralId: string; rule: string }) =>
      db.withTenant(tenantId, (tx) =>
        settleDeadlines(tx, { ...settled, state: 'met', at: clock.now() }),
      ),

    readForCase: (tenantId: string, caseId: string) => read(tenantId, eq(deadlines.caseId, caseId)),

    readForReferral: (tenantId: string, referralId: string) =>
      read(tenantId, eq(deadlines.referralId, referralId)),
  }
}

async function arm(tx: Tx, row: typeof deadlines.$inferInsert, at: Temporal.Instant) {
  const [made] = await tx.insert(deadlines).values(row).onConflictDoNothing().returning()
  if (!made) {
    const [known] = await tx.select().from(deadlines).where(eq(deadlines.id, row.id))
    if (!known) throw defect('DEADLINE_LOST', 'A deadline neither arose nor was there')
    return { deadlineId: known.id, dueOn: Temporal.PlainDate.from(known.dueOn) }
  }

  await recordAudit(tx, {
    at,
    event: 'deadline.started',
    actor: system,
    contactId: made.contactId,
    caseId: made.caseId,
    referralId: made.referralId,
    facts: { deadlineId: made.id, rule: made.rule, dueOn: made.dueOn },
  })

  return { deadlineId: made.id, dueOn: Temporal.PlainDate.from(made.dueOn) }
}

async function readStates(tx: Tx, ids: string[]) {
  if (ids.length === 0) return []
  return tx
    .select({ id: deadlines.id, state: deadlines.state })
    .from(deadlines)
    .where(inArray(deadlines.id, ids))
}

const outcomeOf = (state: string): FireOutcome =>
  state === 'armed' ? 'not-due' : 'already-settled'

function ruleNamed(name: string): DeadlineRule {
  const rule = deadlineRules.find((candidate) => candidate.name === name)
  if (!rule) throw defect('DEADLINE_RULE_UNKNOWN', `No deadline rule is called ${name}`)
  return rule
}

function withRule(row: typeof deadlines.$inferSelect): Deadline {
  const { title, kind, law } = ruleNamed(row.rule)
  return { ...row, title, kind, source: law.source }
}
