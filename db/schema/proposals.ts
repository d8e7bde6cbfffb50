import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, sealed, tenantId, tenantPolicy } from './tenant-table.ts'

/** What a decision table proposed, which rules hit, on which facts. A suggestion, never an act. */
export const proposals = pgTable(
  'proposals',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** DMN decision id, e.g. intake-triage */
    decisionId: text('decision_id').notNull(),
    decisionVersion: integer('decision_version').notNull(),
    contactId: text('contact_id'),
    caseId: text('case_id'),
    referralId: text('referral_id'),
    proceedingId: text('proceeding_id'),
    /** whose key seals the facts; null where the proceeding has a key of its own */
    personId: text('person_id'),
    /** input facts as evaluated, sealed */
    facts: sealed('facts').notNull(),
    result: jsonb('result').$type<unknown>().notNull(),
    /** the rules that hit, with their words and validity as they were then */
    hitRules: jsonb('hit_rules').$type<HitRule[]>().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('proposals_contact').on(t.tenantId, t.contactId),
    index('proposals_case').on(t.tenantId, t.caseId),
    index('proposals_proceeding').on(t.tenantId, t.proceedingId),
    tenantPolicy('proposals'),
  ],
).enableRLS()

export type HitRule = {
  ruleId: string
  /** 1-based */
  ruleIndex: number
  ruleCount: number
  /** what follows is missing in proposals made before tables carried it */
  text?: string
  source?: string
  validFrom?: string
  validTo?: string | null
  verifiedAt?: string
}
