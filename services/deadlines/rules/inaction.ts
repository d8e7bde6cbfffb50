import { type ComputedDate, type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { choice, day, facts } from '../periods/facts.ts'
import { type Length, months } from '../periods/lengths.ts'
import { noRoll } from '../periods/roll.ts'
import { daysBefore } from '../periods/warnings.ts'

const group = 'Rechtsbehelf'
const kind = 'legal'
const textOf = '2026-08-19'

type Waiting = {
  on: string
  event: string
  of: string
  length: Length
  basis: string
  countBasis?: string
  /** when the law lets somebody act before */
  earlier?: string
}

/** A waiting period protects the authority and asks nobody to act: its end does not move. */
function waiting({ basis, earlier = '', ...period }: Waiting, calendar: Calendar): ComputedDate {
  const computed = eventPeriod(
    {
      ...period,
      lengthBasis: basis,
      label: 'Wartezeit endet',
      roll: noRoll(
        'Wartezeit, keine Frist für eine Handlung: keine Verschiebung; 24:00 Uhr',
        basis,
      ),
    },
    calendar,
  )
  const from = computed.dueOn.add({ days: 1 })

  return {
    ...computed,
    dates: [{ name: 'actionAdmissibleFrom', title: 'Untätigkeitsklage zulässig ab', on: from }],
    steps: [
      ...computed.steps,
      {
        step: 'Untätigkeitsklage zulässig ab',
        day: from.toString(),
        why: `Tag danach, wenn ein zureichender Grund für das Zuwarten fehlt${earlier}`,
        basis,
      },
    ],
  }
}

const filed = {
  application: { event: 'Antrag eingegangen', of: 'des Antrags' },
  objection: { event: 'Widerspruch eingelegt', of: 'des Widerspruchs' },
}
const pending = choice('Worüber nicht entschieden ist', 'Antrag oder Widerspruch.', {
  application: 'Antrag',
  objection: 'Widerspruch',
})
const filedOn = day('Eingang', 'Tag, an dem Antrag oder Widerspruch bei der Behörde einging.')

const inactionAdministrative = defineDeadline({
  name: 'action-for-inaction-administrative',
  title: 'Untätigkeitsklage: Verwaltungsgericht (Einbürgerung, Aufenthalt)',
  group,
  kind,
  law: { source: '§ 75 S. 2 VwGO', textOf, validFrom: '1960-04-01', validTo: null },
  facts: facts({ filedOn, pending }),
  example: { filedOn: '2026-08-31', pending: 'application' },
  compute: ({ filedOn, pending }, calendar) =>
    waiting(
      {
        on: filedOn,
        ...filed[pending],
        length: months(3),
        basis: '§ 75 S. 2 VwGO',
        earlier: '; früher nur, wenn besondere Umstände eine kürzere Frist gebieten',
      },
      calendar,
    ),
  // Fourteen days before, the authority owes its file a note with the reason for the delay.
  warnOn: daysBefore(14, 3),
})

const inactionSocial = defineDeadline({
  name: 'action-for-inaction-social',
  title: 'Untätigkeitsklage: Sozialgericht (SGB II, SGB XII, AsylbLG)',
  group,
  kind,
  law: { source: '§ 88 SGG', textOf, validFrom: '1975-01-01', validTo: null },
  facts: facts({ filedOn, pending }),
  example: { filedOn: '2026-09-01', pending: 'objection' },
  compute: ({ filedOn, pending }, calendar) =>
    waiting(
      {
        on: filedOn,
        ...filed[pending],
        countBasis: '§ 64 Abs. 2 SGG',
        ...{
          application: { length: months(6), basis: '§ 88 Abs. 1 S. 1 SGG' },
          objection: { length: months(3), basis: '§ 88 Abs. 2 SGG' },
        }[pending],
      },
      calendar,
    ),
  warnOn: daysBefore(14, 3),
})

export const inactionRules: readonly DeadlineRule[] = [inactionAdministrative, inactionSocial]
