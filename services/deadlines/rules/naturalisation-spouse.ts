import { defineDeadline } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { day, facts, optional } from '../periods/facts.ts'
import { months } from '../periods/lengths.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'
import { creditedMonths, creditFaults, creditStep } from './earlier-residence.ts'

const source = '§ 9 Abs. 1 S. 1 StAG'
const required = 36
const doesNotMove = noRoll(
  'Wartezeit, keine Frist für eine Handlung: keine Verschiebung auf einen Werktag; 24:00 Uhr',
)

/** Husbands, wives and partners of Germans: both the stay and the marriage must have lasted. */
export const naturalisationSpouse = defineDeadline({
  name: 'naturalisation-residence-spouse',
  title: 'Einbürgerung von Ehegatten Deutscher: drei Jahre Aufenthalt, zwei Jahre Ehe',
  group: 'Einbürgerung',
  kind: 'legal',
  law: { source, textOf: '2026-08-19', validFrom: '2024-06-27', validTo: null },
  facts: facts({
    residenceSince: day(
      'Rechtmäßiger Aufenthalt seit',
      'Erster Tag des rechtmäßigen gewöhnlichen Aufenthalts im Inland.',
    ),
    creditedMonths,
    marriedOn: optional(
      day('Ehe geschlossen', 'Tag der Eheschließung; ohne Angabe zählt nur der Aufenthalt.'),
    ),
  }),
  example: { residenceSince: '2023-11-30', marriedOn: '2025-02-14' },
  faultsOf: (given) => creditFaults(given, required),
  compute({ residenceSince, creditedMonths = 0, marriedOn }, calendar) {
    const stay = lasted(residenceSince, 'Aufenthalt', required - creditedMonths, calendar)
    const marriage = marriedOn === undefined ? stay : lasted(marriedOn, 'Ehe', 24, calendar)
    const later = Temporal.PlainDate.compare(stay.dueOn, marriage.dueOn) >= 0 ? stay : marriage
    const metFrom = later.dueOn.add({ days: 1 })

    return {
      startsOn: stay.startsOn,
      rawOn: later.dueOn,
      dueOn: later.dueOn,
      dates: [{ name: 'metFrom', title: 'Voraussetzung erfüllt ab', on: metFrom }],
      steps: [
        ...(creditedMonths === 0 ? [] : [creditStep(residenceSince, creditedMonths, required)]),
        ...stay.steps,
        ...(marriage === stay ? [] : marriage.steps),
        {
          step: 'Voraussetzung erfüllt ab',
          day: metFrom.toString(),
          why:
            marriage === stay
              ? 'Tag danach, wenn auch die Ehe seit zwei Jahren besteht; maßgeblich ist das Recht am Tag der Entscheidung'
              : 'Tag nach der späteren der beiden Zeiten; maßgeblich ist das Recht am Tag der Entscheidung',
          basis: source,
        },
      ],
    }
  },
  warnOn: daysBefore(90, 28),
})

const lasted = (first: string, what: 'Aufenthalt' | 'Ehe', count: number, calendar: Calendar) =>
  startDayPeriod(
    {
      first,
      start: what === 'Ehe' ? 'Ehe geschlossen' : 'Aufenthalt beginnt',
      length: months(count),
      lengthBasis: source,
      label: what === 'Ehe' ? 'Ehezeit erfüllt mit Ablauf' : 'Aufenthaltszeit erfüllt mit Ablauf',
      roll: doesNotMove,
    },
    calendar,
  )
