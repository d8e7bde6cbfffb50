import { defineDeadline } from '../../define/deadline.ts'

const arrangement = 'Vereinbarung mit den Stellen'
const workingDays = 10

/**
 * An agency answers within ten working days after the day a referral was sent. Agreed between the
 * organisations of a district, not law: nothing else follows from silence than a reminder.
 */
export const acknowledgementDue = defineDeadline({
  name: 'acknowledgement-due',
  title: 'Annahme durch die Stelle',
  kind: 'agreed',
  law: { source: arrangement, textOf: '2026-11-22' },
  startsWith: 'referral.sent',

  dueOn(sentOn, calendar) {
    const { day: dueOn, skipped } = calendar.countWorkingDays(sentOn, workingDays)

    return {
      rawOn: dueOn,
      dueOn,
      steps: [
        {
          step: 'Überleitung gesendet',
          day: sentOn.toString(),
          why: 'Tag der Sendung; dieser Tag zählt nicht',
          basis: '§ 187 Abs. 1 BGB',
        },
        {
          step: 'Frist beginnt',
          day: sentOn.add({ days: 1 }).toString(),
          why: `Tag nach der Sendung; gezählt werden ${workingDays} Arbeitstage (Montag bis Freitag ohne Feiertage)`,
          basis: arrangement,
        },
        ...skipped.map(({ day, why }) => ({
          step: 'Übersprungen',
          day: day.toString(),
          why,
          basis: arrangement,
        })),
        {
          step: 'Frist endet',
          day: dueOn.toString(),
          why: `${workingDays}. Arbeitstag nach der Sendung, 24:00 Uhr`,
          basis: arrangement,
        },
      ],
    }
  },

  remindOn: (dueOn, calendar) => [3, 1].map((days) => calendar.workingDaysBefore(dueOn, days)),

  whenMissed: 'deadline.missed',
})
