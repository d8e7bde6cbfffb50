import { and, eq, gte, isNull } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { consents } from '../../db/schema/consents.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { type Actor, recordAudit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { enqueue } from '../outbox/outbox.ts'
import { tellSubjects } from '../proceedings/tell-subjects.ts'
import { openReferralStates } from '../referrals/states.ts'
import { subjectsOn } from './subjects-on-consent.ts'

export type Consent = typeof consents.$inferSelect

/** The consent that covers a transfer on a day, or null: recipient, purpose and every category. */
export async function findConsent(
  tx: Tx,
  of: { personId: string; recipientId: string; purpose: string; dataCategories: string[] },
  on: Temporal.PlainDate,
): Promise<Consent | null> {
  const rows = await tx
    .select()
    .from(consents)
    .where(
      and(
        eq(consents.personId, of.personId),
        eq(consents.recipientId, of.recipientId),
        eq(consents.purpose, of.purpose),
        isNull(consents.withdrawnAt),
        gte(consents.validUntil, on.toString()),
      ),
    )
    // Locked, so that a withdrawal and a send are decided one after the other.
    .for('share')
  const covering = rows.find((row) =>
    of.dataCategories.every((category) => row.dataCategories.includes(category)),
  )
  return covering ?? null
}

export function createConsents({
  db,
  clock,
  persons,
}: { db: Db; clock: Clock } & Needs<'persons'>) {
  return {
    isWithdrawn: (tenantId: string, consentId: string | null): Promise<boolean> =>
      db.withTenant(tenantId, async (tx) => {
        if (!consentId) return false
        const [row] = await tx.select().from(consents).where(eq(consents.id, consentId))
        return row?.withdrawnAt !== null && row !== undefined
      }),

    ofPerson: (tenantId: string, personId: string): Promise<Consent[]> =>
      db.withTenant(tenantId, (tx) =>
        tx.select().from(consents).where(eq(consents.personId, personId)),
      ),

    /**
     * Withdraws a consent (Art. 7(3) GDPR): at once for the future. Referrals that rest on it and are
     * still open are stopped by the message `referral.withdrawn`; lawful past transfers stay.
     */
    withdraw: async (
      tenantId: string,
      consentId: string,
      actor: Actor,
      reason?: string,
    ): Promise<void> => {
      const personId = await db.withTenant(tenantId, async (tx) => {
        const [row] = await tx.select().from(consents).where(eq(consents.id, consentId))
        if (!row) throw missing('CONSENT_UNKNOWN', 'No such consent')
        return row.personId
      })
      const seal = await persons.readSeal(tenantId, personId)
      await db.withTenant(tenantId, async (tx) => {
        const [row] = await tx
          .select()
          .from(consents)
          .where(eq(consents.id, consentId))
          .for('update')
        if (!row) throw missing('CONSENT_UNKNOWN', 'No such consent')
        if (row.withdrawnAt) return
        const at = clock.now()
        await tx
          .update(consents)
          .set({
            withdrawnAt: at.toString(),
            ...(reason
              ? { withdrawalReason: seal.seal(`consents/${consentId}/reason`, reason) }
              : {}),
          })
          .where(eq(consents.id, consentId))
        const [caseFile] = await tx
          .select({ id: cases.id })
          .from(cases)
          .where(eq(cases.personId, row.personId))
        const [contact] = await tx
          .select({ id: contacts.id })
          .from(contacts)
          .where(eq(contacts.personId, row.personId))
        await recordAudit(tx, {
          at,
          event: 'consent.withdrawn',
          actor,
          contactId: contact?.id,
          caseId: caseFile?.id,
          facts: { consentId, recipientId: row.recipientId, purpose: row.purpose },
        })
        await tellSubjects(tx, 'consent.withdrawn', await subjectsOn(tx, row), at)
        const affected = await tx.select().from(referrals).where(eq(referrals.consentId, consentId))
        for (const referral of affected) {
          if (!openReferralStates.includes(referral.state)) continue
          await enqueue(tx, {
            lane: referral.id,
            at,
            payload: {
              kind: 'publish-message',
              name: 'referral.withdrawn',
              correlationKey: referral.id,
              variables: {},
            },
          })
        }
      })
    },
  }
}
