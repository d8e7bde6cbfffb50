import { and, desc, eq, gte, lte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { type HitRule, proposals } from '../../db/schema/proposals.ts'
import { recordAudit, system } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Needs } from '../house.ts'
import { derivedId } from '../ids.ts'
import type { PersonSeal, SealedFor } from '../persons/persons.ts'

const factsPlace = (id: string) => `proposals/${id}/facts`

export type Proposal = typeof proposals.$inferSelect
export type OpenProposal = Omit<Proposal, 'facts'> & { facts: Record<string, unknown> }

/** What decision tables proposed: result, rules that hit, model version and the facts they saw. */
export function createProposals({
  db,
  clock,
  persons,
}: { db: Db; clock: Clock } & Needs<'persons'>) {
  return {
    keep: async (
      tenantId: string,
      made: {
        /** element instance of the diagram; a retry of the step keeps the first proposal */
        occasion: string
        decisionId: string
        decisionVersion: number
        personId: string | null
        contactId: string | null
        caseId: string | null
        referralId: string | null
        proceedingId?: string | null
        facts: Record<string, unknown>
        result: unknown
        hitRules: HitRule[]
      },
    ): Promise<void> => {
      const { occasion, facts, ...kept } = made
      const id = derivedId('proposal', tenantId, made.decisionId, occasion)
      const { personId, proceedingId = null } = made
      const seal = await persons.readSealFor(tenantId, { personId, proceedingId })
      await db.withTenant(tenantId, async (tx) => {
        const at = clock.now()
        const rows = await tx
          .insert(proposals)
          .values({
            ...kept,
            tenantId,
            id,
            facts: seal.seal(factsPlace(id), facts),
            // A table that hit nothing answers JSON null, which is a result; SQL NULL is none.
            result: sql`${JSON.stringify(made.result ?? null)}::jsonb`,
            madeAt: at.toString(),
          })
          .onConflictDoNothing()
          .returning({ id: proposals.id })
        if (rows.length === 0) return
        await recordAudit(tx, {
          at,
          event: 'proposal.made',
          actor: system,
          contactId: made.contactId,
          caseId: made.caseId,
          referralId: made.referralId,
          facts: {
            decisionId: made.decisionId,
            decisionVersion: made.decisionVersion,
            rules: made.hitRules.map((rule) => rule.ruleIndex).join(','),
            ...(proceedingId ? { proceedingId } : {}),
          },
        })
      })
    },

    /** What was proposed last between two tasks of a proceeding: what the later one is about. */
    latestOfProceeding: async (
      tenantId: string,
      proceedingId: string,
      { since, until }: { since: string | null; until: string },
    ) => {
      const [row] = await db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(proposals)
          .where(
            and(
              eq(proposals.proceedingId, proceedingId),
              lte(proposals.madeAt, until),
              since === null ? undefined : gte(proposals.madeAt, since),
            ),
          )
          .orderBy(desc(proposals.madeAt))
          .limit(1),
      )
      return row ? withFacts(row, await persons.tryReadSealFor(tenantId, row)) : null
    },

    /** Everything proposed in a proceeding, newest first. */
    ofProceeding: async (tenantId: string, of: SealedFor & { proceedingId: string }) => {
      const rows = await db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(proposals)
          .where(eq(proposals.proceedingId, of.proceedingId))
          .orderBy(desc(proposals.madeAt)),
      )
      const seal = await persons.tryReadSealFor(tenantId, of)
      return rows.map((row) => withFacts(row, seal))
    },

    /** The newest proposal of a decision for a contact or case, with the facts it saw. */
    latest: async (
      tenantId: string,
      decisionId: string,
      of: { contactId: string } | { caseId: string },
    ): Promise<OpenProposal | null> => {
      const [row] = await db.withTenant(tenantId, (tx) =>
        tx
          .select()
          .from(proposals)
          .where(
            and(
              eq(proposals.decisionId, decisionId),
              'caseId' in of
                ? eq(proposals.caseId, of.caseId)
                : eq(proposals.contactId, of.contactId),
            ),
          )
          .orderBy(desc(proposals.madeAt))
          .limit(1),
      )
      return row ? withFacts(row, await persons.tryReadSealFor(tenantId, row)) : null
    },
  }
}

/** What the table saw; nothing once the person was erased. */
const withFacts = (row: Proposal, seal: PersonSeal | null): OpenProposal => ({
  ...row,
  facts: seal?.open<OpenProposal['facts']>(factsPlace(row.id), row.facts) ?? {},
})
