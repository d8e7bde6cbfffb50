import { and, asc, count, desc, eq, ilike, inArray, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { auditEntries } from '../../db/schema/audit.ts'
import { cases } from '../../db/schema/cases.ts'
import { contacts } from '../../db/schema/contacts.ts'
import { recordAudit, system } from '../audit/audit.ts'
import { type Clock, dayOf } from '../clock.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { derivedId, newId } from '../ids.ts'
import { enqueue } from '../outbox/outbox.ts'
import { nextNumber, padded } from './numbers.ts'
import { isPlanRunning, openPlan } from './open-plan.ts'
import { countOpenSteps } from './open-steps.ts'

export type CaseFile = typeof cases.$inferSelect

/** Case management's seven phases (domain: access to closing), in order. */
export const phases = [
  'access',
  'intake',
  'assessment',
  'support-plan',
  'linking',
  'monitoring',
  'closing',
] as const

/** The case files. */
export function createCases({
  db,
  clock,
  directory,
  persons,
}: { db: Db; clock: Clock } & Needs<'directory' | 'persons'>) {
  const read = (tenantId: string, caseId: string): Promise<CaseFile> =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await tx.select().from(cases).where(eq(cases.id, caseId))
      if (!row) throw missing('CASE_UNKNOWN', 'No such case')
      return row
    })

  const personOf = (tenantId: string, contactId: string): Promise<string> =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await tx.select().from(contacts).where(eq(contacts.id, contactId))
      if (!row) throw missing('CONTACT_UNKNOWN', 'No such contact')
      return row.personId
    })

  return {
    read,

    ofIds: (tenantId: string, ids: string[]): Promise<CaseFile[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : db.withTenant(tenantId, (tx) => tx.select().from(cases).where(inArray(cases.id, ids))),

    list: (tenantId: string, of: { q?: string; offset: number; limit: number }) =>
      db.withTenant(tenantId, async (tx) => {
        const where = of.q
          ? ilike(cases.number, `%${of.q.replaceAll(/[\\%_]/g, '\\$&')}%`)
          : undefined
        const rows = await tx
          .select()
          .from(cases)
          .where(where)
          .orderBy(desc(cases.openedAt))
          .offset(of.offset)
          .limit(of.limit)
        const [total] = await tx.select({ total: count() }).from(cases).where(where)
        return { rows, total: total?.total ?? 0 }
      }),

    /** Opens the file for a contact, once, and starts `support-plan` for it. */
    open: async (tenantId: string, contactId: string): Promise<{ caseId: string }> => {
      const { prefix } = await directory.readTenant(tenantId)
      const caseId = derivedId('case', tenantId, contactId)
      const at = clock.now()
      const { year } = dayOf(at)
      const seal = await persons.readSeal(tenantId, await personOf(tenantId, contactId))
      const proceedingId = derivedId('proceeding', tenantId, caseId)
      return db.withTenant(tenantId, async (tx) => {
        const [contact] = await tx
          .select()
          .from(contacts)
          .where(eq(contacts.id, contactId))
          .for('update')
        if (!contact) throw missing('CONTACT_UNKNOWN', 'No such contact')
        const [known] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, caseId))
        if (known) return { caseId }
        const number = `${prefix}-${year}-${padded(await nextNumber(tx, 'case', year))}`
        await tx.insert(cases).values({
          tenantId,
          id: caseId,
          number,
          personId: contact.personId,
          contactId,
          caseManagerId: contact.caseManagerId,
          phase: 'assessment',
          phaseSince: at.toString(),
          state: 'open',
          openedAt: at.toString(),
        })
        await tx.update(contacts).set({ state: 'case-opened' }).where(eq(contacts.id, contactId))
        await recordAudit(tx, { at, event: 'case.opened', actor: system, contactId, caseId })
        await openPlan(tx, {
          tenantId,
          proceedingId,
          caseId,
          contactId,
          personId: contact.personId,
          seal,
          at,
        })
        return { caseId }
      })
    },

    /** Moves the case forward to a phase, never back; a repeat changes nothing. */
    advance: (tenantId: string, caseId: string, phase: (typeof phases)[number]) =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx.select().from(cases).where(eq(cases.id, caseId)).for('update')
        if (!row) throw missing('CASE_UNKNOWN', 'No such case')
        const ahead = (name: string) => (phases as readonly string[]).indexOf(name)
        if (ahead(phase) <= ahead(row.phase)) return
        const at = clock.now()
        await tx.update(cases).set({ phase, phaseSince: at.toString() }).where(eq(cases.id, caseId))
        await recordAudit(tx, {
          at,
          event: 'case.advanced',
          actor: system,
          caseId,
          facts: { phase },
        })
      }),

    countOpenSteps: (tenantId: string, caseIds: readonly string[]) =>
      db.withTenant(tenantId, (tx) => countOpenSteps(tx, caseIds)),

    /** When each phase was reached, from the record. */
    readPhases: (tenantId: string, caseFile: CaseFile) =>
      db.withTenant(tenantId, async (tx) => {
        const entries = await tx
          .select({ at: auditEntries.at, event: auditEntries.event, facts: auditEntries.facts })
          .from(auditEntries)
          .where(
            or(
              and(eq(auditEntries.caseId, caseFile.id), eq(auditEntries.event, 'case.advanced')),
              and(
                eq(auditEntries.contactId, caseFile.contactId),
                or(
                  eq(auditEntries.event, 'contact.received'),
                  eq(auditEntries.event, 'talk.recorded'),
                ),
              ),
            ),
          )
          .orderBy(asc(auditEntries.seq))
        const reached = new Map<string, string>([['assessment', caseFile.openedAt]])
        for (const entry of entries) {
          if (entry.event === 'contact.received') reached.set('access', entry.at)
          else if (entry.event === 'talk.recorded') reached.set('intake', entry.at)
          else if (typeof entry.facts['phase'] === 'string')
            reached.set(entry.facts['phase'], entry.at)
        }
        return phases.map((phase) => ({ phase, reachedAt: reached.get(phase) ?? null }))
      }),

    /** The first person to claim a task of the case looks after it from then on. */
    adopt: (tenantId: string, caseId: string, staffId: string) =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx.select().from(cases).where(eq(cases.id, caseId)).for('update')
        if (!row || row.caseManagerId) return
        await tx.update(cases).set({ caseManagerId: staffId }).where(eq(cases.id, caseId))
        await recordAudit(tx, {
          at: clock.now(),
          event: 'case.adopted',
          actor: { kind: 'staff', id: staffId },
          caseId,
        })
      }),

    /**
     * Asks the running plan for another choice of targets; where none runs any more a new one begins,
     * and with that choice. A repeat of the same step of a diagram changes nothing.
     */
    requestReferral: async (
      tenantId: string,
      caseId: string,
      asked: { staffId: string } | { occasion: string },
    ): Promise<void> => {
      const { personId, contactId } = await read(tenantId, caseId)
      const seal = await persons.readSeal(tenantId, personId)
      const by = { tenantId, caseId, contactId, personId, seal, at: clock.now() }
      await db.withTenant(tenantId, async (tx) => {
        await tx.select().from(cases).where(eq(cases.id, caseId)).for('update')
        if ('occasion' in asked && (await isRequested(tx, caseId, asked.occasion))) return
        await recordAudit(tx, {
          at: by.at,
          event: 'referral.requested',
          actor: 'staffId' in asked ? { kind: 'staff', id: asked.staffId } : system,
          caseId,
          facts: 'occasion' in asked ? { occasion: asked.occasion } : {},
        })
        if (!(await isPlanRunning(tx, caseId))) {
          const proceedingId = derivedId('proceeding', tenantId, caseId, newId())
          return openPlan(tx, { ...by, proceedingId })
        }
        await enqueue(tx, {
          lane: caseId,
          at: by.at,
          payload: {
            kind: 'publish-message',
            name: 'referral.requested',
            correlationKey: caseId,
            variables: {},
          },
        })
      })
    },
  }
}

/** The record has this very request: the step is being repeated. */
async function isRequested(tx: Tx, caseId: string, occasion: string): Promise<boolean> {
  const known = await tx
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.caseId, caseId),
        eq(auditEntries.event, 'referral.requested'),
        sql`${auditEntries.facts}->>'occasion' = ${occasion}`,
      ),
    )
  return known.length > 0
}
