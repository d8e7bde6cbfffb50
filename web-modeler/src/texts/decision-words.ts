import type { DecisionRow, DecisionTableView } from '../resources/decisions.ts'
import { dates } from './dates.ts'
import { formTexts } from './form.ts'

type Output = DecisionRow['outputs'][number]
type Said = { name: string; label: string; text: string }
type Schema = {
  title?: string
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
}

/** What a table answered, column by column and row by row, in the words of its own contract. */
export function answerWords(result: unknown, outputs: readonly Output[]): Said[][] {
  const rows = Array.isArray(result) ? result : [result]
  return rows.map((row) =>
    outputs.flatMap((output) => {
      const value = isRecord(row) ? row[output.name] : outputs.length === 1 ? row : undefined
      const text = valueWords(
        value,
        (code) => output.values.find((one) => one.value === code)?.label,
      )
      return text ? [{ name: output.name, label: output.label, text }] : []
    }),
  )
}

/** The facts the table saw, with their German titles; what it has no title for stays away. */
export function factSentences(facts: Record<string, unknown>, inputSchema: unknown): string[] {
  const properties = (inputSchema as { properties?: Record<string, Schema> }).properties ?? {}
  return Object.entries(properties).flatMap(([name, schema]) => {
    const text = valueWords(facts[name], (code) => titleOf(schema, code))
    return schema.title && text ? [`${schema.title}: ${text}`] : []
  })
}

/** „§ 9 Abs. 3 AsylbLG“: what the rules that hit rest on. */
export const sourcesOf = (ruleIds: readonly string[], table: DecisionTableView): string[] => [
  ...new Set(
    table.rules.filter(({ id }) => ruleIds.includes(id)).flatMap(({ source }) => source || []),
  ),
]

function valueWords(value: unknown, label: (code: unknown) => string | undefined): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map((one) => valueWords(one, label)).join(', ')
  if (typeof value === 'boolean') return value ? formTexts.yes : formTexts.no
  const text = String(value)
  return label(value) ?? (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dates.numeric(text) : text)
}

function titleOf(schema: Schema, code: unknown): string | undefined {
  if (schema.const === code) return schema.title
  for (const inner of [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]) {
    const title = titleOf(inner, code)
    if (title) return title
  }
  return undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
