import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { acknowledgements, dispatches } from '../../db/schema/dispatches.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { type Actor, recordAudit, system } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { AgencyAnswer, Receipt } from '../define/agency.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { derivedId } from '../ids.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { acknowledge } from './acknowledge.ts'
import { createInbox } from './inbox.ts'

export type Dispatch = typeof dispatches.$inferSelect
export type Acknowledgement = typeof acknowledgements.$inferSelect
export type DispatchKind = 'referral' | 'reminder' | 'reply' | 'withdrawal'

const sentEvent = {
  referral: 'referral.sent',
  reminder: 'referral.reminded',
  reply: 'referral.replied',
  withdrawal: 'referral.withdrawn',
} as const

const contentPlace = (id: string) => `dispatches/${id}/content`

/** The content of a dispatch with a seal that was read for many. */
export const openContent = <T>(seal: PersonSeal, { id, content }: Dispatch): T =>
  seal.open<T>(contentPlace(id), content)

/** What we sent and what came back. A row is written before the send and completed after it. */
export function createDispatches({
  db,
  clock,
  persons,
}: { db: Db; clock: Clock } & Needs<'persons'>) {
  const readCase = async (tx: Tx, caseId: string) => {
    const [row] = await tx.select().from(cases).where(eq(cases.id, caseId))
    if (!row) throw missing('CASE_UNKNOWN', 'No such case')
    return row
  }

  const sealFor = async (tenantId: string, referralId: string) => {
    const personId = await db.withTenant(tenantId, async (tx) => {
      const [referral] = await tx.select().from(referrals).where(eq(referrals.id, referralId))
      if (!referral) throw missing('REFERRAL_UNKNOWN', 'No such referral')
      return (await readCase(tx, referral.caseId)).personId
    })
    return persons.readSeal(tenantId, personId)
  }

  return {
    ...createInbox({ db, clock }),

    /**
     * The intent: what is going to leave, under an id derived from the step's occasion. A retry of
     * the step finds its row; a loop in the diagram is a new occasion, except for a referral that
     * may have arrived.
     */
    open: async (
      tenantId: string,
      intent: {
        referralId: string
        targetId: string
        kind: DispatchKind
        occasion: string
        content: unknown
        dataCategories: string[]
      },
    ): Promise<Dispatch> => {
      const id = derivedId('dispatch', tenantId, intent.referralId, intent.kind, intent.occasion)
      const seal = await sealFor(tenantId, intent.referralId)
      const digest = createHash('sha512').update(JSON.stringify(intent.content)).digest('hex')
      return db.withTenant(tenantId, async (tx) => {
        const known = await resumeKnown(tx, { ...intent, digest })
        if (known) return known
        await tx
          .insert(dispatches)
          .values({
            tenantId,
            id,
            referralId: intent.referralId,
            targetId: intent.targetId,
            kind: intent.kind,
            occasion: intent.occasion,
            state: 'open',
            content: seal.seal(contentPlace(id), intent.content),
            dataCategories: intent.dataCategories,
            digest,
            createdAt: clock.now().toString(),
          })
          .onConflictDoNothing()
        const [row] = await tx.select().from(dispatches).where(eq(dispatches.id, id))
        if (!row) throw missing('DISPATCH_UNKNOWN', 'No such dispatch')
        return row
      })
    },

    /** The content exactly as first written down: what a retry sends is what was decided then. */
    readContent: async <T>(tenantId: string, dispatch: Dispatch): Promise<T> =>
      openContent<T>(await sealFor(tenantId, dispatch.referralId), dispatch),

    /** The outcome: the agency has it and said so. A repeat changes nothing. */
    markSent: (tenantId: string, dispatch: Dispatch, receipt: Receipt): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const at = clock.now()
        const [moved] = await tx
          .update(dispatches)
          .set({ state: 'sent', sentAt: at.toString(), reference: receipt.reference })
          .where(and(eq(dispatches.id, dispatch.id), isNull(dispatches.sentAt)))
          .returning({ id: dispatches.id })
        if (!moved) return
        const [referral] = await tx
          .select()
          .from(referrals)
          .where(eq(referrals.id, dispatch.referralId))
          .for('update')
        // An answer may have overtaken our receipt; its state stays.
        if (referral?.state === 'released' && dispatch.kind === 'referral') {
          await tx
            .update(referrals)
            .set({ state: 'delivered', stateSince: at.toString() })
            .where(eq(referrals.id, dispatch.referralId))
        }
        if (referral?.state === 'question' && dispatch.kind === 'reply') {
          await tx
            .update(referrals)
            .set({ state: 'delivered', stateSince: at.toString() })
            .where(eq(referrals.id, dispatch.referralId))
        }
        await recordAudit(tx, {
          at,
          event: sentEvent[dispatch.kind as DispatchKind],
          actor: system,
          caseId: referral?.caseId,
          referralId: dispatch.referralId,
          facts: { dispatchId: dispatch.id, targetId: dispatch.targetId, digest: dispatch.digest },
        })
      }),

    /** All attempts are used up; a person has to look. */
    markUndeliverable: (tenantId: string, dispatch: Dispatch, code: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const at = clock.now()
        const [moved] = await tx
          .update(dispatches)
          .set({ state: 'undeliverable' })
          .where(
            and(eq(dispatches.id, dispatch.id), inArray(dispatches.state, ['open', 'in-doubt'])),
          )
          .returning({ id: dispatches.id })
        if (!moved) return
        const [referral] = await tx
          .select()
          .from(referrals)
          .where(eq(referrals.id, dispatch.referralId))
        await recordAudit(tx, {
          at,
          event: 'referral.undeliverable',
          actor: system,
          caseId: referral?.caseId,
          referralId: dispatch.referralId,
          facts: { dispatchId: dispatch.id, targetId: dispatch.targetId, code },
        })
      }),

    /** An attempt did not end clearly: the agency may have it. Shown as such until it is known. */
    markInDoubt: (tenantId: string, dispatch: Dispatch): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        await tx
          .update(dispatches)
          .set({ state: 'in-doubt', attempts: dispatch.attempts + 1 })
          .where(
            and(eq(dispatches.id, dispatch.id), inArray(dispatches.state, ['open', 'in-doubt'])),
          )
      }),

    acknowledge: (
      tenantId: string,
      source: { organisationId: string; actor: Actor; traceId?: string },
      answer: AgencyAnswer,
    ) => acknowledge({ db, clock, persons }, tenantId, source, answer),

    ofReferrals: (tenantId: string, referralIds: string[]): Promise<Dispatch[]> =>
      referralIds.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) =>
            tx
              .select()
              .from(dispatches)
              .where(inArray(dispatches.referralId, referralIds))
              .orderBy(asc(dispatches.createdAt)),
          ),

    answersTo: (tenantId: string, dispatchIds: string[]): Promise<Acknowledgement[]> =>
      dispatchIds.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) =>
            tx
              .select()
              .from(acknowledgements)
              .where(inArray(acknowledgements.dispatchId, dispatchIds))
              .orderBy(asc(acknowledgements.receivedAt)),
          ),
  }
}

/**
 * The agency may have a referral whose receipt never came. When a person has it sent again, the same
 * content goes out under the same id, so that the agency still has it once.
 */
async function resumeKnown(
  tx: Tx,
  of: { referralId: string; targetId: string; kind: DispatchKind; digest: string },
): Promise<Dispatch | null> {
  if (of.kind !== 'referral') return null
  const [known] = await tx
    .select()
    .from(dispatches)
    .where(
      and(
        eq(dispatches.referralId, of.referralId),
        eq(dispatches.targetId, of.targetId),
        eq(dispatches.kind, of.kind),
        eq(dispatches.digest, of.digest),
      ),
    )
    .for('update')
  if (known?.state !== 'undeliverable') return known ?? null
  const [resumed] = await tx
    .update(dispatches)
    .set({ state: known.attempts > 0 ? 'in-doubt' : 'open' })
    .where(eq(dispatches.id, known.id))
    .returning()
  return resumed ?? null
}
