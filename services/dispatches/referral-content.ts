import type { ReferralContent } from '../agencies/content.ts'
import { dayOf } from '../clock.ts'
import { refused } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Referral } from '../referrals/referrals.ts'

const integrationCentre = 'integration-centre'

/** Everything an agency could be told about a referral; the agency's own part is cut from it. */
export async function readReferralContent(
  {
    cases,
    persons,
    referrals,
    consents,
    directory,
  }: Needs<'cases' | 'persons' | 'referrals' | 'consents' | 'directory'>,
  tenantId: string,
  referral: Referral,
): Promise<ReferralContent> {
  const caseFile = await cases.read(tenantId, referral.caseId)
  const person = await persons.read(tenantId, caseFile.personId)
  const request = await referrals.readRequest(tenantId, referral)
  const given = await consents.ofPerson(tenantId, caseFile.personId)
  const consent = given.find((row) => row.id === referral.consentId)
  if (!consent) throw refused('CONSENT_MISSING', 'The referral rests on no consent')
  const sender = await directory.readOrganisation(tenantId, integrationCentre)
  const tenant = await directory.readTenant(tenantId)
  const contact = caseFile.caseManagerId
    ? (await directory.readStaff(tenantId, caseFile.caseManagerId)).name
    : sender.name

  return {
    number: referral.number,
    purpose: referral.purpose,
    topics: request.topics,
    person,
    appointmentWish: request.appointmentWish,
    message: request.message,
    legalBasis: {
      kind: 'consent',
      givenOn: dayOf(Temporal.Instant.from(consent.givenAt)).toString(),
      validUntil: consent.validUntil,
    },
    sender: { organisation: `${sender.name}, ${tenant.name}`, contact },
  }
}
