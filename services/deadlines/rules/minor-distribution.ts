import { defineDeadline } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { day, facts } from '../periods/facts.ts'
import { shortDay } from '../periods/german-days.ts'
import { workingDays } from '../periods/lengths.ts'
import { lawSince } from '../periods/plain-rules.ts'
import { rollBy } from '../periods/roll.ts'
import { workingDaysBefore } from '../periods/warnings.ts'

const health = '§ 42b Abs. 4 Nr. 2 SGB VIII'

/** A child alone: distribution is excluded when it is not done within a month of taking into care. */
export const minorDistribution = defineDeadline({
  name: 'minor-distribution',
  title: 'Unbegleitete Minderjährige: Verteilung (14 Werktage)',
  group: 'Aufenthalt',
  kind: 'legal',
  law: lawSince(health, '2015-11-01'),
  facts: facts({
    careBeganOn: day(
      'Vorläufige Inobhutnahme',
      'Tag, an dem das Jugendamt das Kind vorläufig in Obhut nahm.',
    ),
  }),
  example: { careBeganOn: '2026-12-11' },
  compute({ careBeganOn }, calendar) {
    const period = eventPeriod(
      {
        on: careBeganOn,
        event: 'Vorläufige Inobhutnahme',
        of: 'der Inobhutnahme',
        length: workingDays(14),
        lengthBasis: health,
        dayWord: 'Werktag',
        roll: rollBy('§ 26 Abs. 3 S. 1 SGB X'),
      },
      calendar,
    )
    const month = period.startsOn.add({ months: 1 }, { overflow: 'constrain' })
    const withSaturdays = countSaturdays(period.startsOn, 14, calendar)
    return {
      ...period,
      dates: [
        {
          name: 'withSaturdays',
          title: '14. Werktag, wenn Samstage mitzählen',
          on: withSaturdays,
        },
        { name: 'distributionExcludedAfter', title: 'Verteilung ausgeschlossen nach', on: month },
      ],
      outcome: {
        code: 'SATURDAY_OPEN',
        text: `Samstage sind hier wie in § 26 Abs. 3 SGB X nicht mitgezählt. Zählt die Stelle sie als Werktage, ist der 14. Werktag schon der ${shortDay(withSaturdays)}.`,
      },
      steps: [
        ...period.steps,
        {
          step: 'Verteilung ausgeschlossen nach',
          day: month.toString(),
          why: 'ein Monat nach Beginn der vorläufigen Inobhutnahme; Ausschluss kraft Gesetzes, keine Verschiebung',
          basis: '§ 42b Abs. 4 Nr. 4 SGB VIII',
        },
      ],
    }
  },
  warnOn: workingDaysBefore(5, 2),
})

/** Elsewhere „Werktag“ includes Saturday; the law of child care leaves it open. */
function countSaturdays(
  from: Temporal.PlainDate,
  count: number,
  calendar: Calendar,
): Temporal.PlainDate {
  let day = from
  for (let counted = 0; counted < count; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek !== 7 && !calendar.isHoliday(day)) counted += 1
  }
  return day
}
