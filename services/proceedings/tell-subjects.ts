import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { enqueueAll } from '../outbox/outbox.ts'
import { openReferralStates } from '../referrals/states.ts'

export type LifeMessage = 'case.transferred' | 'consent.withdrawn' | 'person.died' | 'person.moved'

/** Keys under which the processes of one person wait: contact, case, referrals, proceedings. */
export async function openSubjectsOf(tx: Tx, personId: string): Promise<string[]> {
  const received = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(eq(contacts.personId, personId))
  const opened = await tx.select({ id: cases.id }).from(cases).where(eq(cases.personId, personId))
  const running = await openProceedingsOf(tx, personId)
  return [
    ...[...received, ...opened, ...running].map(({ id }) => id),
    ...(await openReferralsOf(tx, personId)),
  ]
}

/**
 * Referrals under way. One that took the place of another runs in the process of the first, which
 * waits under the first one's id.
 */
async function openReferralsOf(tx: Tx, personId: string): Promise<string[]> {
  const all = await tx
    .select({ id: referrals.id, state: referrals.state, replacesId: referrals.replacesId })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .where(eq(cases.personId, personId))
  const replaced = new Map(all.map(({ id, replacesId }) => [id, replacesId]))
  const firstOf = (id: string): string => {
    const before = replaced.get(id)
    return before ? firstOf(before) : id
  }
  return all.filter(({ state }) => openReferralStates.includes(state)).map(({ id }) => firstOf(id))
}

export const openProceedingsOf = (tx: Tx, personId: string) =>
  tx
    .select({ id: proceedings.id, kind: proceedings.kind })
    .from(proceedings)
    .where(and(eq(proceedings.personId, personId), ne(proceedings.state, 'closed')))

/** Tells each process under way, once, in the transaction of what happened. */
export const tellSubjects = (
  tx: Tx,
  name: LifeMessage,
  subjects: readonly string[],
  at: Temporal.Instant,
  variables: Record<string, unknown> = {},
): Promise<void> =>
  enqueueAll(
    tx,
    subjects.map((subject) => ({
      lane: subject,
      at,
      payload: { kind: 'publish-message', name, correlationKey: subject, variables },
    })),
  )
