import type { OpenFacts } from '../../db/schema/proceedings.ts'
import { defect } from '../failure.ts'

type Values = Readonly<Record<string, unknown>>

/** Days, codes, numbers and flags: what may lie in the open. Never a text somebody wrote. */
export const isOpenFact = (value: unknown): value is OpenFacts[string] =>
  typeof value === 'boolean' ||
  Number.isInteger(value) ||
  (typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/.test(value))

/** The open ones of a set of values. */
export const openFactsOf = (values: Values): OpenFacts =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, OpenFacts[string]] =>
      isOpenFact(entry[1]),
    ),
  )

/** What was known with a form's fields as they stand now: an emptied field is no longer known. */
export function merged<Known extends Values>(
  known: Known,
  fields: readonly string[],
  values: Partial<Known>,
): Known {
  const others = Object.entries(known).filter(([name]) => !fields.includes(name))
  return { ...Object.fromEntries(others), ...values } as Known
}

/** `name=value, other=today` of a header, in its order. */
export function assignmentsIn(header: string | undefined): [name: string, value: string][] {
  return (header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, name, value] = /^([a-zA-Z]\w*)\s*=\s*(.+)$/.exec(part) ?? []
      if (!name || !value) throw defect('FACTS_UNREADABLE', `“${part}” is no name=value`)
      return [name, value.trim()]
    })
}

/** A value as a diagram writes it: a day, a number, a flag, else a code. */
export function literal(text: string, today: Temporal.PlainDate): OpenFacts[string] {
  const bare = text.replace(/^(['"])(.*)\1$/, '$2')
  if (bare === 'today') return today.toString()
  if (bare === 'true' || bare === 'false') return bare === 'true'
  if (/^-?\d{1,9}$/.test(bare)) return Number(bare)
  if (!isOpenFact(bare)) throw defect('FACT_VALUE_UNREADABLE', 'A header gives no code as value')
  return bare
}

/**
 * The facts a deadline rule is asked with: each comes from an open fact, is `today`, or stands there
 * itself in quotes or as number or flag. A name with `?` behind it may be missing.
 */
export function ruleFacts(
  header: string | undefined,
  known: Values,
  today: Temporal.PlainDate,
): OpenFacts {
  const facts: OpenFacts = {}
  for (const [name, source] of assignmentsIn(header)) {
    const isLiteral = /^(['"].*['"]|today|true|false|-?\d+)$/.test(source)
    const fact = source.replace(/\?$/, '')
    const value = isLiteral ? literal(source, today) : known[fact]
    if (isOpenFact(value)) facts[name] = value
    else if (!source.endsWith('?'))
      throw defect('FACT_MISSING', `The open fact ${fact} is not known`)
  }
  return facts
}
