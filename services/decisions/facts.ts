import type { TSchema } from 'typebox'
import type { DecisionContract } from '../../processes/decision-contract.ts'

/** One fault of one field, with a German sentence that says how to mend it. */
export type FactFault = { path: string; code: string; message: string }

/** The JSON Schema of one fact, as `processes/decision-contract.ts` writes it. */
export type FactSchema = {
  type?: string
  title?: string
  description?: string
  default?: unknown
  minimum?: number
  maximum?: number
  minItems?: number
  notAfter?: 'decisionDate'
  format?: string
  const?: string
  items?: FactSchema
  anyOf?: FactSchema[]
}

export const schemasOf = (contract: DecisionContract): [name: string, schema: FactSchema][] =>
  Object.entries(contract.facts.properties as Record<string, TSchema>).map(([name, schema]) => [
    name,
    schema as FactSchema,
  ])

/**
 * Checks facts before the engine sees them: a missing or wrong input is null there, silently. Facts
 * with a default may be left out; what was left out is told, so that nobody is surprised.
 */
export function checkFacts(
  contract: DecisionContract,
  given: Readonly<Record<string, unknown>>,
): { facts: Record<string, unknown>; assumed: string[]; faults: FactFault[] } {
  const schemas = schemasOf(contract)
  const names = schemas.map(([name]) => name)
  const facts: Record<string, unknown> = {}
  const assumed: string[] = []
  const faults: FactFault[] = []

  for (const [name, schema] of schemas) {
    // An empty field of a form is null; where null says nothing it counts as left out.
    const value = given[name] === null && !isRight(schema, null) ? undefined : given[name]
    const path = `/facts/${name}`
    if (value === undefined && 'default' in schema) {
      facts[name] = schema.default
      assumed.push(name)
    } else if (value === undefined) {
      const message = `„${schema.title}“ fehlt. Geben Sie an: ${expected(schema)}.`
      faults.push({ path, code: 'required', message })
    } else if (!isRight(schema, value)) {
      const message = `„${schema.title}“ passt nicht. Erwartet wird: ${expected(schema)}.`
      faults.push({ path, code: 'value', message })
    } else facts[name] = value
  }
  for (const name of Object.keys(given).filter((one) => !names.includes(one))) {
    const path = /^[\w.-]{1,60}$/.test(name) ? `/facts/${name}` : '/facts'
    const message = `Diese Angabe kennt die Regel nicht. Sie fragt nach: ${names.join(', ')}.`
    faults.push({ path, code: 'unknown', message })
  }
  return { facts, assumed, faults }
}

/** A day that exists, written YYYY-MM-DD, in years a table can be asked for. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

function isRight(schema: FactSchema, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some((one) => isRight(one, value))
  if (schema.const !== undefined) return value === schema.const
  switch (schema.type) {
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return (
        Number.isInteger(value) &&
        Number(value) >= (schema.minimum ?? 0) &&
        Number(value) <= (schema.maximum ?? Number.MAX_SAFE_INTEGER)
      )
    case 'array':
      return (
        Array.isArray(value) &&
        value.length >= (schema.minItems ?? 0) &&
        new Set(value).size === value.length &&
        value.every((one) => isRight(schema.items ?? {}, one))
      )
    default:
      return schema.format === 'date' ? isDay(value) : typeof value === 'string'
  }
}

/** What a fact may be, in words a stranger can act on. */
function expected(schema: FactSchema): string {
  if (schema.anyOf) {
    const codes = schema.anyOf.flatMap((one) => (one.const === undefined ? [] : [one.const]))
    if (codes.length === schema.anyOf.length) return `einer der Werte ${codes.join(', ')}`
    return schema.anyOf.map(expected).join(' oder ')
  }
  switch (schema.type) {
    case 'null':
      return 'null, wenn es niemand weiß'
    case 'boolean':
      return 'true (ja) oder false (nein)'
    case 'integer':
      return `eine ganze Zahl von ${schema.minimum ?? 0} bis ${schema.maximum ?? '∞'}`
    case 'array': {
      const codes = (schema.items?.anyOf ?? []).map((one) => one.const)
      const least = schema.minItems ? `mit mindestens ${schema.minItems} Eintrag ` : ''
      return `eine Liste ${least}ohne Wiederholung aus ${codes.join(', ')}`
    }
    default:
      return schema.format === 'date' ? 'ein Tag, den es gibt, als JJJJ-MM-TT' : 'ein Text'
  }
}
