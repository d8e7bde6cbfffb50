/**
 * The few kinds of cells our tables use, read so that people can: the engine alone decides what
 * hits, this says why a row did not and shows a cell in German.
 */
export type Cell =
  | { kind: 'any' }
  | { kind: 'unknown-value' }
  | { kind: 'values'; values: (string | number | boolean)[]; except: boolean }
  | { kind: 'range'; from?: Edge; to?: Edge }
  | { kind: 'contains'; some: string[]; none: string[] }
  | { kind: 'not-empty' }
  | { kind: 'other' }

type Edge = { value: number | string; included: boolean }

const literal = /^(?:"[^"]*"|-?\d+|true|false)$/
const bound = '(-?\\d+|date\\("\\d{4}-\\d{2}-\\d{2}"\\))'
const interval = new RegExp(`^\\[${bound}\\.\\.${bound}\\]$`)
const comparison = new RegExp(`^(<=|>=|<|>) ${bound}$`)
const containsOne = /list contains\(\?, "([^"]+)"\)/g

/** What one input cell of a rule asks for. */
export function readCell(text: string): Cell {
  const cell = text.trim()
  if (cell === '' || cell === '-') return { kind: 'any' }
  if (cell === 'null') return { kind: 'unknown-value' }
  if (cell === 'count(?) > 0') return { kind: 'not-empty' }
  if (cell.includes('list contains(')) return readContains(cell)
  const [, from, to] = interval.exec(cell) ?? []
  if (from && to) return { kind: 'range', from: edge(from, true), to: edge(to, true) }
  const [, sign = '', value] = comparison.exec(cell) ?? []
  if (value) {
    const side = edge(value, sign.includes('='))
    return sign.startsWith('<') ? { kind: 'range', to: side } : { kind: 'range', from: side }
  }
  const excepted = /^not\((.*)\)$/.exec(cell)?.[1]
  const parts = (excepted ?? cell).split(',').map((part) => part.trim())
  if (!parts.every((part) => literal.test(part))) return { kind: 'other' }
  return {
    kind: 'values',
    values: parts.map((part) => JSON.parse(part) as string | number | boolean),
    except: excepted !== undefined,
  }
}

/** Whether a value fits the cell; null where this reading does not know. */
export function fits(cell: Cell, value: unknown): boolean | null {
  switch (cell.kind) {
    case 'any':
      return true
    case 'other':
      return null
    case 'unknown-value':
      return value === null
    case 'not-empty':
      return Array.isArray(value) && value.length > 0
    case 'values':
      return cell.values.includes(value as string) !== cell.except
    case 'contains':
      return (
        Array.isArray(value) &&
        (cell.some.length === 0 || cell.some.some((one) => value.includes(one))) &&
        !cell.none.some((one) => value.includes(one))
      )
    case 'range':
      return inRange(cell, value)
  }
}

function inRange({ from, to }: { from?: Edge; to?: Edge }, value: unknown): boolean {
  if (typeof value !== 'number' && typeof value !== 'string') return false
  if (from && (value < from.value || (value === from.value && !from.included))) return false
  return !(to && (value > to.value || (value === to.value && !to.included)))
}

function readContains(cell: string): Cell {
  const [wanted = '', ...refused] = cell.split(' and not(')
  const named = (text: string) => [...text.matchAll(containsOne)].map(([, name = '']) => name)
  const rest = cell.replaceAll(containsOne, '').replace(/ or | and not\(|\)/g, '')
  if (rest.trim() !== '') return { kind: 'other' }
  return { kind: 'contains', some: named(wanted), none: named(refused.join(' ')) }
}

const edge = (text: string, included: boolean): Edge => ({
  value: /^date/.test(text) ? text.slice(6, -2) : Number(text),
  included,
})
