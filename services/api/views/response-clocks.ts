import { calendarOf } from '../../deadlines/calendar.ts'
import type { Deadline } from '../../deadlines/deadlines.ts'
import { dueState, responseClock } from '../../deadlines/due.ts'
import type { Needs } from '../../house.ts'
import type { Due } from '../schemas/common.ts'

/** Days of one district as of now: due states and response clocks for lists and cards. */
export async function readDays(
  { directory, clock }: Needs<'directory' | 'clock'>,
  tenantId: string,
) {
  const calendar = calendarOf((await directory.readTenant(tenantId)).state)
  const today = clock.today()

  return {
    today,
    due: (on: string, marks: Marks = {}): Due =>
      dueState(Temporal.PlainDate.from(on), today, calendar, marks),
    dueOf: ({ dueOn, kind, state }: Deadline): Due =>
      dueState(Temporal.PlainDate.from(dueOn), today, calendar, {
        legal: kind === 'legal',
        resting: state === 'suspended',
      }),
    /** „Tag 9 von 10“ of a deadline that waits for an agency. */
    clockOf: (deadline: Pick<Deadline, 'startsOn' | 'dueOn'>, resting: boolean) => ({
      ...responseClock(
        {
          startsOn: Temporal.PlainDate.from(deadline.startsOn),
          dueOn: Temporal.PlainDate.from(deadline.dueOn),
        },
        today,
        calendar,
      ),
      endsOn: deadline.dueOn,
      resting,
    }),
  }
}

type Marks = Parameters<typeof dueState>[3]

/** A deadline as every page shows it. */
export const deadlineViewOf = (deadline: Deadline, days: Days) => ({
  id: deadline.id,
  referralId: deadline.referralId,
  rule: deadline.rule,
  title: deadline.title,
  kind: deadline.kind,
  law: deadline.source,
  due: days.dueOf(deadline),
  state: deadline.state,
  startsOn: deadline.startsOn,
  explanation: deadline.explanation,
})

export type Days = Awaited<ReturnType<typeof readDays>>

/** The newest deadline of a rule for one referral; older ones were restarted. */
export const newestOf = (deadlines: Deadline[], referralId: string, rule: string) =>
  deadlines
    .filter((row) => row.referralId === referralId && row.rule === rule)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]
