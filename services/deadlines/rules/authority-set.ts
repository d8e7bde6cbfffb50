import { type DeadlineRule, defineDeadline, type FactFault } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { choice, count, day, facts, localTime } from '../periods/facts.ts'
import { shortDay } from '../periods/german-days.ts'
import { hoursPeriod, isLocalTime } from '../periods/hours-period.ts'
import { lawName, type ProcedureLaw, procedureLaws } from '../periods/notification.ts'
import { notificationFacts, notificationFaults, notifiedDay } from '../periods/notified-day.ts'
import { endPeriod, noRoll, rollBy } from '../periods/roll.ts'
import { noWarning, workingDaysBefore } from '../periods/warnings.ts'

const group = 'Frist der Behörde'
const kind = 'authority-set'
const source = '§ 26 SGB X, § 31 VwVfG'
const law = { source, textOf: '2026-08-19', validFrom: '1981-01-01', validTo: null }

const procedureLaw = choice(
  'Verfahrensrecht',
  'Nach welchem Gesetz die Behörde arbeitet.',
  procedureLaws,
)
const paragraph = { 'sgb-x': '§ 26', vwvfg: '§ 31' } as const
const basesOf =
  (law: ProcedureLaw, { state }: Pick<Calendar, 'state'>) =>
  (part: string): string =>
    `${paragraph[law]} ${part} ${lawName(law, state)}`

const unit = choice('Einheit', 'Worin die Behörde die Frist bemisst.', {
  days: 'Tage',
  weeks: 'Wochen',
  months: 'Monate',
})

/** „innerhalb von zwei Wochen“: begins on the day after the notification and moves at its end. */
const authorityPeriod = defineDeadline({
  name: 'authority-period',
  title: 'Frist im Schreiben einer Behörde (Dauer)',
  group,
  kind,
  law,
  facts: facts({
    ...notificationFacts,
    procedureLaw,
    count: count('Dauer', 'Zahl der Tage, Wochen oder Monate im Schreiben.', 730),
    unit,
  }),
  example: { notifiedOn: '2026-12-11', procedureLaw: 'vwvfg', count: 2, unit: 'weeks' },
  faultsOf: notificationFaults,
  compute: ({ procedureLaw, count, unit, ...given }, calendar) => {
    const basisOf = basesOf(procedureLaw, calendar)
    const notified = notifiedDay(given, procedureLaw, calendar)
    if (notified.dueOn === null) return notified
    const period = eventPeriod(
      {
        on: notified.dueOn,
        event: 'Bekanntgabe',
        of: 'der Bekanntgabe',
        before: notified.steps,
        length: { count, unit },
        startBasis: basisOf('Abs. 2'),
        roll: rollBy(basisOf('Abs. 3 S. 1')),
      },
      calendar,
    )
    return {
      ...period,
      startsOn: notified.startsOn,
      dates: [{ name: 'notifiedOn', title: 'Bekanntgabe am', on: notified.dueOn }],
      outcome: {
        code: 'EXTENDABLE',
        text: `Von der Behörde gesetzt; Verlängerung kann beantragt werden, auch nach Ablauf (${basisOf('Abs. 7')}).${otherReading(notified.dueOn, period.rawOn, { count, unit }, calendar)}`,
      },
    }
  },
  warnOn: workingDaysBefore(5, 2),
})

/** „bis zum 20.12.2026“: moves, unless the authority pointed to the rule or set an appointment. */
const authorityFixedDate = defineDeadline({
  name: 'authority-fixed-date',
  title: 'Fester Tag im Schreiben einer Behörde',
  group,
  kind,
  law,
  facts: facts({
    fixedOn: day('Genannter Tag', 'Der Tag, den das Schreiben nennt.'),
    procedureLaw,
    meaning: choice('Bedeutung des Tages', 'Was die Behörde mit dem Tag bestimmt hat.', {
      endOfPeriod: 'Ende einer Frist, ohne Hinweis auf die Fristregel',
      endOfPeriodWithNotice: 'Ende einer Frist unter Hinweis auf die Fristregel',
      appointment: 'Termin, zu dem jemand erscheinen soll',
    }),
  }),
  example: { fixedOn: '2026-12-20', procedureLaw: 'vwvfg', meaning: 'endOfPeriodWithNotice' },
  compute: ({ fixedOn, procedureLaw, meaning }, calendar) => {
    const basisOf = basesOf(procedureLaw, calendar)
    const rawOn = Temporal.PlainDate.from(fixedOn)
    const roll = {
      endOfPeriod: rollBy(basisOf('Abs. 3 S. 1')),
      endOfPeriodWithNotice: noRoll(
        'unter Hinweis auf die Vorschrift bestimmter Tag: keine Verschiebung; 24:00 Uhr',
        basisOf('Abs. 3 S. 2'),
      ),
      appointment: noRoll(
        'Termin: auch an einem Samstag, Sonntag oder Feiertag einzuhalten, keine Verschiebung',
        basisOf('Abs. 5'),
      ),
    }[meaning]
    const label = meaning === 'appointment' ? 'Termin' : 'Frist endet'
    const { dueOn, steps } = endPeriod(rawOn, { roll, label }, calendar)

    return {
      startsOn: rawOn,
      rawOn,
      dueOn,
      roll,
      steps: [
        {
          step: 'Genannter Tag',
          day: fixedOn,
          why: 'von der Behörde bestimmt; hier ist nichts zu zählen',
          basis: basisOf(meaning === 'appointment' ? 'Abs. 5' : 'Abs. 3'),
        },
        ...steps,
      ],
    }
  },
  warnOn: workingDaysBefore(5, 2),
})

const authorityHours = defineDeadline({
  name: 'authority-hours',
  title: 'Frist nach Stunden',
  group,
  kind,
  law,
  facts: facts({
    startsAt: localTime('Beginn', 'Tag und Uhrzeit in Deutschland, ab denen die Stunden zählen.'),
    hours: count('Stunden', 'Zahl der Stunden.', 2000),
    procedureLaw,
  }),
  example: { startsAt: '2026-12-04T15:00', hours: 48, procedureLaw: 'sgb-x' },
  faultsOf: ({ startsAt }) => timeFaults(startsAt),
  compute: ({ startsAt, hours, procedureLaw }, calendar) =>
    hoursPeriod({ startsAt, hours, basis: basesOf(procedureLaw, calendar)('Abs. 6') }),
  warnOn: noWarning,
})

export const authoritySetRules: readonly DeadlineRule[] = [
  authorityFixedDate,
  authorityHours,
  authorityPeriod,
]

const timeFaults = (startsAt: string): FactFault[] =>
  isLocalTime(startsAt)
    ? []
    : [
        {
          fact: 'startsAt',
          message:
            'Diesen Zeitpunkt gibt es nicht (auch nicht in der übersprungenen Stunde der Zeitumstellung): Prüfen Sie Tag und Uhrzeit.',
        },
      ]

/**
 * Whether the day after the notification counts as a first day is disputed for months that end in a
 * longer month; a fixed day in the letter ends the dispute.
 */
function otherReading(
  notifiedOn: Temporal.PlainDate,
  rawOn: Temporal.PlainDate,
  { count, unit }: { count: number; unit: string },
  calendar: Calendar,
): string {
  if (unit !== 'months') return ''
  const other = calendar.lastOfMonths(notifiedOn.add({ days: 1 }), count)
  if (other.equals(rawOn)) return ''
  return ` Zählt man den Tag nach der Bekanntgabe als ersten Tag (§ 187 Abs. 2 BGB), endet sie rechnerisch am ${shortDay(other)}; ein fester Tag im Schreiben vermeidet den Streit.`
}
