import { defineDeadline } from '../../define/deadline.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { day, facts } from '../periods/facts.ts'
import { weeks } from '../periods/lengths.ts'
import { rollAsAgreed } from '../periods/roll.ts'
import { workingDaysBefore } from '../periods/warnings.ts'

const source = 'Vereinbarung mit den Stellen'

/** Four weeks after an agency accepted, somebody asks whether the support has really begun. */
export const startDue = defineDeadline({
  name: 'start-due',
  title: 'Beginn nach vier Wochen prüfen',
  group: 'KIM-Vereinbarung',
  kind: 'agreed',
  law: { source, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null },
  facts: facts({ startsOn: day('Annahme', 'Tag, an dem die Stelle angenommen hat.') }),
  example: { startsOn: '2026-11-27' },

  compute: ({ startsOn }, calendar) =>
    eventPeriod(
      {
        on: startsOn,
        event: 'Annahme durch die Stelle',
        of: 'der Annahme',
        length: weeks(4),
        lengthBasis: source,
        roll: rollAsAgreed(source),
      },
      calendar,
    ),

  warnOn: workingDaysBefore(3, 1),
  whenMissed: 'deadline.missed',
})
