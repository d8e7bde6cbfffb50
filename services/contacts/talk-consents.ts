import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { organisations } from '../../db/schema/directory.ts'
import { dayOf } from '../clock.ts'
import { recordConsent } from '../consents/record-consent.ts'

/** Consent to case management itself ends after two years unless renewed. */
const consentYears = 2
/** … to being asked for elsewhere after a quarter of a year. */
const askingMonths = 3
const askedKinds = ['mbe', 'jmd', 'jobcenter']
const integrationCentre = 'integration-centre'

type Talked = {
  taskId: string
  at: Temporal.Instant
  contactId: string
  personId: string
  language: string
  isInterpreted: boolean
  evidence: string
  consentGiven: boolean
  /** whether other bodies may be asked if they look after the person */
  askOthers: boolean
}

/** What the person agreed to in the first talk: to be accompanied, and to be asked for elsewhere. */
export async function recordTalkConsents(
  tx: Tx,
  { taskId, at, contactId, personId, language, isInterpreted, evidence, ...agreed }: Talked,
): Promise<void> {
  const today = dayOf(at)
  const given = {
    at,
    personId,
    contactId,
    language,
    interpreted: isInterpreted,
    evidence,
    confidentialityRelease: false,
    recordedBy: 'system',
  }
  for (const recipientId of agreed.askOthers ? await askedBodies(tx) : []) {
    await recordConsent(tx, {
      ...given,
      occasion: `${taskId}/${recipientId}`,
      recipientId,
      purpose: 'duplicate-check',
      dataCategories: ['name', 'birth-date'],
      validUntil: today.add({ months: askingMonths }),
    })
  }
  if (!agreed.consentGiven) return
  await recordConsent(tx, {
    ...given,
    occasion: taskId,
    recipientId: integrationCentre,
    purpose: 'case-management',
    dataCategories: ['name', 'birth-date', 'contact', 'language', 'topics', 'situation'],
    validUntil: today.add({ years: consentYears }),
  })
}

/** Bodies that may already look after somebody. */
async function askedBodies(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.active, true), inArray(organisations.kind, askedKinds)))
  return rows.map(({ id }) => id)
}
