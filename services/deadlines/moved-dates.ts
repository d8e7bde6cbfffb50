import type { deadlines } from '../../db/schema/deadlines.ts'
import type { ComputedDate } from '../define/deadline.ts'
import type { Calendar } from './calendar.ts'
import { formerly } from './pauses.ts'
import { longDay } from './periods/german-days.ts'
import { endPeriod } from './periods/roll.ts'

type Day = Temporal.PlainDate

/** Another day, as agreed: it stands as it is, whatever day of the week. */
export const movedTo = (
  before: ComputedDate,
  dueOn: Day,
  agreedOn: Day,
  source: string,
): ComputedDate => ({
  startsOn: before.startsOn,
  rawOn: dueOn,
  dueOn,
  steps: [
    ...formerly(before.steps),
    {
      step: 'Neu vereinbart',
      day: agreedOn.toString(),
      why: `auf ${longDay(dueOn)}; der Grund steht bei der Fassung`,
      basis: source,
    },
    {
      step: 'Frist endet',
      day: dueOn.toString(),
      why: 'vereinbarter Tag, keine Verschiebung; 24:00 Uhr',
      basis: source,
    },
  ],
})

/** A later end, set by the authority; it moves to a working day as the first one did. */
export function extendedTo(
  before: ComputedDate,
  rawOn: Day,
  { source, roll }: Pick<typeof deadlines.$inferSelect, 'source' | 'roll'>,
  calendar: Calendar,
): ComputedDate {
  const { dueOn, steps } = endPeriod(rawOn, { roll }, calendar)
  return {
    startsOn: before.startsOn,
    rawOn,
    dueOn,
    steps: [
      ...formerly(before.steps),
      {
        step: 'Verlängert',
        day: rawOn.toString(),
        why: 'von der Behörde verlängert; das ist auch rückwirkend möglich',
        basis: extensionBasis(source),
      },
      ...steps,
    ],
  }
}

const extensionBasis = (source: string): string => {
  if (source.includes('SGB X')) return '§ 26 Abs. 7 SGB X'
  if (source.includes('VwVfG')) return '§ 31 Abs. 7 VwVfG'
  return '§ 31 Abs. 7 VwVfG, § 26 Abs. 7 SGB X'
}
