import type { Cell } from './cells.ts'
import type { FactSchema } from './facts.ts'

/** 2026-11-22 → 22.11.2026 */
export const dayWords = (day: string): string => day.split('-').reverse().join('.')

/** A value as people read it: the title of a code, ja and nein, a German day. */
export function valueWords(schema: FactSchema | undefined, value: unknown): string {
  if (value === null || value === undefined) return 'keine Angabe'
  if (typeof value === 'boolean') return value ? 'ja' : 'nein'
  if (Array.isArray(value)) return value.map((one) => valueWords(schema?.items, one)).join(', ')
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dayWords(value)
  return schema?.anyOf?.find((one) => one.const === value)?.title ?? String(value)
}

/** An input cell as people read it; empty where every value will do. */
export function cellWords(cell: Cell, schema: FactSchema | undefined): string {
  const say = (value: unknown) => valueWords(schema?.items ?? schema, value)
  switch (cell.kind) {
    case 'any':
      return ''
    case 'other':
      return 'siehe Tabelle'
    case 'unknown-value':
      return 'keine Angabe'
    case 'not-empty':
      return 'mindestens ein Eintrag'
    case 'values':
      return `${cell.except ? 'alles außer: ' : ''}${cell.values.map(say).join(', ')}`
    case 'contains':
      return [
        cell.some.map(say).join(' oder '),
        ...cell.none.map((one) => `nicht ${say(one)}`),
      ].join(', ')
    case 'range':
      return rangeWords(cell, say)
  }
}

function rangeWords(
  { from, to }: Extract<Cell, { kind: 'range' }>,
  say: (value: unknown) => string,
): string {
  const isDay = typeof (from ?? to)?.value === 'string'
  if (from && to) return `${say(from.value)} bis ${say(to.value)}`
  if (from && isDay) return `ab ${say(from.value)}`
  if (to && isDay) return `bis ${say(to.value)}`
  if (from) return from.included ? `mindestens ${say(from.value)}` : `mehr als ${say(from.value)}`
  if (to) return to.included ? `höchstens ${say(to.value)}` : `weniger als ${say(to.value)}`
  return ''
}
