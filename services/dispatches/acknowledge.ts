import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { acknowledgements, dispatches } from '../../db/schema/dispatches.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { type Actor, recordAudit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { settleDeadlines } from '../deadlines/settle-deadlines.ts'
import type { AgencyAnswer } from '../define/agency.ts'
import { conflict, missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { derivedId } from '../ids.ts'
import { enqueue } from '../outbox/outbox.ts'
import { mayAnswer, messagesFor, openReferralStates } from '../referrals/states.ts'
import { sealAnswer } from './answer-texts.ts'

export type AnswerEffect = 'applied' | 'repeated' | 'superseded'

/**
 * An agency answered. Stored first, told to the engine after (outbox), all in one transaction: a
 * crash delays the engine but loses no answer. The same answer again has no second effect, another
 * text under the same id is refused, and so is an answer to a referral that has ended.
 */
export async function acknowledge(
  { db, clock, persons }: { db: Db; clock: Clock } & Needs<'persons'>,
  tenantId: string,
  source: { organisationId: string; actor: Actor; traceId?: string },
  answer: AgencyAnswer,
): Promise<{ acknowledgementId: string; effect: AnswerEffect }> {
  const id = derivedId('acknowledgement', tenantId, source.organisationId, answer.answerId)
  const digest = createHash('sha512')
    .update(
      JSON.stringify([
        answer.dispatchId,
        answer.verdict,
        answer.reason,
        answer.text,
        answer.fileNumber,
      ]),
    )
    .digest('hex')
  const personId = await personOf(db, tenantId, source.organisationId, answer.dispatchId)
  const seal = await persons.readSeal(tenantId, personId)

  return db.withTenant(tenantId, async (tx) => {
    const at = clock.now()
    const [found] = await tx
      .select({ referral: referrals, dispatch: dispatches })
      .from(dispatches)
      .innerJoin(referrals, eq(referrals.id, dispatches.referralId))
      .where(eq(dispatches.id, answer.dispatchId))
      .for('update')
    if (!found) throw missing('DISPATCH_UNKNOWN', 'No such dispatch')
    const { referral } = found

    const [known] = await tx.select().from(acknowledgements).where(eq(acknowledgements.id, id))
    if (known && known.digest !== digest) {
      throw conflict('ANSWER_CHANGED', 'Another answer came under the same id')
    }
    if (known) return { acknowledgementId: id, effect: 'repeated' as const }
    if (!openReferralStates.includes(referral.state)) {
      throw conflict('REFERRAL_CLOSED', 'The referral has ended')
    }

    const applies = mayAnswer(referral.state, answer.verdict) && !(await hasEnded(tx, referral.id))
    const effect: AnswerEffect = applies ? 'applied' : 'superseded'
    await tx.insert(acknowledgements).values({
      tenantId,
      id,
      dispatchId: answer.dispatchId,
      sourceId: source.organisationId,
      answerId: answer.answerId,
      verdict: answer.verdict,
      reason: answer.reason ?? null,
      ...sealAnswer(seal, id, answer),
      digest,
      answeredBy: source.actor.kind === 'staff' ? (source.actor.id ?? null) : null,
      answeredAt: answer.answeredAt,
      receivedAt: at.toString(),
      effect,
    })
    if (applies) await settleDeadlines(tx, { referralId: referral.id, state: 'met', at })
    await recordAudit(tx, {
      at,
      event: 'acknowledgement.received',
      actor: source.actor,
      caseId: referral.caseId,
      referralId: referral.id,
      traceId: source.traceId,
      facts: {
        verdict: answer.verdict,
        reason: answer.reason ?? null,
        effect,
        targetId: source.organisationId,
      },
    })
    if (!applies) return { acknowledgementId: id, effect }

    await tx
      .update(referrals)
      .set({
        // `started` and `dropped` end the referral only when the process says so.
        state:
          answer.verdict === 'started' || answer.verdict === 'dropped'
            ? 'accepted'
            : answer.verdict,
        stateSince: at.toString(),
        ...(answer.reason ? { rejectionReason: answer.reason } : {}),
      })
      .where(eq(referrals.id, referral.id))
    for (const name of messagesFor(referral.state, answer.verdict)) {
      await enqueue(tx, {
        lane: referral.id,
        at,
        traceId: source.traceId,
        payload: {
          kind: 'publish-message',
          name,
          correlationKey: referral.id,
          variables: answer.reason ? { rejectionReason: answer.reason } : {},
        },
      })
    }
    return { acknowledgementId: id, effect }
  })
}

/** The person a dispatch is about; somebody else's dispatch does not exist for this source. */
const personOf = (db: Db, tenantId: string, organisationId: string, dispatchId: string) =>
  db.withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select({ personId: cases.personId })
      .from(dispatches)
      .innerJoin(referrals, eq(referrals.id, dispatches.referralId))
      .innerJoin(cases, eq(cases.id, referrals.caseId))
      .where(and(eq(dispatches.id, dispatchId), eq(dispatches.targetId, organisationId)))
    if (!row) throw missing('DISPATCH_UNKNOWN', 'No such dispatch')
    return row.personId
  })

/** A start or an end was told already; the process is about to close the referral with it. */
async function hasEnded(tx: Tx, referralId: string): Promise<boolean> {
  const ends = await tx
    .select({ id: acknowledgements.id })
    .from(acknowledgements)
    .innerJoin(dispatches, eq(dispatches.id, acknowledgements.dispatchId))
    .where(
      and(
        eq(dispatches.referralId, referralId),
        eq(acknowledgements.effect, 'applied'),
        inArray(acknowledgements.verdict, ['started', 'dropped']),
      ),
    )
  return ends.length > 0
}
