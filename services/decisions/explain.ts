import { fits } from './cells.ts'
import type { Answer } from './decisions.ts'
import { type FactSchema, schemasOf } from './facts.ts'
import type { TableRule } from './tables.ts'
import { cellWords, dayWords, valueWords } from './words.ts'

/** The first column of a row that did not fit, in words: what was asked, what was given. */
export type Reason = { input: string; expected: string; given: string }

const advice =
  'Prüfen Sie die Angaben und den Tag, oder klären Sie den Fall mit der zuständigen Stelle. Dass keine Regel zutrifft, ist keine Ablehnung.'

/** One paragraph a lawyer can check line by line: days, rules with their source, result. */
export function explain(answer: Answer): string {
  const { table, hitRules, rows } = answer
  const asked = [
    `Stand ${dayWords(answer.decisionDate)}`,
    ...(answer.applicationDate ? [`Antrag vom ${dayWords(answer.applicationDate)}`] : []),
  ].join(', ')
  if (hitRules.length === 0) {
    return `${asked}. „${table.title}“: Keine der ${table.rules.length} Regeln trifft zu. ${advice}`
  }
  const rules = hitRules.map(({ ruleIndex }, at) => {
    const rule = table.rules[ruleIndex - 1]
    if (!rule) return ''
    return `Regel ${rule.index} von ${table.rules.length} trifft zu: ${rule.text} (${rule.source}; ${validityWords(rule)}; Textstand ${dayWords(rule.verifiedAt)}). ${rowWords(answer, rows[at])}.`
  })
  return [
    `${asked}. „${table.title}“.`,
    ...rules,
    'Das ist ein Hinweis; es entscheidet ein Mensch.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** What a reader must know besides the result. */
export function noticesOf(answer: Answer): string[] {
  const { table, hitRules } = answer
  const rules = hitRules.flatMap(({ ruleIndex }) => table.rules[ruleIndex - 1] ?? [])
  const left = assumedFacts(answer).map(({ label, text }) => `${label}: ${text}`)
  return [
    'Hinweis, keine Entscheidung: Es entscheidet ein Mensch (Art. 22 DSGVO).',
    ...(hitRules.length === 0 ? [`Keine Regel trifft zu. ${advice}`] : []),
    ...(left.length > 0 ? [`Nicht angegeben und so gerechnet: ${left.join('; ')}.`] : []),
    ...otherDays(answer).map(
      (rule) =>
        `An anderen Tagen träfe Regel ${rule.index} zu: ${rule.text} (${rule.source}; ${validityWords(rule)}).`,
    ),
    ...(answer.lragInForce
      ? [
          'Angenommen wird, dass das Leistungsrechtsanpassungsgesetz (LRAG) gilt. Stand 22.11.2026 ist es ein Entwurf.',
        ]
      : []),
    ...(rules.some(({ verifiedBy }) => verifiedBy.startsWith('offen'))
      ? ['Mindestens eine dieser Regeln ist noch nicht juristisch freigegeben.']
      : []),
  ]
}

/** The facts nobody gave, with the default they were counted with. */
export function assumedFacts({ table, assumed, facts }: Answer) {
  const schemas = new Map(schemasOf(table.contract))
  return assumed.map((name) => {
    const schema = schemas.get(name)
    const value = facts[name]
    return { name, label: schema?.title ?? name, value, text: valueWords(schema, value) }
  })
}

/** Why each row that did not hit did not: its first column that does not fit. */
export function missedRules(answer: Answer): { rule: TableRule; reason: Reason | null }[] {
  const { table } = answer
  const schemas = new Map(schemasOf(table.contract))
  const values = variablesOf(answer)
  return othersOf(answer).map((rule) => ({ rule, reason: firstMisfit(rule) }))

  function firstMisfit(rule: TableRule): Reason | null {
    for (const [at, { label, fact }] of table.inputs.entries()) {
      const cell = rule.inputs[at]
      if (!cell || !fact || fits(cell, values[fact]) !== false) continue
      const schema: FactSchema | undefined = schemas.get(fact)
      const given = valueWords(schema, values[fact])
      return { input: label, expected: cellWords(cell, schema), given }
    }
    return null
  }
}

/** Rows that fit in everything but the days: the law before or after a change. */
function otherDays(answer: Answer): TableRule[] {
  const { table } = answer
  const values = variablesOf(answer)
  return othersOf(answer).filter((rule) => {
    const misfits = table.inputs.filter(({ fact }, at) => {
      const cell = rule.inputs[at]
      return cell && fact && fits(cell, values[fact]) === false
    })
    return misfits.length > 0 && misfits.every(({ fact }) => days.includes(fact ?? ''))
  })
}

const days = ['decisionDate', 'applicationDate']

const variablesOf = (answer: Answer): Record<string, unknown> => ({
  ...answer.facts,
  decisionDate: answer.decisionDate,
  applicationDate: answer.applicationDate,
  lragInForce: answer.lragInForce,
})

function othersOf({ table, hitRules }: Answer): TableRule[] {
  const hit = new Set(hitRules.map(({ ruleIndex }) => ruleIndex))
  return table.rules.filter(({ index }) => !hit.has(index))
}

/** „gilt vom 27.06.2024 bis 29.10.2025“; a bill does not hold yet, whatever day it names. */
export const validityWords = ({
  source,
  validFrom,
  validTo,
}: Pick<TableRule, 'source' | 'validFrom' | 'validTo'>): string => {
  if (source.startsWith('Entwurf')) return `geplant ab ${dayWords(validFrom)}`
  return validTo
    ? `gilt vom ${dayWords(validFrom)} bis ${dayWords(validTo)}`
    : `gilt ab ${dayWords(validFrom)}`
}

/** „Rechtskreis: AsylbLG; Von Hand prüfen: ja“ */
export function rowWords(
  { table }: Pick<Answer, 'table'>,
  row: Record<string, unknown> = {},
): string {
  return Object.entries(table.contract.result.properties)
    .filter(([name]) => row[name] !== null && row[name] !== undefined)
    .map(([name, schema]) => {
      const { title = name } = schema as FactSchema
      return `${title}: ${valueWords(schema as FactSchema, row[name])}`
    })
    .join('; ')
}
