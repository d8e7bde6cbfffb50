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
    due: (on: string, marks: { legal?: boolean; resting?: boolean } = {}): Due =>
      dueState(Temporal.PlainDate.from(on), today, calendar, marks),
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

export type Days = Awaited<ReturnType<typeof readDays>>

/** The newest deadline of a rule for one referral; older ones were restarted. */
export const newestOf = (deadlines: Deadline[], referralId: string, rule: string) =>
  deadlines
    .filter((row) => row.referralId === referralId && row.rule === rule)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]
