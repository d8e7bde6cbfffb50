import { previewDeadline } from '../../../services/deadlines/compute-deadline.ts'

/** One date, asked the way the preview asks: 22 November 2026 in North Rhine-Westphalia. */
export const ask = (
  rule: string,
  facts: Record<string, string | number | boolean>,
  { state = 'NW', asOf = '2026-11-22' } = {},
) => previewDeadline({ rule, facts, state, asOf: Temporal.PlainDate.from(asOf) })

export const dueOf = (...asked: Parameters<typeof ask>): string | undefined =>
  ask(...asked).computed.dueOn?.toString()

export const datesOf = (...asked: Parameters<typeof ask>): Record<string, string> =>
  Object.fromEntries((ask(...asked).computed.dates ?? []).map(({ name, on }) => [name, String(on)]))

/** „Frist endet | 2026-12-28 | nächster Werktag, 24:00 Uhr | § 64 Abs. 3 SGG“ */
export const linesOf = (...asked: Parameters<typeof ask>): string[] =>
  ask(...asked).computed.steps.map(({ step, day, why, basis }) =>
    [step, day, why, basis ?? '–'].join(' | '),
  )
