import { asc, eq, inArray, type SQL } from 'drizzle-orm'
import { deadlineSuspensions, deadlines, deadlineVersions } from '../../db/schema/deadlines.ts'
import type { Facts } from '../define/deadline.ts'
import type { DeadlineNeeds } from './needs.ts'
import { versionOfText } from './rule-versions.ts'
import { factsPlace, pausePlace, reasonPlace, tryReadSealOf } from './sealed-texts.ts'

type Row = typeof deadlines.$inferSelect
type VersionRow = typeof deadlineVersions.$inferSelect
type LedgerRow = typeof deadlineSuspensions.$inferSelect

/** A deadline with every date it had and every pause; texts are null once the person was erased. */
export type DeadlineFile = Row & {
  /** the days its rule asks for, as a person reads them */
  factDays: { name: string; title: string }[]
  versions: (Omit<VersionRow, 'facts' | 'reason'> & {
    facts: Facts | null
    reason: string | null
  })[]
  suspensions: (Omit<LedgerRow, 'reason'> & { reason: string | null })[]
}

export function deadlineReads(needs: DeadlineNeeds) {
  const { db } = needs
  const read = (tenantId: string, where: SQL): Promise<Row[]> =>
    db.withTenant(tenantId, (tx) =>
      tx.select().from(deadlines).where(where).orderBy(asc(deadlines.dueAt), asc(deadlines.id)),
    )

  return {
    readForCase: (tenantId: string, caseId: string) => read(tenantId, eq(deadlines.caseId, caseId)),

    readForProceeding: (tenantId: string, proceedingId: string) =>
      read(tenantId, eq(deadlines.proceedingId, proceedingId)),

    /** Of a whole list at once. */
    readForReferrals: (tenantId: string, ids: string[]): Promise<Row[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : read(tenantId, inArray(deadlines.referralId, [...new Set(ids)])),

    readForProceedings: (tenantId: string, ids: string[]): Promise<Row[]> =>
      ids.length === 0 ? Promise.resolve([]) : read(tenantId, inArray(deadlines.proceedingId, ids)),

    /** With versions and pauses, for the people who work on the case. */
    async readFiles(tenantId: string, caseId: string): Promise<DeadlineFile[]> {
      const rows = await read(tenantId, eq(deadlines.caseId, caseId))
      const ids = rows.map(({ id }) => id)
      if (ids.length === 0) return []
      const { versions, ledger } = await db.withTenant(tenantId, async (tx) => ({
        versions: await tx
          .select()
          .from(deadlineVersions)
          .where(inArray(deadlineVersions.deadlineId, ids))
          .orderBy(asc(deadlineVersions.number)),
        ledger: await tx
          .select()
          .from(deadlineSuspensions)
          .where(inArray(deadlineSuspensions.deadlineId, ids))
          .orderBy(asc(deadlineSuspensions.number)),
      }))
      // One case, one person: one key opens them all.
      const seal = await tryReadSealOf(needs, tenantId, { caseId })
      const text = (place: string, sealed: Buffer | null) =>
        seal && sealed ? seal.open<string>(place, sealed) : null

      return rows.map((row) => ({
        ...row,
        factDays: factDaysOf(row),
        versions: versions
          .filter(({ deadlineId }) => deadlineId === row.id)
          .map(({ facts, reason, ...version }) => ({
            ...version,
            facts: seal?.open<Facts>(factsPlace(row.id, version.number), facts) ?? null,
            reason: text(reasonPlace(row.id, version.number), reason),
          })),
        suspensions: ledger
          .filter(({ deadlineId }) => deadlineId === row.id)
          .map(({ reason, ...line }) => ({
            ...line,
            reason: text(pausePlace(row.id, line.number), reason),
          })),
      }))
    },
  }
}

function factDaysOf({ rule, textOf, ruleValidFrom }: Row): { name: string; title: string }[] {
  const { properties } = versionOfText(rule, textOf, ruleValidFrom).facts
  return Object.entries(properties as Record<string, { format?: string; title?: string }>).flatMap(
    ([name, { format, title }]) => (format === 'date' ? [{ name, title: title ?? name }] : []),
  )
}
