import type { DecisionContract } from '../../processes/decision-contract.ts'
import { type Failure, invalid } from '../failure.ts'
import { type FactFault, schemasOf } from './facts.ts'
import { dayWords } from './words.ts'

/** Facts that lie after the day they are asked for, although they tell what has happened. */
export function laterFacts(
  contract: DecisionContract,
  facts: Readonly<Record<string, unknown>>,
  decisionDate: string,
): FactFault[] {
  return schemasOf(contract).flatMap(([name, { title, notAfter }]) => {
    const day = facts[name]
    if (!notAfter || typeof day !== 'string' || day <= decisionDate) return []
    const message = `„${title}“ liegt nach dem Tag der Entscheidung, ${dayWords(decisionDate)}. Ändern Sie einen der beiden Tage.`
    return [{ path: `/facts/${name}`, code: 'contradiction', message }]
  })
}

/** What a caller must mend, field by field. */
export const factsInvalid = (errors: readonly FactFault[]): Failure =>
  invalid('FACTS_INVALID', 'The facts do not fit the decision', { cause: { body: { errors } } })
