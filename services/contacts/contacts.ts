import { desc, eq, ilike, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { type Actor, recordAudit, system } from '../audit/audit.ts'
import { nextNumber } from '../cases/numbers.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { derivedId } from '../ids.ts'
import { enqueue } from '../outbox/outbox.ts'
import { insertProceeding } from '../proceedings/open-proceeding.ts'
import type { NewContact } from './new-contact.ts'
import type { ContactSnapshot, Talk } from './snapshot.ts'
import { recordTalkConsents } from './talk-consents.ts'

export type Contact = typeof contacts.$inferSelect

/** First contacts: received, talked to, decided. */
export function createContacts({
  db,
  clock,
  persons,
}: { db: Db; clock: Clock } & Needs<'persons'>) {
  const readRow = async (tx: Tx, contactId: string): Promise<Contact> => {
    const [row] = await tx.select().from(contacts).where(eq(contacts.id, contactId))
    if (!row) throw missing('CONTACT_UNKNOWN', 'No such contact')
    return row
  }
  /** Whatever changes one contact comes one after the other, so that a repeat sees what was done. */
  const lockRow = async (tx: Tx, contactId: string): Promise<Contact> => {
    await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(eq(contacts.id, contactId))
      .for('update')
    return readRow(tx, contactId)
  }
  const read = (tenantId: string, contactId: string) =>
    db.withTenant(tenantId, (tx) => readRow(tx, contactId))

  const openSnapshot = async (tenantId: string, contact: Contact): Promise<ContactSnapshot> => {
    const seal = await persons.readSeal(tenantId, contact.personId)
    if (!contact.snapshot) throw missing('SNAPSHOT_ERASED', 'The snapshot has been erased')
    return seal.open(`contacts/${contact.id}/snapshot`, contact.snapshot)
  }

  return {
    read,

    readSnapshot: async (tenantId: string, contactId: string): Promise<ContactSnapshot> =>
      openSnapshot(tenantId, await read(tenantId, contactId)),

    /** The same for looking at it; null once the person was erased. */
    tryReadSnapshot: (tenantId: string, contact: Contact): Promise<ContactSnapshot | null> =>
      contact.snapshot ? openSnapshot(tenantId, contact) : Promise.resolve(null),

    /** By number; names are sealed and cannot be searched. */
    find: (tenantId: string, q: string, limit: number): Promise<Contact[]> =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(contacts)
          .where(ilike(contacts.number, `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`))
          .orderBy(desc(contacts.receivedAt))
          .limit(limit),
      ),

    caseIdOf: (tenantId: string, contactId: string): Promise<string | null> =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx
          .select({ id: cases.id })
          .from(cases)
          .where(eq(cases.contactId, contactId))
        return row?.id ?? null
      }),

    ofIds: (tenantId: string, ids: string[]): Promise<Contact[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) =>
            tx.select().from(contacts).where(inArray(contacts.id, ids)),
          ),

    list: (tenantId: string, page: { offset: number; limit: number }) =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select({ contact: contacts, caseId: cases.id })
          .from(contacts)
          .leftJoin(cases, eq(cases.contactId, contacts.id))
          .orderBy(desc(contacts.receivedAt))
          .offset(page.offset)
          .limit(page.limit),
      ),

    /** Takes a contact in and starts `intake` for it. */
    receive: async (
      tenantId: string,
      contactId: string,
      report: NewContact,
      by: { actor: Actor; organisationId?: string; traceId?: string },
    ): Promise<{ contactId: string; number: string }> => {
      const personId = derivedId('person', tenantId, contactId)
      const proceedingId = derivedId('proceeding', tenantId, contactId)
      const at = clock.now()
      const { person } = report
      const made = await persons.prepare(tenantId, personId, {
        givenName: person.givenName.trim(),
        familyName: person.familyName.trim(),
        birthDate: person.birthDate ?? null,
        languages: person.languages,
        interpreterNeeded: person.interpreterNeeded,
        channel: person.channel,
        phone: person.phone ?? null,
        email: person.email ?? null,
      })
      const snapshot: ContactSnapshot = {
        topics: report.topics,
        urgent: report.urgent,
        message: report.message ?? null,
        talk: null,
      }
      const number = await db.withTenant(tenantId, async (tx) => {
        const [known] = await tx.select().from(contacts).where(eq(contacts.id, contactId))
        if (known) return known.number
        await made.insert(tx)
        const given = `K-${1000 + (await nextNumber(tx, 'contact', 0))}`
        await tx.insert(contacts).values({
          tenantId,
          id: contactId,
          number: given,
          personId,
          source: report.source,
          reporterOrganisationId: by.organisationId ?? null,
          reportConsent: report.reportConsent,
          state: 'received',
          snapshot: made.seal(`contacts/${contactId}/snapshot`, snapshot),
          receivedAt: at.toString(),
        })
        await recordAudit(tx, {
          at,
          event: 'contact.received',
          actor: by.actor,
          contactId,
          facts: { source: report.source, urgent: report.urgent },
          traceId: by.traceId,
        })
        await insertProceeding(tx, {
          tenantId,
          id: proceedingId,
          kind: 'intake',
          contactId,
          caseId: null,
          personId,
          openFacts: { urgent: report.urgent },
          values: {},
          seal: made.seal,
          by: { traceId: by.traceId },
          at,
        })
        await enqueue(tx, {
          lane: contactId,
          at,
          traceId: by.traceId,
          payload: {
            kind: 'publish-message',
            name: 'contact.received',
            correlationKey: contactId,
            variables: {
              tenantId,
              contactId,
              proceedingId,
              urgent: report.urgent,
              traceId: by.traceId ?? null,
            },
          },
        })
        return given
      })
      return { contactId, number }
    },

    /** Keeps what the first talk found: snapshot, language, consent. A repeat changes nothing. */
    recordTalk: async (
      tenantId: string,
      contactId: string,
      taskId: string,
      talk: Talk & {
        language: string
        interpreter: string
        birthDate?: string
        consentEvidence?: string
        /** whether other bodies may be asked if they look after the person */
        askOthers: boolean
      },
    ): Promise<void> => {
      const contact = await read(tenantId, contactId)
      const seal = await persons.readSeal(tenantId, contact.personId)
      const { language, interpreter, birthDate, consentEvidence, askOthers, ...kept } = talk
      const snapshot = { ...(await openSnapshot(tenantId, contact)), talk: kept }
      const person = await persons.read(tenantId, contact.personId)
      const at = clock.now()
      await db.withTenant(tenantId, async (tx) => {
        if ((await lockRow(tx, contactId)).state !== 'received') return
        await tx
          .update(contacts)
          .set({ state: 'talked', snapshot: seal.seal(`contacts/${contactId}/snapshot`, snapshot) })
          .where(eq(contacts.id, contactId))
        await persons.update(tx, tenantId, contact.personId, {
          languages: [language, ...person.languages.filter((known) => known !== language)],
          interpreterNeeded: interpreter !== 'none',
          birthDate: birthDate || person.birthDate,
        })
        await recordAudit(tx, {
          at,
          event: 'talk.recorded',
          actor: system,
          contactId,
          taskId,
          facts: { interpreter, needs: kept.needs.length },
        })
        await recordTalkConsents(tx, {
          taskId,
          at,
          contactId,
          personId: contact.personId,
          language,
          isInterpreted: interpreter !== 'none',
          evidence: consentEvidence ?? 'written',
          consentGiven: kept.consentGiven,
          askOthers,
        })
      })
    },

    /** Another body already looks after the person: from now on the talk says so. */
    recordDuplicate: async (tenantId: string, contactId: string): Promise<void> => {
      const contact = await read(tenantId, contactId)
      const seal = await persons.readSeal(tenantId, contact.personId)
      const snapshot = await openSnapshot(tenantId, contact)
      if (snapshot.talk?.existingCaseManager !== 'none') return
      const found = { ...snapshot, talk: { ...snapshot.talk, existingCaseManager: 'other' } }
      await db.withTenant(tenantId, async (tx) => {
        await lockRow(tx, contactId)
        await tx
          .update(contacts)
          .set({ snapshot: seal.seal(`contacts/${contactId}/snapshot`, found) })
          .where(eq(contacts.id, contactId))
        await recordAudit(tx, {
          at: clock.now(),
          event: 'duplicate.found',
          actor: system,
          contactId,
          facts: {},
        })
      })
    },

    /** Writes down how intake goes on; the person decided, the table only proposed. */
    decide: (tenantId: string, contactId: string, taskId: string, outcome: string) =>
      db.withTenant(tenantId, async (tx) => {
        const row = await lockRow(tx, contactId)
        await tx.update(contacts).set({ outcome }).where(eq(contacts.id, contactId))
        if (row.outcome === outcome) return
        await recordAudit(tx, {
          at: clock.now(),
          event: 'outcome.decided',
          actor: system,
          contactId,
          taskId,
          facts: { outcome },
        })
      }),

    /** Ends a contact that becomes no case. */
    close: (tenantId: string, contactId: string) =>
      db.withTenant(tenantId, async (tx) => {
        const at = clock.now()
        const row = await lockRow(tx, contactId)
        if (row.closedAt) return
        await tx
          .update(contacts)
          .set({ state: 'closed', closedAt: at.toString() })
          .where(eq(contacts.id, contactId))
        await recordAudit(tx, {
          at,
          event: 'contact.closed',
          actor: system,
          contactId,
          facts: { outcome: row.outcome },
        })
      }),
  }
}
