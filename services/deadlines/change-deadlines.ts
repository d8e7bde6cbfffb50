import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { deadlines } from '../../db/schema/deadlines.ts'
import { type Actor, recordAudit } from '../audit/audit.ts'
import type { AuditEvent } from '../audit/events.ts'
import { dayOf } from '../clock.ts'
import type { ComputedDate, DeadlineRule, Facts } from '../define/deadline.ts'
import { conflict, invalid, missing, refused } from '../failure.ts'
import { calendarOf } from './calendar.ts'
import { computeDeadline } from './compute-deadline.ts'
import { type Dates, datesOf, type Law, lawOf, ringsAt, rollOf } from './dates.ts'
import { addVersion, type VersionChange } from './deadline-versions.ts'
import { extendedTo, movedTo } from './moved-dates.ts'
import type { DeadlineNeeds } from './needs.ts'
import { computedOf, resumePeriod } from './pauses.ts'
import { versionOfText } from './rule-versions.ts'
import { readSealOf, type Seal } from './sealed-texts.ts'
import { subjectOf } from './subject.ts'
import { addPause, addResumption, readFacts, readPauseSince, readPauses } from './suspensions.ts'

type Row = typeof deadlines.$inferSelect
type Day = Temporal.PlainDate
type Change = { tenantId: string; deadlineId: string; actor: Actor }
type Changed = { deadlineId: string; dueOn: Day }

/** What a change makes of a row: other dates, and where given another law, roll or state. */
type Outcome = {
  change: VersionChange
  event: AuditEvent
  dates: Dates
  set?: Partial<Law & Pick<Row, 'roll' | 'state'>>
  facts: Facts
  reason?: string
}

const open = ['armed', 'suspended']

/**
 * How a date may change: a legal one only by a corrected fact, an agreed one by another agreement, one
 * set by an authority by its extension, and each by a pause. Every change is a new version with its
 * person and reason, its audit row in the same transaction, and a new alarm.
 */
