import { deepStrictEqual } from 'node:assert/strict'
import type { Step } from '../../../processes/scenario.ts'
import { type Cast, ok } from './cast.ts'
import { noteAsked } from './rows-hit.ts'

/** Asks a table through the preview, as anybody can: the result and the rules that hit are right. */
export async function expectTable(
  cast: Cast,
  { decide, about, facts, asOf, assume, result, rules }: Extract<Step, { decide: string }>,
): Promise<void> {
  const jana = await cast.as('jana-wierzbicki')
  const body = {
    decision: decide,
    facts,
    ...(asOf === undefined ? {} : { asOf }),
    ...(assume === undefined ? {} : { assume }),
  }
  const answer = await ok(jana.post('/api/decision-preview', body))
  const hit = (answer.rules as { id: string }[]).map(({ id }) => id)
  const day = typeof asOf === 'string' ? asOf : (asOf as { decisionDate?: string })?.decisionDate
  noteAsked({ decisionId: decide, day, ruleIds: hit })
  if (result !== undefined) deepStrictEqual(answer.result, result, about ?? decide)
  if (rules !== undefined) deepStrictEqual(hit, rules, about ?? decide)
}
