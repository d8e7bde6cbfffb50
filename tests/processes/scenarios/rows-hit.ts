const hit = new Map<string, Set<string>>()

/** Rows of decision tables that scenarios of this run took, beside those the processes took. */
export function noteRules(decisionId: string, ruleIds: readonly string[]): void {
  const rows = hit.get(decisionId) ?? new Set()
  for (const id of ruleIds) rows.add(id)
  hit.set(decisionId, rows)
}

export const rulesNoted = (decisionId: string): ReadonlySet<string> =>
  hit.get(decisionId) ?? new Set()
