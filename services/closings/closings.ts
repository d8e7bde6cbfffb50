import { and, count, eq, gt, inArray, isNull, ne } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { consents } from '../../db/schema/consents.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { type Actor, recordAudit, system } from '../audit/audit.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { CaseFile } from '../cases/cases.ts'
import { type Clock, dayOf } from '../clock.ts'
import { settleDeadlines } from '../deadlines/settle-deadlines.ts'
import { conflict, missing } from '../failure.ts'
import { endOpenNotices } from '../notices/end-notices.ts'
import { enqueue } from '../outbox/outbox.ts'
import { lockProceeding } from '../proceedings/record-facts.ts'
import { openReferralStates } from '../referrals/states.ts'
import { eraseFile } from './erase-file.ts'

/** The end of a case: closed, restricted, kept, erased, or opened again. */
export function createClosings({ db, clock }: { db: Db; clock: Clock }) {
  const change = (
    tenantId: string,
    caseId: string,
    event: AuditEvent,
    work: (tx: Tx, row: CaseFile, at: Temporal.Instant) => Promise<Facts | null>,
    actor: Actor = system,
  ): Promise<void> =>
    db.withTenant(tenantId, async (tx) => {
      const at = clock.now()
      const facts = await work(tx, await lockCase(tx, caseId), at)
      if (facts) await recordAudit(tx, { at, event, actor, caseId, facts })
    })

  return {
    /** How much of the case still runs elsewhere; the closing itself does not count. */
    countHandovers: (
      tenantId: string,
      { caseId, proceedingId }: { caseId: string; proceedingId: string },
    ): Promise<number> =>
      db.withTenant(tenantId, async (tx) => {
        const [referred] = await tx
          .select({ open: count() })
          .from(referrals)
          .where(
            and(eq(referrals.caseId, caseId), inArray(referrals.state, [...openReferralStates])),
          )
        const [running] = await tx
          .select({ open: count() })
          .from(proceedings)
          .where(
            and(
              eq(proceedings.caseId, caseId),
              isNull(proceedings.closedAt),
              ne(proceedings.id, proceedingId),
              // The plan of the case itself ends with it.
              ne(proceedings.kind, 'support-plan'),
            ),
          )
        return (referred?.open ?? 0) + (running?.open ?? 0)
      }),

    /** Ends every consent of the person that still stands; what was sent under it stays lawful. */
    endConsents: (tenantId: string, caseId: string): Promise<void> =>
      change(tenantId, caseId, 'consents.ended', async (tx, row, at) => {
        const lastDay = dayOf(at).subtract({ days: 1 }).toString()
        const ended = await tx
          .update(consents)
          .set({ validUntil: lastDay })
          .where(
            and(
              eq(consents.personId, row.personId),
              isNull(consents.withdrawnAt),
              gt(consents.validUntil, lastDay),
            ),
          )
          .returning({ id: consents.id })
        return ended.length > 0 ? { count: ended.length } : null
      }),

    /** Closes the case, and gives its proceeding the facts by which the day of erasure is found. */
    close: async (
      tenantId: string,
      { caseId, proceedingId, reason }: { caseId: string; proceedingId: string; reason: string },
    ): Promise<{ closedOn: string }> => {
      let closedOn = ''
      await change(tenantId, caseId, 'case.closed', async (tx, row, at) => {
        closedOn = dayOf(row.closedAt ? Temporal.Instant.from(row.closedAt) : at).toString()
        const proceeding = await lockProceeding(tx, proceedingId)
        await tx
          .update(proceedings)
          .set({
            facts: {
              ...proceeding.facts,
              closedOn,
              fileKind: 'case',
              consentWithdrawn: reason === 'consent-withdrawn',
              legalHold: proceeding.legalHold,
            },
          })
          .where(eq(proceedings.id, proceedingId))
        if (row.state === 'closed' && row.closeReason === reason) return null
        await tx
          .update(cases)
          .set({ state: 'closed', closeReason: reason, closedAt: row.closedAt ?? at.toString() })
          .where(eq(cases.id, caseId))
        await endPlan(tx, caseId, at)
        return { reason, proceedingId }
      })
      return { closedOn }
    },

    /** From now on only team lead and data protection look into the file. */
    restrict: (tenantId: string, caseId: string): Promise<void> =>
      change(tenantId, caseId, 'case.restricted', async (tx, row, at) => {
        if (row.restrictedAt) return null
        await tx.update(cases).set({ restrictedAt: at.toString() }).where(eq(cases.id, caseId))
        return {}
      }),

    /** The case goes on; ended consents stay ended and have to be given anew. */
    reopen: (tenantId: string, caseId: string): Promise<void> =>
      change(tenantId, caseId, 'case.reopened', async (tx, row, at) => {
        if (row.state === 'erased') throw conflict('CASE_ERASED', 'The file has been erased')
        if (row.state === 'open' && row.phase !== 'closing') return null
        await tx
          .update(cases)
          .set({
            state: 'open',
            phase: 'monitoring',
            phaseSince: at.toString(),
            closeReason: null,
            closedAt: null,
            restrictedAt: null,
          })
          .where(eq(cases.id, caseId))
        return { phase: 'monitoring' }
      }),

    /** Somebody comes back while the file is still kept: its closing hears of it. */
    requestReopening: (tenantId: string, caseId: string, staffId: string): Promise<void> =>
      change(
        tenantId,
        caseId,
        'case.reopening-requested',
        async (tx, row, at) => {
          const [closing] = await tx
            .select()
            .from(proceedings)
            .where(
              and(
                eq(proceedings.caseId, caseId),
                eq(proceedings.kind, 'case-closure'),
                eq(proceedings.state, 'retained'),
              ),
            )
          if (row.state !== 'closed' || !closing) {
            throw conflict('CASE_NOT_RETAINED', 'No closed file is being kept')
          }
          await tell(tx, { name: 'case.reopened', key: closing.id, lane: closing.id, at })
          return { proceedingId: closing.id }
        },
        { kind: 'staff', id: staffId },
      ),

    /** The reason for a legal hold is gone. */
    releaseHold: (tenantId: string, proceedingId: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockProceeding(tx, proceedingId)
        if (!row.legalHold) return
        await tx
          .update(proceedings)
          .set({ legalHold: false, facts: { ...row.facts, legalHold: false } })
          .where(eq(proceedings.id, proceedingId))
        await recordAudit(tx, {
          at: clock.now(),
          event: 'proceeding.released',
          actor: system,
          caseId: row.caseId,
          facts: { proceedingId },
        })
      }),

    /** Destroys the person's key. A repeat changes nothing; a hold or an open matter refuses it. */
    erase: (
      tenantId: string,
      { caseId, proceedingId }: { caseId: string; proceedingId: string },
    ): Promise<void> =>
      change(tenantId, caseId, 'file.erased', (tx, row, at) =>
        eraseFile(tx, { caseFile: row, proceedingId, at }),
      ),
  }
}

