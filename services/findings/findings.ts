import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { type OpenFacts, proceedings } from '../../db/schema/proceedings.ts'
import { recordAudit, system } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { refused } from '../failure.ts'
import { lockProceeding } from '../proceedings/record-facts.ts'

/** Structural findings among each other. Nothing here leads from a finding back to a case. */
export function createFindings({ db, clock }: { db: Db; clock: Clock }) {
  return {
    /** Adds the observations of one finding to another one, once; text and reporter stay behind. */
    merge: (tenantId: string, proceedingId: string, intoNumber: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        const [found] = await tx
          .select({ id: proceedings.id })
          .from(proceedings)
          .where(
            and(
              eq(proceedings.number, intoNumber),
              eq(proceedings.kind, 'structural-finding'),
              isNull(proceedings.closedAt),
              ne(proceedings.id, proceedingId),
            ),
          )
        if (!found) throw refused('CLUSTER_UNKNOWN', 'No open finding has this number')
        // Always in the order of their ids, so that two merges never wait for each other.
        const locked = new Map<string, Awaited<ReturnType<typeof lockProceeding>>>()
        for (const id of [proceedingId, found.id].sort()) {
          locked.set(id, await lockProceeding(tx, id))
        }
        const mine = locked.get(proceedingId)?.facts ?? {}
        const other = locked.get(found.id)?.facts ?? {}
        if (mine['mergedInto']) return
        const at = clock.now()
        await tx
          .update(proceedings)
          .set({ facts: { ...mine, mergedInto: found.id } })
          .where(eq(proceedings.id, proceedingId))
        await tx
          .update(proceedings)
          .set({
            facts: {
              ...other,
              evidenceCount: numberIn(other, 'evidenceCount') + numberIn(mine, 'evidenceCount'),
              mergedCount: numberIn(other, 'mergedCount') + 1,
            },
          })
          .where(eq(proceedings.id, found.id))
        await recordAudit(tx, {
          at,
          event: 'finding.merged',
          actor: system,
          facts: { proceedingId, intoId: found.id },
        })
      }),

    /** One more finding has come out of a case: the case keeps the number alone, and nobody when. */
    countForCase: (tenantId: string, caseId: string): Promise<void> =>
      db.withTenant(tenantId, async (tx) => {
        await tx
          .update(cases)
          .set({ findings: sql`${cases.findings} + 1` })
          .where(eq(cases.id, caseId))
      }),
  }
}

const numberIn = (facts: OpenFacts, name: string): number => Number(facts[name] ?? 0)
