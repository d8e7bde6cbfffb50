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
  { roll }: Pick<typeof deadlines.$inferSelect, 'roll'>,
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
        basis: extensionBasis(before),
      },
      ...steps,
    ],
  }
}

/** The law of the procedure stands in the lines of the date itself; a rule may serve either law. */
function extensionBasis({ steps }: ComputedDate): string {
  const law = steps.map(
    ({ basis }) => basis?.match(/Abs\. \d( S\. \d)? (SGB X|VwVfG( NRW)?)$/)?.[2],
  )
  const named = law.findLast((one) => one !== undefined)
  if (named === undefined) return '§ 31 Abs. 7 VwVfG, § 26 Abs. 7 SGB X'
  return `${named === 'SGB X' ? '§ 26' : '§ 31'} Abs. 7 ${named}`
}
