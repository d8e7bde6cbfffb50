import { annotationColumns } from '../../services/decisions/tables.ts'
import type { Finding, Rule } from './project.ts'

/**
 * Law has a first day and perhaps a last one, a source and a day its text was read. Every rule of
 * every table says so, and the cell of the decision day says the same, so that it takes effect.
 */
export const checkValidity: Rule = ({ decisions }) => {
  const findings: Finding[] = []
  for (const { file, id, annotations, table } of decisions) {
    const refuse = (element: string, problem: string) => findings.push({ file, element, problem })

    if (annotations.join() !== annotationColumns.join()) {
      refuse(id, `has other annotation columns than ${annotationColumns.join(', ')}; add them`)
      continue
    }
    const [first] = table.inputs
    if (first?.expression !== 'date(decisionDate)') {
      refuse(id, 'does not ask for the day of the decision first; add the input date(decisionDate)')
      continue
    }
    for (const rule of table.rules) {
      const { text, source, validFrom, validTo, verifiedAt, verifiedBy } = rule
      if (!rule.id.startsWith(`${id}-`)) refuse(rule.id, `must begin with ${id}-; rename it`)
      if (text === '') refuse(rule.id, 'does not say its reason; fill „Grund“')
      if (source === '') refuse(rule.id, 'names no paragraph; fill „Quelle“')
      if (!isDay(validFrom)) refuse(rule.id, 'has no first day; fill „Gilt ab“ as YYYY-MM-DD')
      if (validTo !== null && !isDay(validTo)) {
        refuse(rule.id, 'has a last day that is none; write „Gilt bis“ as YYYY-MM-DD')
      } else if (validTo !== null && validTo < validFrom) {
        refuse(rule.id, 'ends before it begins; mend „Gilt ab“ or „Gilt bis“')
      }
      if (!isDay(verifiedAt))
        refuse(rule.id, 'does not say when its text was read; fill „Textstand“')
      if (verifiedBy === '') refuse(rule.id, 'does not say who vouches for it; fill „Geprüft von“')
      if (JSON.stringify(rule.inputs[0]) !== JSON.stringify(daysOf(validFrom, validTo))) {
        refuse(
          rule.id,
          'holds on other days than „Gilt ab“ and „Gilt bis“ say; mend the first cell',
        )
      }
      for (const [at, cell] of rule.inputs.entries()) {
        if (cell.kind !== 'other') continue
        const { label = '' } = table.inputs[at] ?? {}
        refuse(rule.id, `has a cell under „${label}“ nobody can read at a glance; split the rule`)
      }
    }
  }
  return findings
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true

/** The cell that lets a rule hold from its first to its last day. */
const daysOf = (from: string, to: string | null) => {
  const edge = (value: string) => ({ value, included: true })
  return { kind: 'range', from: edge(from), ...(to ? { to: edge(to) } : {}) }
}
