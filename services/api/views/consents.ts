import type { Static } from 'typebox'
import type { Consent } from '../../consents/consents.ts'
import type { Organisation } from '../../directory/directory.ts'
import type { ConsentView } from '../schemas/cases.ts'

/** A consent is shown as ending soon for its last thirty days. */
const endsSoonDays = 30

/** A consent as the pages of a case and of a contact show it. */
export const consentView = (
  consent: Consent,
  organisations: readonly Organisation[],
  today: Temporal.PlainDate,
): Static<typeof ConsentView> => ({
  id: consent.id,
  number: consent.number,
  recipient: organisations.find((row) => row.id === consent.recipientId)?.name ?? '',
  recipientId: consent.recipientId,
  purpose: consent.purpose,
  dataCategories: consent.dataCategories,
  language: consent.language,
  textVersion: consent.textVersion,
  interpreted: consent.interpreted,
  confidentialityRelease: consent.confidentialityRelease,
  givenAt: consent.givenAt,
  validUntil: consent.validUntil,
  withdrawnAt: consent.withdrawnAt,
  state: consentState(consent, today),
})

function consentState(consent: Consent, today: Temporal.PlainDate): string {
  if (consent.withdrawnAt) return 'withdrawn'
  if (consent.validUntil < today.toString()) return 'expired'
  return consent.validUntil <= today.add({ days: endsSoonDays }).toString() ? 'ends-soon' : 'valid'
}
