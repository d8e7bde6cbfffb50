import { and, desc, eq, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { auditEntries } from '../../db/schema/audit.ts'
import type { AuditEvent } from './events.ts'

/** Who did it. `system` is KIMflow itself: a worker, an alarm, a sender. */
export type Actor = { kind: 'staff' | 'organisation' | 'system'; id?: string }

export const system: Actor = { kind: 'system' }

/** One fact of the evidence chain. Ids, enums, dates and flags only, never a name or free text. */
export type AuditEntry = {
  at: Temporal.Instant
  event: AuditEvent
  actor: Actor
  contactId?: string | null | undefined
  caseId?: string | null | undefined
  referralId?: string | null | undefined
  /** kept among the facts */
  proceedingId?: string | null | undefined
  taskId?: string | null | undefined
  facts?: Record<string, string | number | boolean | null>
  traceId?: string | undefined
}

/** Appends to the tenant's hash chain, inside the transaction of the change it tells of. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.execute(sql`select audit_append(
    ${entry.at.toString()}::timestamptz, ${entry.event}, ${entry.actor.kind}, ${entry.actor.id ?? null},
    ${entry.contactId ?? null}, ${entry.caseId ?? null}, ${entry.referralId ?? null},
    ${entry.taskId ?? null}, ${JSON.stringify(factsOf(entry))}::jsonb, ${entry.traceId ?? null})`)
}

/** Appends many entries in their order with one statement; the chain is the same as one by one. */
export async function recordAudits(tx: Tx, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const given = entries.map(({ actor, ...entry }) => ({
    ...entry,
    actorKind: actor.kind,
    actorId: actor.id,
    facts: factsOf(entry),
  }))
  await tx.execute(sql`select audit_append_all(${JSON.stringify(given)}::jsonb)`)
}

const factsOf = ({ facts = {}, proceedingId }: Pick<AuditEntry, 'facts' | 'proceedingId'>) =>
  proceedingId ? { ...facts, proceedingId } : facts

/** Entries older than one of them, so many at a time. */
export type TimelinePage = { before?: number; size?: number }

const proceedingId: SQL<string> = sql`(${auditEntries.facts}->>'proceedingId')`

export function createAudit({ db }: { db: Db }) {
  return {
    /** For acts whose effect lies outside Postgres; everything else writes in its own transaction. */
    record: (tenantId: string, entry: AuditEntry): Promise<void> =>
      db.withTenant(tenantId, (tx) => recordAudit(tx, entry)),

    /**
     * Newest first, a page at a time; a case's timeline includes the contact it came from. Of hidden
     * proceedings only the named events are shown.
     */
    readTimeline: (
      tenantId: string,
      of: { caseId?: string; contactId?: string; proceedingId?: string },
      page: TimelinePage = {},
      hidden: { proceedingIds: string[]; butFor: AuditEvent[] } = { proceedingIds: [], butFor: [] },
    ) =>
      db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(auditEntries)
          .where(
            and(
              or(
                of.caseId ? eq(auditEntries.caseId, of.caseId) : undefined,
                of.contactId ? eq(auditEntries.contactId, of.contactId) : undefined,
                of.proceedingId ? eq(proceedingId, of.proceedingId) : undefined,
              ),
              page.before ? lt(auditEntries.seq, page.before) : undefined,
              hidden.proceedingIds.length > 0
                ? or(
                    isNull(proceedingId),
                    notInArray(proceedingId, hidden.proceedingIds),
                    inArray(auditEntries.event, hidden.butFor),
                  )
                : undefined,
            ),
          )
          .orderBy(desc(auditEntries.seq))
          .limit(page.size ?? 200),
      ),

    /** First sequence number whose hash does not fit, or null when the whole chain holds. */
    verify: (tenantId: string): Promise<number | null> =>
      db.withTenant(tenantId, async (tx) => {
        const { rows } = await tx.execute<{ first: string | null }>(
          sql`select audit_verify() as first`,
        )
        const first = rows[0]?.first
        return first === null || first === undefined ? null : Number(first)
      }),
  }
}
