import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { deadlines } from '../../db/schema/deadlines.ts'
import { recordAudits, system } from '../audit/audit.ts'
import { defect } from '../failure.ts'
import { subjectOf } from './subject.ts'

/**
 * Ends what still waits for a referral, a proceeding, a case or a contact, inside the transaction of
 * what ends it: `met` when the awaited thing came, `cancelled` when nobody waits any more. A deadline
 * already missed stays so. Call it before `recordAudit`: deadline rows are locked before the audit
 * head everywhere.
 */
export async function settleDeadlines(
  tx: Tx,
  settled: {
    referralId?: string
    proceedingId?: string
    caseId?: string
    contactId?: string
    rule?: string
    /** only this one of them, where several of a rule run at the same time */
    deadlineId?: string | undefined
    state: 'met' | 'cancelled'
    at: Temporal.Instant
  },
): Promise<string[]> {
  const of = (['referralId', 'proceedingId', 'caseId', 'contactId'] as const).flatMap((key) =>
    settled[key] === undefined ? [] : [eq(deadlines[key], settled[key])],
  )
  if (of.length === 0) throw defect('DEADLINE_SUBJECT_MISSING', 'Nothing says whose deadlines end')
  const rows = await tx
    .update(deadlines)
    .set({
      state: settled.state,
      settledAt: settled.at.toString(),
      version: sql`${deadlines.version} + 1`,
    })
    .where(
      and(
        ...of,
        inArray(deadlines.state, ['armed', 'suspended']),
        settled.rule === undefined ? undefined : eq(deadlines.rule, settled.rule),
        settled.deadlineId === undefined ? undefined : eq(deadlines.id, settled.deadlineId),
      ),
    )
    .returning()
  if (settled.state === 'met') {
    await recordAudits(
      tx,
      rows.map((row) => ({
        at: settled.at,
        event: 'deadline.met' as const,
        actor: system,
        ...subjectOf(row),
        facts: { deadlineId: row.id, rule: row.rule, dueOn: row.dueOn },
      })),
    )
  }

  return rows.map(({ id }) => id)
}
