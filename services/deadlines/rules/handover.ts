import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts } from '../periods/facts.ts'
import { workingDays } from '../periods/lengths.ts'
import { inMonths } from '../periods/month-logic.ts'
import { agreedRule } from '../periods/plain-rules.ts'
import { passedSteps, rollAsAgreed } from '../periods/roll.ts'
import { workingDaysBefore } from '../periods/warnings.ts'

const source = 'KIM-Vereinbarung zum Rechtskreiswechsel'

/**
 * The receiving office has taken over three working days before the old benefit ends, or three after it
 * was told, whichever is later: short enough to bridge in time, long enough to be kept.
 */
const takeoverDue = defineDeadline({
  name: 'handover-takeover-due',
  title: 'Rechtskreiswechsel: Übernahme durch die neue Stelle',
  group: 'KIM-Vereinbarung',
  kind: 'agreed',
  law: { source, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null },
  facts: facts({
    announcedOn: day('Angekündigt am', 'Tag, an dem die neue Stelle unterrichtet wurde.'),
    benefitEndsOn: day('Alte Leistung endet am', 'Letzter Tag der bisherigen Leistung.'),
  }),
  example: { announcedOn: '2026-11-12', benefitEndsOn: '2026-11-30' },
  compute({ announcedOn, benefitEndsOn }, calendar) {
    const announced = Temporal.PlainDate.from(announcedOn)
    const back = calendar.countWorkingDaysBack(Temporal.PlainDate.from(benefitEndsOn), 3)
    const ahead = calendar.countWorkingDays(announced, 3)
    const beforeEnd = back.day
    const afterNews = ahead.day
    const inTime = Temporal.PlainDate.compare(beforeEnd, afterNews) >= 0

    return {
      ...inMonths(announced, inTime ? beforeEnd : afterNews, {
        steps: [
          { step: 'Angekündigt', day: announcedOn, why: 'die neue Stelle weiß Bescheid' },
          {
            step: 'Alte Leistung endet',
            day: benefitEndsOn,
            why: 'von hier wird zurückgezählt; dieser Tag zählt nicht',
            basis: source,
          },
          ...passedSteps(back, source),
          {
            step: 'Drei Arbeitstage vor dem Ende',
            day: beforeEnd.toString(),
            why: 'vom letzten Tag der alten Leistung zurück gezählt, ohne Wochenenden und Feiertage',
            basis: source,
          },
          ...passedSteps(ahead, source),
          {
            step: 'Drei Arbeitstage nach der Ankündigung',
            day: afterNews.toString(),
            why: 'so viel Zeit hat die neue Stelle mindestens',
            basis: source,
          },
          {
            step: 'Übernahme bis',
            day: (inTime ? beforeEnd : afterNews).toString(),
            why: 'der spätere der beiden Tage; 24:00 Uhr',
            basis: source,
          },
        ],
      }),
      roll: rollAsAgreed(source),
    }
  },
  warnOn: workingDaysBefore(2, 1),
  whenMissed: 'deadline.missed',
})

/** How quickly the offices of a district answer each other when somebody changes benefits. */
export const handoverRules: readonly DeadlineRule[] = [
  agreedRule({
    name: 'application-receipt-due',
    title: 'Rechtskreiswechsel: Eingang des Kurzantrags bestätigt',
    fact: ['filedOn', 'Kurzantrag übermittelt', 'Tag, an dem der Kurzantrag übermittelt wurde.'],
    event: 'Kurzantrag übermittelt',
    of: 'der Übermittlung',
    length: workingDays(3),
    example: '2026-11-12',
    source,
  }),
  takeoverDue,
]
