import { defineDeadline } from '../../define/deadline.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { day, facts } from '../periods/facts.ts'
import { workingDays } from '../periods/lengths.ts'
import { rollAsAgreed } from '../periods/roll.ts'
import { workingDaysBefore } from '../periods/warnings.ts'

const source = 'Vereinbarung mit den Stellen'

/**
 * An agency answers within ten working days after the day a referral was sent. Agreed between the
 * organisations of a district, not law: nothing else follows from silence than a reminder.
 */
export const acknowledgementDue = defineDeadline({
  name: 'acknowledgement-due',
  title: 'Annahme durch die Stelle',
  group: 'KIM-Vereinbarung',
  kind: 'agreed',
  law: { source, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null },
  facts: facts({
    startsOn: day('Überleitung gesendet', 'Tag, an dem die Überleitung gesendet wurde.'),
  }),
  example: { startsOn: '2026-12-18' },

  compute: ({ startsOn }, calendar) =>
    eventPeriod(
      {
        on: startsOn,
        event: 'Überleitung gesendet',
        of: 'der Sendung',
        length: workingDays(10),
        lengthBasis: source,
        roll: rollAsAgreed(source),
      },
      calendar,
    ),

  warnOn: workingDaysBefore(3, 1),
  whenMissed: 'deadline.missed',
})
