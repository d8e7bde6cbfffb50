import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { organisations } from '../../db/schema/directory.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { proceedingContract } from '../../processes/contracts.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { nextNumber, padded } from '../cases/numbers.ts'
import { type Clock, dayOf } from '../clock.ts'
import { conflict, invalid, missing, refused } from '../failure.ts'
import type { Needs } from '../house.ts'
import { derivedId } from '../ids.ts'
import { enqueue } from '../outbox/outbox.ts'
import type { PersonRecord } from '../persons/person.ts'
import type { PersonSeal } from '../persons/persons.ts'
import { openFactsOf } from './facts.ts'
import { sealedFactsPlace } from './record-facts.ts'

export type NewProceeding = {
  kind: string
  caseId?: string
  /** the start form's values, and those of them that may travel */
  values: Record<string, unknown>
  toEngine: Record<string, unknown>
}

type By = { staffId: string; organisationId: string; traceId?: string | undefined }

/** Opens a proceeding: the row, the record and the message that starts its process, all at once. */
export const openProceeding = async (
  { db, clock, persons }: { db: Db; clock: Clock } & Needs<'persons'>,
  tenantId: string,
  proceedingId: string,
  opened: NewProceeding,
  by: By,
): Promise<{ proceedingId: string; number: string }> => {
  const { proceeding } = proceedingContract(opened.kind)
  const subject = await prepareSubject()
  const at = clock.now()

  return db.withTenant(tenantId, async (tx) => {
    const [known] = await tx.select().from(proceedings).where(eq(proceedings.id, proceedingId))
    if (known) return { proceedingId, number: known.number }
    await subject.insert(tx)
    const number = await insertProceeding(tx, {
      tenantId,
      id: proceedingId,
      kind: opened.kind,
      caseId: opened.caseId ?? null,
      personId: subject.personId,
      wrappedKey: subject.wrappedKey,
      openFacts: opened.toEngine,
      values: opened.values,
      seal: subject.seal,
      by,
      at,
    })
    await enqueue(tx, {
      lane: proceedingId,
      at,
      traceId: by.traceId,
      payload: {
        kind: 'publish-message',
        name: proceeding.startsWith,
        correlationKey: proceedingId,
        variables: {
          ...opened.toEngine,
          tenantId,
          proceedingId,
          caseId: opened.caseId ?? null,
          traceId: by.traceId ?? null,
        },
      },
    })
    return { proceedingId, number }
  })

  /** Whose it is, with the seal that goes with it. */
  async function prepareSubject() {
    const nothing = { wrappedKey: null, insert: async () => undefined }
    if (proceeding.subject === 'none') {
      if (opened.caseId) throw invalid('CASE_NOT_ALLOWED', 'It must lead back to nobody')
      const made = await persons.prepareProceeding(tenantId, proceedingId)
      return { ...nothing, ...made, personId: null }
    }
    if (opened.caseId) {
      const personId = await personOfCase(opened.caseId)
      const seal = await persons.readSeal(tenantId, personId)
      return { ...nothing, seal: seal.seal, personId }
    }
    if (proceeding.subject === 'case') throw invalid('CASE_MISSING', 'It belongs to a case')
    const personId = derivedId('person', tenantId, proceedingId)
    const made = await persons.prepare(tenantId, personId, personIn(opened.values))
    return { ...nothing, seal: made.seal, insert: made.insert, personId }
  }

  async function personOfCase(caseId: string): Promise<string> {
    const [row] = await db.withTenant(tenantId, (tx) =>
      tx.select().from(cases).where(eq(cases.id, caseId)),
    )
    if (!row) throw missing('CASE_UNKNOWN', 'No such case')
    if (row.state !== 'open') throw conflict('CASE_CLOSED', 'The case is closed')
    return row.personId
  }
}

/** Row, number and record of a new proceeding, in the transaction of whatever opens it. */
export async function insertProceeding(
  tx: Tx,
  made: {
    tenantId: string
    id: string
    kind: string
    contactId?: string
    caseId: string | null
    personId: string | null
    wrappedKey?: Buffer | null
    /** what is known from the start: those facts that may travel, and everything, to be sealed */
    openFacts: Record<string, unknown>
    values: Record<string, unknown>
    seal: PersonSeal['seal']
    by: Partial<By>
    at: Temporal.Instant
  },
): Promise<string> {
  const { proceeding } = proceedingContract(made.kind)
  const { by, at } = made
  const { year } = dayOf(at)
  const running = padded(await nextNumber(tx, `proceeding-${proceeding.prefix}`, year))
  const number = `${proceeding.prefix}-${year}-${running}`
  await tx.insert(proceedings).values({
    tenantId: made.tenantId,
    id: made.id,
    kind: made.kind,
    number,
    contactId: made.contactId ?? null,
    caseId: made.caseId,
    personId: made.personId,
    wrappedKey: made.wrappedKey ?? null,
    organisationId: await organisationFor(tx, proceeding.runBy, by.organisationId),
    state: 'open',
    stateSince: at.toString(),
    facts: openFactsOf(made.openFacts),
    sealedFacts: made.seal(sealedFactsPlace(made.id), made.values),
    openedBy: by.staffId ?? 'system',
    openedAt: at.toString(),
  })
  await recordAudit(tx, {
    at,
    event: 'proceeding.opened',
    actor: by.staffId ? { kind: 'staff', id: by.staffId } : system,
    contactId: made.contactId,
    caseId: made.caseId,
    facts: { proceedingId: made.id, kind: made.kind },
    traceId: by.traceId,
  })
  return number
}

/** The caller's own organisation where it is of that kind, else the district's. */
async function organisationFor(tx: Tx, kind: string, own: string | undefined): Promise<string> {
  const able = await tx.select().from(organisations).where(eq(organisations.kind, kind))
  const active = able.filter((row) => row.active)
  const chosen = active.find((row) => row.id === own) ?? active[0]
  if (!chosen) throw refused('ORGANISATION_MISSING', `The district has no ${kind}`)
  return chosen.id
}

/** The person a start form names, where there is no case to tell. */
function personIn(values: Record<string, unknown>): PersonRecord {
  const text = (name: string): string | null => {
    const value = values[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const [givenName, familyName] = [text('givenName'), text('familyName')]
  if (!givenName || !familyName) throw invalid('PERSON_MISSING', 'The start form names nobody')
  return {
    givenName,
    familyName,
    birthDate: text('birthDate'),
    languages: [text('language') ?? 'de'],
    interpreterNeeded: values['interpreterNeeded'] === true,
    channel: text('phone') ? 'phone' : text('email') ? 'email' : 'letter',
    phone: text('phone'),
    email: text('email'),
  }
}
