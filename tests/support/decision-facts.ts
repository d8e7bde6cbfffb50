import { fits } from '../../services/decisions/cells.ts'
import { type FactSchema, schemasOf } from '../../services/decisions/facts.ts'
import type { DecisionTable, TableRule } from '../../services/decisions/tables.ts'

type Facts = Record<string, unknown>

/** What the engine is asked: facts, days and the flag of the law that is not in force. */
export const variablesOf = (table: DecisionTable, facts: Facts): Facts => ({
  decisionDate: '2026-11-22',
  applicationDate: '2026-01-05',
  lragInForce: false,
  ...Object.fromEntries(
    schemasOf(table.contract).map(([name, schema]) => [name, schema.default ?? null]),
  ),
  ...facts,
})

/** The rules that hit by our own reading of the cells; the tests compare it with the engine's. */
export function hitBy(table: DecisionTable, variables: Facts): string[] {
  const rules = table.rules.filter(({ inputs }) =>
    inputs.every((cell, at) => fits(cell, givenTo(table, at, variables)) !== false),
  )
  const first = table.hitPolicy === 'COLLECT' ? rules : rules.slice(0, 1)
  return first.map(({ id }) => id)
}

/** Facts for which exactly this row answers (or is among the answers); null where none was found. */
export function factsThatHit(table: DecisionTable, rule: TableRule): Facts | null {
  const choices = table.inputs.map((_, at) => candidates(table, rule, at))
  const random = seeded(rule.index)
  for (let attempt = 0; attempt < 5_000; attempt += 1) {
    const facts: Facts = {}
    for (const [at, { fact, expression }] of table.inputs.entries()) {
      const name = fact ?? expression.match(/date\((\w+)\)/)?.[1] ?? ''
      const values = choices[at] ?? []
      facts[name] = values[Math.floor(random() * values.length)]
    }
    if (hitBy(table, variablesOf(table, facts)).includes(rule.id)) return facts
  }
  return null
}

/** Values of one input that fit the row's cell. */
function candidates(table: DecisionTable, rule: TableRule, at: number): unknown[] {
  const cell = rule.inputs[at]
  const { fact, expression } = table.inputs[at] ?? { fact: null, expression: '' }
  if (!cell) return [null]
  const all =
    fact === 'decisionDate' || fact === 'applicationDate'
      ? [...edgesOf(table, at), '2026-11-22', '2024-01-15', '2023-08-23', '2036-11-22']
      : fact === 'lragInForce'
        ? [true, false]
        : fact
          ? valuesOf(Object.fromEntries(schemasOf(table.contract))[fact], edgesOf(table, at))
          : [null, '2026-06-15', '2010-06-15']
  return fact
    ? all.filter((value) => fits(cell, value) !== false)
    : all.filter((value) => fits(cell, computed(expression, value)) !== false)
}

const valuesOf = (schema: FactSchema | undefined, edges: unknown[]): unknown[] => {
  if (!schema) return [null]
  if (schema.type === 'boolean') return [true, false]
  if (schema.type === 'array') {
    const codes = (schema.items?.anyOf ?? []).map((one) => one.const)
    return codes.map((code) => [code])
  }
  if (schema.anyOf) {
    return [
      ...schema.anyOf.flatMap((one) =>
        one.const !== undefined
          ? [one.const]
          : one.type === 'null'
            ? [null]
            : one.format === 'date'
              ? [...edges, '2026-12-31']
              : numbers(edges),
      ),
    ]
  }
  return numbers(edges)
}
const numbers = (edges: unknown[]): number[] =>
  [0, 1, ...edges.flatMap((edge) => [Number(edge) - 1, Number(edge), Number(edge) + 1])].filter(
    (value) => value >= 0,
  )

/** Every bound and value the cells of a column name. */
const edgesOf = (table: DecisionTable, at: number): unknown[] =>
  table.rules.flatMap(({ inputs }) => {
    const cell = inputs[at]
    if (cell?.kind === 'range') return [cell.from?.value, cell.to?.value].filter(isGiven)
    return cell?.kind === 'values' ? cell.values : []
  })
const isGiven = (value: unknown): boolean => value !== undefined

const givenTo = (table: DecisionTable, at: number, variables: Facts): unknown => {
  const { fact, expression = '' } = table.inputs[at] ?? {}
  if (fact) return variables[fact]
  const day = expression.match(/date\((\w+)\)/)?.[1] ?? ''
  return computed(expression, variables[day], String(variables['decisionDate']))
}

/** The one computed input, of `lockout`: ten years from a day are not over yet. */
function computed(expression: string, day: unknown, asOf = '2026-11-22'): boolean | null {
  if (expression !== 'date(foundOn) + duration("P10Y") >= date(decisionDate)') {
    throw new Error(`Unknown expression ${expression}`)
  }
  if (typeof day !== 'string') return null
  return Temporal.PlainDate.from(day).add({ years: 10 }).toString() >= asOf
}

/** The same numbers in every run, so that a failure can be looked at again. */
function seeded(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
