import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { consents } from '../../db/schema/consents.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { deadlines, deadlineVersions } from '../../db/schema/deadlines.ts'
import { acknowledgements, dispatches } from '../../db/schema/dispatches.ts'
import { persons } from '../../db/schema/persons.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { tasks } from '../../db/schema/tasks.ts'
import type { CaseFile } from '../cases/cases.ts'
import { dayOf } from '../clock.ts'
import { refused } from '../failure.ts'
import { lockProceeding } from '../proceedings/record-facts.ts'
import { openReferralStates } from '../referrals/states.ts'

/**
 * Erasure (Art. 17 GDPR): without the person's key nothing sealed can be read again, in backups
 * neither. What may be empty is emptied as well. Numbers, days and codes stay, without a person.
 * Gives the facts of the record, which name nobody; null when it has been done before.
 */
export async function eraseFile(
  tx: Tx,
  { caseFile, proceedingId, at }: Erasure,
): Promise<Record<string, string> | null> {
  if (caseFile.erasedAt) return null
  await refuseWhileNeeded(tx, caseFile, proceedingId)
  const { personId, id: caseId } = caseFile

  await tx
    .update(persons)
    .set({ wrappedKey: null, record: null, updatedAt: at.toString() })
    .where(eq(persons.id, personId))
  await emptySealed(tx, caseFile)
  const erasedOn = dayOf(at).toString()
  const closing = await lockProceeding(tx, proceedingId)
  await tx
    .update(proceedings)
    .set({ facts: { ...closing.facts, erasedOn } })
    .where(eq(proceedings.id, proceedingId))
  await tx
    .update(cases)
    .set({ state: 'erased', erasedAt: at.toString() })
    .where(eq(cases.id, caseId))

  return { proceedingId, erasedOn, reason: caseFile.closeReason ?? '' }
}

type Erasure = { caseFile: CaseFile; proceedingId: string; at: Temporal.Instant }

/** A dispute, an audit or another matter under way needs the data: erasure waits. */
async function refuseWhileNeeded(tx: Tx, caseFile: CaseFile, proceedingId: string): Promise<void> {
  const mine = or(eq(proceedings.personId, caseFile.personId), eq(proceedings.caseId, caseFile.id))
  const [needed] = await tx
    .select({ id: proceedings.id })
    .from(proceedings)
    .where(
      and(
        mine,
        or(
          eq(proceedings.legalHold, true),
          and(isNull(proceedings.closedAt), ne(proceedings.id, proceedingId)),
        ),
      ),
    )
  const [open] = await tx
    .select({ id: referrals.id })
    .from(referrals)
    .where(
      and(eq(referrals.caseId, caseFile.id), inArray(referrals.state, [...openReferralStates])),
    )
  if (needed || open) {
    throw refused('ERASURE_BLOCKED', 'A hold or an open matter still needs the file')
  }
}

async function emptySealed(tx: Tx, { id: caseId, personId, contactId }: CaseFile): Promise<void> {
  await tx.update(contacts).set({ snapshot: null }).where(eq(contacts.personId, personId))
  await tx.update(consents).set({ withdrawalReason: null }).where(eq(consents.personId, personId))
  await tx
    .update(tasks)
    .set({ draft: null, result: null, reason: null })
    .where(or(eq(tasks.personId, personId), eq(tasks.caseId, caseId)))
  await tx.update(referrals).set({ request: null }).where(eq(referrals.caseId, caseId))
  await tx
    .update(proceedings)
    .set({ computedDates: null, holdReason: null })
    .where(eq(proceedings.personId, personId))
  const ofCase = tx
    .select({ id: dispatches.id })
    .from(dispatches)
    .innerJoin(referrals, eq(referrals.id, dispatches.referralId))
    .where(eq(referrals.caseId, caseId))
  await tx
    .update(acknowledgements)
    .set({ fileNumber: null, text: null })
    .where(inArray(acknowledgements.dispatchId, ofCase))
  // An explanation may count from a birth date; of a date that was changed since as well.
  const counted = await tx
    .update(deadlines)
    .set({ explanation: [] })
    .where(or(eq(deadlines.caseId, caseId), eq(deadlines.contactId, contactId)))
    .returning({ id: deadlines.id })
  await tx
    .update(deadlineVersions)
    .set({ explanation: [] })
    .where(
      inArray(
        deadlineVersions.deadlineId,
        counted.map(({ id }) => id),
      ),
    )
}
