import type { Tx } from '../../db/client.ts'
import { dayOf } from '../clock.ts'
import type { PersonRecord } from '../persons/person.ts'
import { recordConsent } from './record-consent.ts'

/** A consent for one referral runs half a year unless agreed otherwise. */
const validMonths = 6

/** Consent for one target, covering exactly what its agency needs. */
export const recordReferralConsent = (
  tx: Tx,
  given: {
    occasion: string
    at: Temporal.Instant
    person: { id: string } & Pick<PersonRecord, 'languages' | 'interpreterNeeded'>
    referral: { id: string; caseId: string; targetId: string }
    needed: { purpose: string; dataCategories: string[] }
    evidence: string
    confidentialityRelease: boolean
    recordedBy: string
  },
): Promise<string> =>
  recordConsent(tx, {
    occasion: given.occasion,
    at: given.at,
    personId: given.person.id,
    caseId: given.referral.caseId,
    referralId: given.referral.id,
    recipientId: given.referral.targetId,
    purpose: given.needed.purpose,
    dataCategories: given.needed.dataCategories,
    language: given.person.languages[0] ?? 'de',
    interpreted: given.person.interpreterNeeded,
    evidence: given.evidence,
    confidentialityRelease: given.confidentialityRelease,
    validUntil: dayOf(given.at).add({ months: validMonths }),
    recordedBy: given.recordedBy,
  })
