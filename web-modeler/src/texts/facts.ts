import { dates } from './dates.ts'
import { formTexts } from './form.ts'

type Fact = { kind: string; value: string | number | boolean; text: string | null }

/** What is known, as people read it; the server has the German name of a code. */
export function factWords({ kind, value, text }: Fact): string {
  if (text !== null) return text
  if (typeof value === 'boolean') return value ? formTexts.yes : formTexts.no
  if (kind === 'date' || /^\d{4}-\d{2}-\d{2}$/.test(String(value))) return dates.day(String(value))
  return String(value)
}

/** The open fact that counts days nobody pays for. */
const gapName = 'gapDays'

/** Days without benefit, or 0 when none is known. */
export const gapDaysOf = (facts: readonly (Fact & { name: string })[]): number =>
  Math.max(
    0,
    ...facts.flatMap(({ name, value }) =>
      name === gapName && Number.isFinite(Number(value)) ? [Number(value)] : [],
    ),
  )
