/** One question to a decision table with the answer the law gives. */
export type DecisionCase = {
  /** person or situation, with the statute */
  title: string
  decision: string
  facts: Record<string, unknown>
  asOf?: string | { decisionDate?: string; applicationDate?: string }
  lragInForce?: boolean
  /** a value, the list of a COLLECT table (in any order), or some of the named values */
  result: unknown
  /** ids of the rules that hit, without the decision's prefix */
  rules: string[]
}
