import type { AsOf } from '../../decisions/decisions.ts'
import type { FactFault } from '../../decisions/facts.ts'

const shape =
  'Schreiben Sie einen Tag als JJJJ-MM-TT, oder beide Tage: { "decisionDate": "JJJJ-MM-TT" (Entscheidung), "applicationDate": "JJJJ-MM-TT" (Antrag) }.'

const names = ['decisionDate', 'applicationDate'] as const

/**
 * The days a table is asked for, as a stranger may write them: one day, a group of two, or among the
 * facts. What stands twice and differs is a question back, never a guess.
 */
export function readAsOf(
  given: unknown,
  amongFacts: Readonly<Record<string, unknown>>,
): { asOf: AsOf; faults: FactFault[] } {
  const faults: FactFault[] = []
  const days = daysOf(given)
  if (!days) faults.push({ path: '/asOf', code: 'value', message: shape })
  else if (Object.keys(days).some((name) => !names.some((known) => known === name))) {
    faults.push({ path: '/asOf', code: 'unknown', message: `asOf kennt nur zwei Tage. ${shape}` })
  }

  const asOf: AsOf = {}
  for (const name of names) {
    const [first, second] = [days?.[name], amongFacts[name]].map(textOf)
    if (first !== undefined && second !== undefined && first !== second) {
      const message = 'Dieser Tag steht auch in asOf, dort anders. Nennen Sie ihn nur einmal.'
      faults.push({ path: `/facts/${name}`, code: 'contradiction', message })
    }
    asOf[name] = first ?? second
  }
  return { asOf, faults }
}

function daysOf(given: unknown): Record<string, unknown> | null {
  if (given === undefined || given === null) return {}
  if (typeof given === 'string') return { decisionDate: given }
  return typeof given === 'object' && !Array.isArray(given) ? { ...given } : null
}

/** An empty field of a form is a day left out; whether the text is a day is checked with the facts. */
const textOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value)
