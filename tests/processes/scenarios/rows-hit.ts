type Asked = { decisionId: string; day: string | undefined; ruleIds: readonly string[] }

const asked: Asked[] = []

/** What scenarios of this run asked a decision table, beside what the processes asked. */
export const noteAsked = (one: Asked): number => asked.push(one)

export const rulesNoted = (decisionId: string): string[] =>
  asked.flatMap((one) => (one.decisionId === decisionId ? one.ruleIds : []))

/** Whether a row was asked for on a day, and hit, or did not hit, as it should. */
export const wasAsked = (decisionId: string, ruleId: string, day: string, hit: boolean): boolean =>
  asked.some(
    (one) =>
      one.decisionId === decisionId && one.day === day && one.ruleIds.includes(ruleId) === hit,
  )