type Facts = Record<string, string | number | boolean>

/** What waits for it hears of it; what does not wait loses nothing. */
const tell = (
  tx: Tx,
  { name, key, lane, at }: { name: string; key: string; lane: string; at: Temporal.Instant },
): Promise<void> =>
  enqueue(tx, {
    lane,
    at,
    payload: { kind: 'publish-message', name, correlationKey: key, variables: {} },
  })

async function lockCase(tx: Tx, caseId: string): Promise<CaseFile> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, caseId)).for('update')
  if (!row) throw missing('CASE_UNKNOWN', 'No such case')
  return row
}

/** The support plan of a closed case is over; its process hears of it. */
async function endPlan(tx: Tx, caseId: string, at: Temporal.Instant): Promise<void> {
  const [plan] = await tx
    .update(proceedings)
    .set({
      state: 'closed',
      stateSince: at.toString(),
      closedAt: at.toString(),
      outcome: 'stopped',
    })
    .where(
      and(
        eq(proceedings.caseId, caseId),
        eq(proceedings.kind, 'support-plan'),
        isNull(proceedings.closedAt),
      ),
    )
    .returning()
  if (!plan) return
  await settleDeadlines(tx, { proceedingId: plan.id, state: 'cancelled', at })
  await endOpenNotices(tx, plan, at)
  await tell(tx, { name: 'case.closed', key: caseId, lane: caseId, at })
}
