import { and, eq, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { staff } from '../../db/schema/directory.ts'
import { lifeEvents, proceedings } from '../../db/schema/proceedings.ts'
import { recordAudit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { conflict, invalid, missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { type LifeMessage, openSubjectsOf, tellSubjects } from './tell-subjects.ts'

export type NewLifeEvent = {
  event: 'moved' | 'died' | 'transferred'
  on: string
  toStaffId?: string
  note?: string
}

const messageOf: Record<
  NewLifeEvent['event'],
  LifeMessage & ('case.transferred' | `person.${string}`)
> = {
  moved: 'person.moved',
  died: 'person.died',
  transferred: 'case.transferred',
}
/** States of a contact that is being taken in. */
const underWay = ['received', 'talked']
const factOf = { moved: 'movedOn', died: 'diedOn', transferred: null }

/** Of whom it is told: of the case, or of the contact as long as there is none. */
export type LifeEventSubject =
  | { caseId: string; contactId?: never }
  | { contactId: string; caseId?: never }

/** Moves, deaths and changes of colleague: written once, told to every process under way. */
export const createLifeEvents = ({
  db,
  clock,
  persons,
}: { db: Db; clock: Clock } & Needs<'persons'>) => ({
  recordLifeEvent: async (
    tenantId: string,
    /** the request's id; a repeat finds its own row */
    lifeEventId: string,
    subject: LifeEventSubject,
    happened: NewLifeEvent,
    staffId: string,
  ): Promise<{ lifeEventId: string }> => {
    const personId = await db.withTenant(tenantId, (tx) => personOf(tx, subject))
    if (happened.on > clock.today().toString()) {
      throw invalid('LIFE_EVENT_AHEAD', 'The day has not come yet')
    }
    const seal = await persons.readSeal(tenantId, personId)
    await db.withTenant(tenantId, async (tx) => {
      const at = clock.now()
      const { event, on, toStaffId, note } = happened
      const made = await tx
        .insert(lifeEvents)
        .values({
          tenantId,
          id: lifeEventId,
          caseId: subject.caseId ?? null,
          contactId: subject.contactId ?? null,
          event,
          happenedOn: on,
          toStaffId: toStaffId ?? null,
          note: note ? seal.seal(`life-events/${lifeEventId}/note`, note) : null,
          recordedBy: staffId,
          recordedAt: at.toString(),
        })
        .onConflictDoNothing()
        .returning({ id: lifeEvents.id })
      if (made.length === 0) return

      if (event === 'transferred') await handOver(tx, subject, toStaffId)
      const fact = factOf[event]
      if (fact) {
        await tx
          .update(proceedings)
          .set({ facts: sql`${proceedings.facts} || ${JSON.stringify({ [fact]: on })}::jsonb` })
          .where(and(eq(proceedings.personId, personId), ne(proceedings.state, 'closed')))
      }
      await recordAudit(tx, {
        at,
        event: messageOf[event],
        actor: { kind: 'staff', id: staffId },
        ...subject,
        facts: { on, ...(toStaffId ? { toStaffId } : {}) },
      })
      await tellSubjects(
        tx,
        messageOf[event],
        await openSubjectsOf(tx, personId),
        at,
        event === 'transferred' ? {} : { happenedOn: on },
      )
    })
    return { lifeEventId }
  },
})

async function personOf(tx: Tx, { caseId, contactId }: LifeEventSubject): Promise<string> {
  if (caseId) {
    const [row] = await tx.select().from(cases).where(eq(cases.id, caseId))
    if (!row) throw missing('CASE_UNKNOWN', 'No such case')
    return row.personId
  }
  const [row] = await tx
    .select()
    .from(contacts)
    .where(eq(contacts.id, contactId ?? ''))
  if (!row) throw missing('CONTACT_UNKNOWN', 'No such contact')
  if (!underWay.includes(row.state)) {
    throw conflict('CONTACT_ENDED', 'The contact has ended or become a case')
  }
  return row.personId
}

/** From now on a colleague looks after the person; the process gives over what is claimed. */
async function handOver(
  tx: Tx,
  { caseId, contactId }: LifeEventSubject,
  toStaffId: string | undefined,
): Promise<void> {
  const [colleague] = await tx
    .select()
    .from(staff)
    .where(and(eq(staff.id, toStaffId ?? ''), eq(staff.active, true)))
  if (colleague?.role !== 'case-manager' && colleague?.role !== 'team-lead') {
    throw invalid('COLLEAGUE_UNKNOWN', 'Nobody of case management takes the case over')
  }
  const caseManagerId = colleague.id
  await (caseId
    ? tx.update(cases).set({ caseManagerId }).where(eq(cases.id, caseId))
    : tx
        .update(contacts)
        .set({ caseManagerId })
        .where(eq(contacts.id, contactId ?? '')))
}
