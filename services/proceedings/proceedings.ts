import {
  and,
  asc,
  count,
  desc,
  eq,
  ilike,
  inArray,
  isNull,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { type OpenFacts, proceedings } from '../../db/schema/proceedings.ts'
import { proceedingContract } from '../../processes/contracts.ts'
import { type Actor, recordAudit, system } from '../audit/audit.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { Clock } from '../clock.ts'
import { settleDeadlines } from '../deadlines/settle-deadlines.ts'
import { defect, missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { endOpenNotices } from '../notices/end-notices.ts'
import { enqueue } from '../outbox/outbox.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { createComputedDates } from './computed-dates.ts'
import { createLifeEvents } from './life-events.ts'
import { type NewProceeding, openProceeding } from './open-proceeding.ts'
import {
  holdReasonPlace,
  lockProceeding,
  type Proceeding,
  sealedFactsPlace,
} from './record-facts.ts'

export type { Proceeding } from './record-facts.ts'

export type ProceedingQuery = {
  kind?: string | undefined
  state?: string | undefined
  caseId?: string | undefined
  q?: string | undefined
  /** whose rows the caller may see; without it all of the district */
  visible?: { organisationId?: string; withCase?: boolean; withoutPerson?: boolean } | undefined
  offset: number
  limit: number
}

/** One run each of regime change, naturalisation, … : opened, recorded, moved on, closed. */
export function createProceedings(needs: { db: Db; clock: Clock } & Needs<'persons'>) {
  const { db, clock, persons } = needs

  const read = (tenantId: string, proceedingId: string): Promise<Proceeding> =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await tx.select().from(proceedings).where(eq(proceedings.id, proceedingId))
      if (!row) throw missing('PROCEEDING_UNKNOWN', 'No such proceeding')
      return row
    })

  const audit = (tx: Tx, row: Proceeding, event: AuditEvent, actor: Actor, facts = {}) =>
    recordAudit(tx, {
      at: clock.now(),
      event,
      actor,
      contactId: row.contactId,
      caseId: row.caseId,
      facts: { proceedingId: row.id, ...facts },
    })

  const openSealed = (seal: PersonSeal, { id, sealedFacts }: Proceeding) =>
    seal.open<Record<string, unknown>>(sealedFactsPlace(id), sealedFacts)

  return {
    ...createLifeEvents(needs),
    ...createComputedDates(needs),
    read,

    /** What its forms said besides the open facts; null once it was erased. */
    tryReadSealed: async (tenantId: string, row: Proceeding) => {
      const seal = await persons.tryReadSealFor(tenantId, { ...row, proceedingId: row.id })
      return seal && openSealed(seal, row)
    },

    open: (
      tenantId: string,
      proceedingId: string,
      opened: NewProceeding,
      by: { staffId: string; organisationId: string; traceId?: string },
    ) => openProceeding(needs, tenantId, proceedingId, opened, by),

    /** Everything it knows by name, sealed or open: what a decision table may look at. */
    readFacts: async (tenantId: string, proceedingId: string): Promise<Record<string, unknown>> => {
      const row = await read(tenantId, proceedingId)
      const seal = await persons.readSealFor(tenantId, { ...row, proceedingId })
      return { ...openSealed(seal, row), ...row.facts }
    },

    list: (tenantId: string, query: ProceedingQuery) =>
      db.withTenant(tenantId, async (tx) => {
        const where = whereOf(query)
        const joined = eq(cases.id, proceedings.caseId)
        const rows = await tx
          .select({ proceeding: proceedings, caseNumber: cases.number })
          .from(proceedings)
          .leftJoin(cases, joined)
          .where(where)
          .orderBy(desc(proceedings.openedAt), asc(proceedings.number))
          .offset(query.offset)
          .limit(query.limit)
        const [total] = await tx
          .select({ total: count() })
          .from(proceedings)
          .leftJoin(cases, joined)
          .where(where)
        return { rows, total: total?.total ?? 0 }
      }),

    ofIds: (tenantId: string, ids: string[]): Promise<Proceeding[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) =>
            tx.select().from(proceedings).where(inArray(proceedings.id, ids)),
          ),

    /** Moves it to a state of its contract; a repeat changes nothing. */
    advance: (tenantId: string, proceedingId: string, state: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockProceeding(tx, proceedingId)
        if (!(state in proceedingContract(row.kind).proceeding.states)) {
          throw defect('STATE_UNKNOWN', `${row.kind} knows no state ${state}`)
        }
        if (row.state === state || row.closedAt) return
        await tx
          .update(proceedings)
          .set({ state, stateSince: clock.now().toString() })
          .where(eq(proceedings.id, row.id))
        await audit(tx, row, 'proceeding.advanced', system, { state })
      }),

    /** Sets open facts as a diagram says; what stands there already is no change. */
    setFacts: (tenantId: string, proceedingId: string, facts: OpenFacts): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockProceeding(tx, proceedingId)
        const changed = Object.keys(facts).filter((name) => row.facts[name] !== facts[name])
        if (changed.length === 0) return
        await tx
          .update(proceedings)
          .set({ facts: { ...row.facts, ...facts } })
          .where(eq(proceedings.id, row.id))
        await audit(tx, row, 'proceeding.recorded', system, { names: changed.join(',') })
      }),

    /** The end: nobody waits any more, no answer is awaited, and whoever waited for it hears of it. */
    close: (tenantId: string, proceedingId: string, outcome: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockProceeding(tx, proceedingId)
        if (!(outcome in proceedingContract(row.kind).proceeding.outcomes)) {
          throw defect('OUTCOME_UNKNOWN', `${row.kind} knows no outcome ${outcome}`)
        }
        if (row.closedAt) return
        const at = clock.now()
        await tx
          .update(proceedings)
          .set({
            state: 'closed',
            stateSince: at.toString(),
            closedAt: at.toString(),
            outcome,
          })
          .where(eq(proceedings.id, row.id))
        await settleDeadlines(tx, { proceedingId, state: 'cancelled', at })
        await endOpenNotices(tx, row, at)
        await audit(tx, row, 'proceeding.closed', system, { outcome })
        if (!row.caseId) return
        await enqueue(tx, {
          lane: row.id,
          at,
          payload: {
            kind: 'publish-message',
            name: 'proceeding.closed',
            correlationKey: row.caseId,
            variables: {},
          },
        })
      }),

    /** A legal hold keeps everything of it from erasure until it is lifted, with a reason each time. */
    hold: async (
      tenantId: string,
      proceedingId: string,
      { hold, reason }: { hold: boolean; reason: string },
      staffId: string,
    ): Promise<Proceeding> => {
      const known = await read(tenantId, proceedingId)
      const seal = await persons.readSealFor(tenantId, { ...known, proceedingId })
      return db.withTenant(tenantId, async (tx) => {
        const row = await lockProceeding(tx, proceedingId)
        if (row.legalHold === hold) return row
        const holdReason = seal.seal(holdReasonPlace(row.id), { by: staffId, reason })
        const [held] = await tx
          .update(proceedings)
          .set({ legalHold: hold, holdReason })
          .where(eq(proceedings.id, row.id))
          .returning()
        const actor: Actor = { kind: 'staff', id: staffId }
        await audit(tx, row, hold ? 'proceeding.held' : 'proceeding.released', actor)
        await enqueue(tx, {
          lane: row.id,
          at: clock.now(),
          payload: {
            kind: 'publish-message',
            name: hold ? 'hold.placed' : 'hold.released',
            correlationKey: row.id,
            variables: {},
          },
        })
        return held ?? row
      })
    },
  }
}

function whereOf({ kind, state, caseId, q, visible }: ProceedingQuery): SQL | undefined {
  const pattern = q && `%${q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  const seen: (SQL | undefined)[] = visible
    ? [
        visible.organisationId ? eq(proceedings.organisationId, visible.organisationId) : undefined,
        visible.withCase ? sql`${proceedings.caseId} is not null` : undefined,
        visible.withoutPerson ? isNull(proceedings.personId) : undefined,
      ].filter(Boolean)
    : []
  return and(
    // Taking somebody in has a list of its own, that of the contacts.
    kind ? eq(proceedings.kind, kind) : pattern ? undefined : ne(proceedings.kind, 'intake'),
    state ? eq(proceedings.state, state) : undefined,
    caseId ? eq(proceedings.caseId, caseId) : undefined,
    pattern ? or(ilike(proceedings.number, pattern), ilike(cases.number, pattern)) : undefined,
    visible ? (seen.length > 0 ? or(...seen) : sql`false`) : undefined,
  )
}