export function deadlineChanges(needs: DeadlineNeeds) {
  const { db, clock, directory } = needs
  const calendarFor = async (tenantId: string) =>
    calendarOf((await directory.readTenant(tenantId)).state)

  /** The seal is read before the lock, so that no transaction waits for another connection. */
  const change = async <T>(
    { tenantId, deadlineId }: Change,
    act: (tx: Tx, row: Row, seal: Seal) => Promise<T>,
  ): Promise<T> => {
    const known = await db.withTenant(tenantId, (tx) => readRow(tx, deadlineId))
    const seal = await readSealOf(needs, tenantId, known)
    return db.withTenant(tenantId, async (tx) => act(tx, await lockRow(tx, deadlineId), seal))
  }

  const write = async (
    tx: Tx,
    row: Row,
    seal: Seal,
    actor: Actor,
    { change: kind, event, dates, set = {}, facts, reason }: Outcome,
  ): Promise<Changed> => {
    const at = clock.now()
    const [changed] = await tx
      .update(deadlines)
      .set({
        ...dates,
        ...set,
        ...(set.state === 'armed' ? { firedAt: null } : {}),
        ringsAt: ringsAt(dates, at),
        warnedOn: null,
        version: sql`${deadlines.version} + 1`,
      })
      .where(eq(deadlines.id, row.id))
      .returning()
    if (!changed) throw missing('DEADLINE_UNKNOWN', 'No such deadline')
    const number = await addVersion(tx, changed, {
      change: kind,
      facts,
      seal,
      actor,
      at,
      ...(reason === undefined ? {} : { reason }),
    })
    const told = { rule: row.rule, before: row.dueOn, dueOn: changed.dueOn, number }
    await recordAudit(tx, {
      at,
      event,
      actor,
      ...subjectOf(row),
      facts: { deadlineId: row.id, ...told },
    })
    return { deadlineId: row.id, dueOn: Temporal.PlainDate.from(changed.dueOn) }
  }

  return {
    /** Computes a date anew from a corrected fact; pauses that were counted stay counted. */
    async rebase(by: Change & { facts: unknown; reason: string }): Promise<Changed> {
      const { state } = await directory.readTenant(by.tenantId)
      return change(by, async (tx, row, seal) => {
        if (![...open, 'missed'].includes(row.state)) throw settled()
        // The law is read as on the day the deadline arose: a later one leaves it alone.
        const asOf = dayOf(Temporal.Instant.from(row.createdAt))
        const asked = { rule: row.rule, facts: by.facts, state, asOf }
        const { rule, facts, computed } = computeDeadline(asked)
        const calendar = calendarOf(state)
        const roll = rollOf(computed)
        const counted = resumePeriod(computed, await readPauses(tx, row.id), roll, calendar)
        const dates = datesOf(counted, rule.warnOn(counted, calendar))
        return write(tx, row, seal, by.actor, {
          change: 'rebased',
          event: 'deadline.rebased',
          dates,
          set: { ...lawOf({ rule }), roll, state: stateAfter(row, dates, clock.now()) },
          facts,
          reason: by.reason,
        })
      })
    },

    /** Agrees on another day. */
    async move(by: Change & { dueOn: Day; reason: string }): Promise<Changed> {
      const calendar = await calendarFor(by.tenantId)
      return change(by, async (tx, row, seal) => {
        if (row.kind === 'legal')
          throw refused('DEADLINE_LEGAL', 'A legal date follows from its facts alone')
        if (row.kind === 'authority-set')
          throw refused('DEADLINE_SET_BY_AUTHORITY', 'Only the authority can extend this date')
        if (row.state !== 'armed') throw notRunning(row)
        if (Temporal.PlainDate.compare(by.dueOn, clock.today()) < 0) throw inThePast()
        const moved = movedTo(computedOf(row), by.dueOn, clock.today(), row.source)
        return write(tx, row, seal, by.actor, {
          change: 'moved',
          event: 'deadline.moved',
          dates: datesOf(moved, ruleOf(row).warnOn(moved, calendar)),
          facts: await readFacts(tx, row.id, seal),
          reason: by.reason,
        })
      })
    },

    /** Extends a date set by an authority, also after it has passed (§ 31 Abs. 7 VwVfG). */
    async extend(by: Change & { dueOn: Day; reason: string }): Promise<Changed> {
      const calendar = await calendarFor(by.tenantId)
      return change(by, async (tx, row, seal) => {
        if (row.kind !== 'authority-set')
          throw refused('DEADLINE_NOT_EXTENDABLE', 'Only dates set by an authority are extended')
        if (!['armed', 'missed'].includes(row.state)) throw notRunning(row)
        if (by.dueOn.toString() <= row.dueOn)
          throw refused('DEADLINE_NOT_LATER', 'An extension ends later than before')
        if (Temporal.PlainDate.compare(by.dueOn, clock.today()) < 0) throw inThePast()
        const extended = extendedTo(computedOf(row), by.dueOn, row, calendar)
        return write(tx, row, seal, by.actor, {
          change: 'extended',
          event: 'deadline.extended',
          dates: datesOf(extended, ruleOf(row).warnOn(extended, calendar)),
          set: { state: 'armed' },
          facts: await readFacts(tx, row.id, seal),
          reason: by.reason,
        })
      })
    },

    /** Time stops to count; a paused deadline never rings. */
    suspend: (by: Change & { from: Day; basis: string; reason: string }): Promise<Changed> =>
      change(by, async (tx, row, seal) => {
        if (row.state === 'suspended') throw conflict('DEADLINE_SUSPENDED', 'It rests already')
        if (row.state !== 'armed') throw notRunning(row)
        const earlier = await readPauses(tx, row.id)
        const first = earlier.at(-1)?.on.toString() ?? firstDay(row)
        const from = by.from.toString()
        if (from < first || from > row.dueOn || from > clock.today().toString())
          throw refused('SUSPENSION_DAY_INVALID', 'The pause lies outside of the running period')
        await tx
          .update(deadlines)
          .set({ state: 'suspended', version: sql`${deadlines.version} + 1` })
          .where(eq(deadlines.id, row.id))
        const at = clock.now()
        await addPause(tx, row, { ...by, seal, at })
        await recordAudit(tx, {
          at,
          event: 'deadline.suspended',
          actor: by.actor,
          ...subjectOf(row),
          facts: { deadlineId: row.id, rule: row.rule, dueOn: row.dueOn, from },
        })
        return { deadlineId: row.id, dueOn: Temporal.PlainDate.from(row.dueOn) }
      }),

    /** Time counts again: the end moves by the days that did not. */
    async resume(by: Change & { on: Day }): Promise<Changed> {
      const calendar = await calendarFor(by.tenantId)
      return change(by, async (tx, row, seal) => {
        const since = await readPauseSince(tx, row.id)
        if (row.state !== 'suspended' || !since)
          throw conflict('DEADLINE_NOT_SUSPENDED', 'The deadline does not rest')
        const { on } = by
        const isAfter = Temporal.PlainDate.compare(on, since.from) >= 0
        if (!isAfter || Temporal.PlainDate.compare(on, clock.today()) > 0)
          throw refused('SUSPENSION_DAY_INVALID', 'A pause ends after it began, not in the future')
        const pause = { ...since, on }
        const resumed: ComputedDate = resumePeriod(computedOf(row), [pause], row.roll, calendar)
        await addResumption(tx, row, { ...by, pause, at: clock.now() })
        return write(tx, row, seal, by.actor, {
          change: 'resumed',
          event: 'deadline.resumed',
          dates: datesOf(resumed, ruleOf(row).warnOn(resumed, calendar)),
          set: { state: 'armed' },
          facts: await readFacts(tx, row.id, seal),
        })
      })
    },
  }
}

/** One that has ended stays so, unless the corrected date is still to come. */
const stateAfter = ({ state }: Row, { dueAt }: Dates, now: Temporal.Instant): string =>
  state === 'missed' && Temporal.Instant.compare(Temporal.Instant.from(dueAt), now) > 0
    ? 'armed'
    : state

/** A date that an authority named counts from nothing, so it can rest from the day it was kept. */
const firstDay = ({ startsOn, createdAt }: Row): string => {
  const keptOn = dayOf(Temporal.Instant.from(createdAt)).toString()
  return startsOn < keptOn ? startsOn : keptOn
}

const ruleOf = ({ rule, textOf, ruleValidFrom }: Row): DeadlineRule =>
  versionOfText(rule, textOf, ruleValidFrom)

async function readRow(tx: Tx, deadlineId: string): Promise<Row> {
  const [row] = await tx.select().from(deadlines).where(eq(deadlines.id, deadlineId))
  if (!row) throw missing('DEADLINE_UNKNOWN', 'No such deadline')
  return row
}

async function lockRow(tx: Tx, deadlineId: string): Promise<Row> {
  const [row] = await tx.select().from(deadlines).where(eq(deadlines.id, deadlineId)).for('update')
  if (!row) throw missing('DEADLINE_UNKNOWN', 'No such deadline')
  return row
}

const settled = () => conflict('DEADLINE_SETTLED', 'The deadline is met or cancelled')

const notRunning = ({ state }: Row) =>
  state === 'suspended'
    ? conflict('DEADLINE_SUSPENDED', 'The deadline rests')
    : state === 'missed'
      ? conflict('DEADLINE_MISSED', 'The deadline has passed')
      : settled()

const inThePast = () => invalid('DEADLINE_DAY_PAST', 'The day lies in the past')
