import {
  type DeadlineRule,
  type FactSchema,
  type FactValue,
  factsOf,
  type Question,
} from '../../resources/deadline-rules.ts'
import { calculatorTexts as words } from '../../texts/calculator.ts'
import { dates } from '../../texts/dates.ts'

/** What stands in the fields, as typed. */
export type Entered = Readonly<Record<string, string>>

export type ReadFacts = {
  facts: Record<string, FactValue>
  faults: Record<string, string>
  /** German titles of needed facts that are still empty */
  missing: string[]
}

const instants = /^\s*(\d{1,2}\.\d{1,2}\.\d{4})\s*,?\s+(\d{1,2}:\d{2})(?:\s*Uhr)?\s*$/

/** Reads the fields of one rule; empty ones are left out, a cleared checkbox means no. */
export function readEntered(rule: DeadlineRule, entered: Entered): ReadFacts {
  const read: ReadFacts = { facts: {}, faults: {}, missing: [] }
  for (const { name, schema, needed } of shownFacts(rule, entered)) {
    const text = (entered[name] ?? '').trim()
    if (schema.type === 'boolean') {
      if (text === 'ja' || needed) read.facts[name] = text === 'ja'
    } else if (text === '') {
      if (needed) read.missing.push(schema.title)
    } else {
      const value = readValue(schema, text)
      if (value === null) read.faults[name] = faultOf(schema)
      else read.facts[name] = value
    }
  }
  return read
}

/** The key under which the chosen way of a question with alternatives is kept. */
export const wayKey = (question: string): string => `way:${question}`

/** The fields a person sees: of alternatives the chosen one, and only what goes with it. */
export function shownFacts(rule: DeadlineRule, entered: Entered): ReturnType<typeof factsOf> {
  const all = factsOf(rule)
  const chosen = (question: string) =>
    entered[wayKey(question)] ?? all.find(({ schema }) => schema.alternative === question)?.name
  const ways = all.filter(
    ({ name, schema }) => schema.alternative && chosen(schema.alternative) === name,
  )
  return all
    .filter(
      ({ name, schema: { alternative, goesWith } }) =>
        (alternative === undefined || ways.some((way) => way.name === name)) &&
        (goesWith === undefined || ways.some((way) => goesWith.includes(way.name))),
    )
    .map((one) => (one.schema.alternative ? { ...one, needed: true } : one))
}

/** The fields for facts that come from an example or from the address. */
export function enteredFrom(
  rule: DeadlineRule,
  facts: Readonly<Record<string, FactValue>>,
): Entered {
  return Object.fromEntries(
    factsOf(rule).flatMap(({ name, schema }) => {
      const value = facts[name]
      if (value === undefined) return []
      const way = schema.alternative ? [[wayKey(schema.alternative), name]] : []
      return [...way, [name, textOf(schema, value)]]
    }),
  )
}

/** Facts that may stand in the address: never a birth date. */
export function addressable(rule: DeadlineRule, facts: Question['facts']): Record<string, string> {
  const open = factsOf(rule).filter(({ name, schema }) => name in facts && !schema.personal)
  return Object.fromEntries(open.map(({ name }) => [`f_${name}`, String(facts[name])]))
}

/** Facts out of the address, as the fields show them. */
export function fromAddress(
  rule: DeadlineRule,
  address: Readonly<Record<string, unknown>>,
): Entered {
  const facts: Record<string, FactValue> = {}
  for (const { name, schema } of factsOf(rule)) {
    const text = address[`f_${name}`]
    if (typeof text !== 'string' || schema.personal) continue
    facts[name] = schema.type === 'boolean' ? text === 'true' : text
  }
  return enteredFrom(rule, facts)
}

function readValue(schema: FactSchema, text: string): FactValue | null {
  if (schema.type === 'integer') return /^\d{1,6}$/.test(text) ? Number(text) : null
  if (schema.format === 'date') return dates.parse(text)
  if (schema.widget !== 'local-time') return text
  const [, day = '', time = ''] = instants.exec(text) ?? []
  const iso = dates.parse(day)
  return iso === null ? null : `${iso}T${time.padStart(5, '0')}`
}

function textOf(schema: FactSchema, value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'ja' : ''
  const text = String(value)
  if (schema.format === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dates.numeric(text) : text
  if (schema.widget !== 'local-time' || text.length < 16) return text
  return `${dates.numeric(text.slice(0, 10))}, ${text.slice(11, 16)}`
}

const faultOf = ({ type, format }: FactSchema): string =>
  type === 'integer' ? words.numberFault : format === 'date' ? words.dayFault : words.timeFault
