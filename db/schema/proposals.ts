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
    personId: text('person_id').notNull(),
    /** input facts as evaluated, sealed under the person's key */
    facts: sealed('facts').notNull(),
    result: jsonb('result').$type<unknown>().notNull(),
    /** [{ruleId, ruleIndex (1-based), ruleCount}] */
    hitRules: jsonb('hit_rules').$type<HitRule[]>().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('proposals_contact').on(t.tenantId, t.contactId),
    index('proposals_case').on(t.tenantId, t.caseId),
    tenantPolicy('proposals'),
  ],
).enableRLS()

export type HitRule = { ruleId: string; ruleIndex: number; ruleCount: number }
