import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { consents } from '../../db/schema/consents.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { nextNumber, padded } from '../cases/numbers.ts'
import { dayOf } from '../clock.ts'
import { derivedId } from '../ids.ts'

/** The wording people agree to; a new wording is a new version, old consents keep theirs. */
export const consentTextVersion = '4'

export type GivenConsent = {
  /** the step that took it; a repeat of the step is the same consent */
  occasion: string
  at: Temporal.Instant
  personId: string
  contactId?: string
  caseId?: string
  referralId?: string
  recipientId: string
  purpose: string
  dataCategories: string[]
  language: string
  interpreted: boolean
  evidence: string
  confidentialityRelease: boolean
  validUntil: Temporal.PlainDate
  recordedBy: string
}

/** Writes one consent (Art. 6(1)(a), 7 GDPR; § 67b Abs. 2 SGB X) in the caller's transaction. */
export async function recordConsent(tx: Tx, given: GivenConsent): Promise<string> {
  const id = derivedId('consent', given.personId, given.recipientId, given.purpose, given.occasion)
  const year = dayOf(given.at).year
  const made = await tx
    .insert(consents)
    .values({
      tenantId: sql`current_setting('app.tenant')`,
      id,
      number: `E-${year}-${padded(await nextNumber(tx, 'consent', year))}`,
      personId: given.personId,
      recipientId: given.recipientId,
      purpose: given.purpose,
      dataCategories: given.dataCategories,
      textVersion: consentTextVersion,
      language: given.language,
      interpreted: given.interpreted,
      evidence: given.evidence,
      confidentialityRelease: given.confidentialityRelease,
      givenAt: given.at.toString(),
      validUntil: given.validUntil.toString(),
      recordedBy: given.recordedBy,
    })
    .onConflictDoNothing()
    .returning({ id: consents.id })
  if (made.length > 0) {
    await recordAudit(tx, {
      at: given.at,
      event: 'consent.given',
      actor: system,
      contactId: given.contactId,
      caseId: given.caseId,
      referralId: given.referralId,
      facts: {
        consentId: id,
        recipientId: given.recipientId,
        purpose: given.purpose,
        textVersion: consentTextVersion,
        language: given.language,
        interpreted: given.interpreted,
      },
    })
  }
  return id
}
