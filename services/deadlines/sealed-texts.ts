import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { referrals } from '../../db/schema/referrals.ts'
import { asFailure } from '../failure.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { openJson, sealJson } from '../vault/vault.ts'
import type { Subject } from './subject.ts'

export type Seal = PersonSeal

export type SealNeeds = {
  db: Db
  persons: { readSeal(tenantId: string, personId: string): Promise<PersonSeal> }
  directory: { readTenantKey(tenantId: string): Promise<Buffer> }
}

/**
 * Facts may hold a birth date and reasons a name: both are sealed under the key of the person whom the
 * deadline is about, so that they end with it. One that is about nobody lies under the district's key.
 */
export async function readSealOf(
  { db, persons, directory }: SealNeeds,
  tenantId: string,
  subject: Subject,
): Promise<Seal> {
  const personId = await db.withTenant(tenantId, (tx) => personOf(tx, subject))
  if (personId !== null) return persons.readSeal(tenantId, personId)
  const key = await directory.readTenantKey(tenantId)

  return {
    seal: (place, value) => sealJson(key, `${tenantId}/${place}`, value),
    open: (place, sealed) => openJson(key, `${tenantId}/${place}`, sealed),
  }
}

/** The same for reading: null once the person was erased. */
export const tryReadSealOf = (...of: Parameters<typeof readSealOf>): Promise<Seal | null> =>
  readSealOf(...of).catch((error) => {
    if (asFailure(error).code === 'PERSON_ERASED') return null
    throw error
  })

/** The nearest subject that leads to a person. */
async function personOf(tx: Tx, { caseId, contactId, referralId, proceedingId }: Subject) {
  const [found] = caseId
    ? await tx.select({ personId: cases.personId }).from(cases).where(eq(cases.id, caseId))
    : referralId
      ? await tx
          .select({ personId: cases.personId })
          .from(referrals)
          .innerJoin(cases, eq(cases.id, referrals.caseId))
          .where(eq(referrals.id, referralId))
      : proceedingId
        ? await tx
            .select({ personId: proceedings.personId })
            .from(proceedings)
            .where(eq(proceedings.id, proceedingId))
        : contactId
          ? await tx
              .select({ personId: contacts.personId })
              .from(contacts)
              .where(eq(contacts.id, contactId))
          : []

  return found?.personId ?? null
}

export const factsPlace = (deadlineId: string, number: number) =>
  `deadline-versions/${deadlineId}/${number}/facts`
export const reasonPlace = (deadlineId: string, number: number) =>
  `deadline-versions/${deadlineId}/${number}/reason`
export const pausePlace = (deadlineId: string, number: number) =>
  `deadline-suspensions/${deadlineId}/${number}/reason`
