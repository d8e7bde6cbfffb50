import { defineDeadline } from '../../define/deadline.ts'

const arrangement = 'Vereinbarung mit den Stellen'
const weeks = 4

/** Four weeks after an agency accepted, somebody asks whether the support has really begun. */
export const startDue = defineDeadline({
  name: 'start-due',
  title: 'Beginn nach vier Wochen prüfen',
  kind: 'agreed',
  law: { source: arrangement, textOf: '2026-11-22' },
  startsWith: 'referral.accepted',

  dueOn(acceptedOn, calendar) {
    const rawOn = calendar.addWeeks(acceptedOn, weeks)
    const { day: dueOn, skipped } = calendar.rollForward(rawOn)

    return {
      rawOn,
      dueOn,
      steps: [
        {
          step: 'Annahme durch die Stelle',
          day: acceptedOn.toString(),
          why: 'Tag der Annahme; dieser Tag zählt nicht',
          basis: '§ 187 Abs. 1 BGB',
        },
        {
          step: 'Frist beginnt',
          day: acceptedOn.add({ days: 1 }).toString(),
          why: 'Tag nach der Annahme',
          basis: arrangement,
        },
        {
          step: 'Vier Wochen enden rechnerisch',
          day: rawOn.toString(),
          why: 'gleicher Wochentag wie die Annahme',
          basis: '§ 188 Abs. 2 BGB',
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
          why:
            skipped.length === 0
              ? 'Arbeitstag, keine Verschiebung; 24:00 Uhr'
              : 'nächster Arbeitstag, 24:00 Uhr',
          basis: arrangement,
        },
      ],
    }
  },

  remindOn: (dueOn, calendar) => [3, 1].map((days) => calendar.workingDaysBefore(dueOn, days)),

  whenMissed: 'deadline.missed',
})
