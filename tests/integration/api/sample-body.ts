export type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  pattern?: string
  format?: string
  minLength?: number
  default?: unknown
}

const id = '00000000-0000-4000-8000-000000000001'
const examples = [
  id,
  'ahrsiepen',
  '2099-01-05',
  '4711',
  'confirmed',
  '§ 75 Satz 3 VwGO',
  'Beispiel',
]

/** A value that fits a JSON schema, with every optional member, so that each can be spoilt. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0])
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return schema.default ?? 1
  if (schema.type === 'array') {
    const items = Array.from({ length: Math.max(1, schema.minItems ?? 0) })
    return items.map(() => sampleOf(schema.items ?? {}))
  }
  if (schema.type === 'string') return textFor(schema)
  const members = Object.entries(schema.properties ?? {})
  return Object.fromEntries(members.map(([name, of]) => [name, sampleOf(of)]))
}

function textFor({ pattern, format }: Schema): string {
  const fits = (text: string) =>
    (!pattern || new RegExp(pattern).test(text)) &&
    (format !== 'date' || /^\d{4}-\d\d-\d\d$/.test(text))
  const found = examples.findLast(fits)
  if (!found) throw new Error(`No example fits ${pattern ?? format}`)
  return found
}

/** Every place in a value with the value that would stand there otherwise. */
export function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const within = Object.entries(value).flatMap(([name, one]) => placesIn(one, [...path, name]))
  return [path, ...within]
}

/** The same value with something else at one place. */
export function withAt(
  value: unknown,
  [first, ...rest]: (string | number)[],
  put: unknown,
): unknown {
  if (first === undefined) return put
  if (Array.isArray(value)) {
    return value.map((one, at) => (String(at) === String(first) ? withAt(one, rest, put) : one))
  }
  const members = value as Record<string, unknown>
  return { ...members, [first]: withAt(members[first], rest, put) }
}
