import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import type { Calendar, Reached } from '../calendar.ts'
import { countedEnd } from '../periods/event-period.ts'
import { choice, day, facts } from '../periods/facts.ts'
import { months } from '../periods/lengths.ts'
import { inMonths, type RegimeDates, regimeDates } from '../periods/month-logic.ts'
import { passedSteps, rollAsAgreed } from '../periods/roll.ts'
import { workingDaysBefore } from '../periods/warnings.ts'

type Day = Temporal.PlainDate

const changes = {
  protection: {
    label: 'Anerkennung (Art. 16a GG, Flüchtling, subsidiärer Schutz)',
    step: 'Anerkennung wirksam',
    note: 'auf die Karte (eAT) kommt es nicht an, der Aufenthalt gilt schon als erlaubt (§ 25 Abs. 1 S. 3, Abs. 2 S. 3 AufenthG)',
    basis: '§ 1 Abs. 3 S. 1 AsylbLG',
  },
  temporaryProtection: {
    label: '§ 24 AufenthG: Fiktionsbescheinigung ausgestellt',
    step: 'Fiktionsbescheinigung ausgestellt',
    note: 'nur wenn die erkennungsdienstliche Behandlung erfolgt ist',
    basis: '§ 1 Abs. 3a AsylbLG, § 74 SGB II',
  },
  permit: {
    label: 'Aufenthaltserlaubnis über mehr als sechs Monate erteilt (auch §§ 25 Abs. 3, 25a, 25b)',
    step: 'Aufenthaltserlaubnis erteilt',
    note: 'es zählt die Erteilung, eine Fiktion wie bei der Anerkennung gibt es nicht',
    basis: '§ 1 Abs. 2 und 3 AsylbLG',
  },
} as const

const changeFacts = facts({
  changedOn: day(
    'Tag der Änderung',
    'Tag, an dem die Anerkennung wirksam, die Fiktionsbescheinigung ausgestellt oder der Titel erteilt wurde.',
  ),
  change: choice('Was sich geändert hat', 'Der Grund, aus dem das AsylbLG endet.', {
    protection: changes.protection.label,
    temporaryProtection: changes.temporaryProtection.label,
    permit: changes.permit.label,
  }),
})

const law = (source: string) => ({
  source,
  textOf: '2026-08-19',
  validFrom: '2015-03-01',
  validTo: null,
})

const datesOf = (
  { changedOn, change }: { changedOn: string; change: keyof typeof changes },
  calendar: Calendar,
): RegimeDates =>
  regimeDates(
    Temporal.PlainDate.from(changedOn),
    { change: changes[change].step, note: changes[change].note, endBasis: changes[change].basis },
    calendar,
  )

const example = { changedOn: '2026-11-10', change: 'protection' } as const

const asylumBenefitsEnd = defineDeadline({
  name: 'asylum-benefits-end',
  title: 'AsylbLG-Leistungen enden',
  group: 'Leistung',
  kind: 'legal',
  law: law('§ 1 Abs. 3, 3a AsylbLG'),
  facts: changeFacts,
  example,
  compute(given, calendar) {
    const { endsOn, dates, steps } = datesOf(given, calendar)
    return inMonths(Temporal.PlainDate.from(given.changedOn), endsOn, { dates, steps })
  },
  // M-end minus 20, 10 and 3 working days.
  warnOn: workingDaysBefore(20, 10, 3),
  whenMissed: 'deadline.missed',
})

const lastGapFreeFiling = defineDeadline({
  name: 'last-gap-free-filing',
  title: 'Letzter Tag für einen SGB-II-Antrag ohne Lücke',
  group: 'Leistung',
  kind: 'legal',
  law: law('§ 37 Abs. 2 SGB II'),
  facts: changeFacts,
  example,
  compute(given, calendar) {
    const { endsOn, startsOn, lastFilingOn, dates, steps } = datesOf(given, calendar)
    return inMonths(Temporal.PlainDate.from(given.changedOn), lastFilingOn, {
      dates: [
        ...dates,
        ...[20, 10, 3].map((count) => ({
          name: `monthEndMinus${count}`,
          title: `${count} Arbeitstage vor dem Ende der AsylbLG-Leistungen`,
          on: calendar.workingDaysBefore(endsOn, count),
        })),
        {
          name: 'firstWorkingDay',
          title: 'Erster Arbeitstag im Folgemonat',
          on: calendar.nextWorkingDay(startsOn),
        },
      ],
      steps,
    })
  },
  // Money is due in advance: the warnings count from the end of M, the last one from the end of M+1.
  warnOn: ({ dueOn, startsOn }, calendar) => [
    ...[20, 10, 3].map((count) => calendar.workingDaysBefore(calendar.endOfMonth(startsOn), count)),
    calendar.workingDaysBefore(dueOn, 5),
  ],
  whenMissed: 'deadline.missed',
})

/** § 25 Abs. 5: out of the AsylbLG once the suspension was decided eighteen months ago. */
const asylumBenefitsEndSuspended = defineDeadline({
  name: 'asylum-benefits-end-suspended',
  title: 'AsylbLG-Leistungen enden: § 25 Abs. 5 AufenthG nach 18 Monaten',
  group: 'Leistung',
  kind: 'legal',
  law: law('§ 1 Abs. 1 Nr. 3 lit. c, Abs. 3 AsylbLG'),
  facts: facts({
    suspendedOn: day(
      'Entscheidung über die Aussetzung',
      'Tag der Entscheidung über die Aussetzung der Abschiebung.',
    ),
  }),
  example: { suspendedOn: '2025-05-20' },
  compute({ suspendedOn }, calendar) {
    const decided = Temporal.PlainDate.from(suspendedOn)
    const { rawOn, step } = countedEnd(decided, months(18), { of: 'der Entscheidung' })
    const found = regimeDates(
      rawOn,
      { change: '18 Monate vergangen', endBasis: '§ 1 Abs. 1 Nr. 3 lit. c, Abs. 3 AsylbLG' },
      calendar,
    )
    return inMonths(decided, found.endsOn, {
      dates: found.dates,
      steps: [
        {
          step: 'Aussetzung entschieden',
          day: suspendedOn,
          why: 'Tag der Entscheidung; dieser Tag zählt nicht',
          basis: '§ 187 Abs. 1 BGB',
        },
        step,
        ...found.steps,
      ],
    })
  },
  warnOn: workingDaysBefore(20, 10, 3),
})

type Milestone = {
  name: string
  title: string
  why: string
  find(dates: RegimeDates, calendar: Calendar): Reached
  /** false where the end of a month counts, whatever day it is */
  byWorkingDays?: false
}

/** A day taken as it is: nothing was counted. */
const asItIs = (day: Day): Reached => ({ day, skipped: [], ordinary: [] })

/** Who does what by when around the end of month M. Agreed between the offices, not law. */
const milestones: readonly Milestone[] = [
  {
    name: 'regime-change-short-application',
    title: 'Rechtskreiswechsel: Kurzantrag beim Jobcenter',
    why: 'fristwahrender Kurzantrag spätestens am Ende von Monat M, besser sofort; auch wenn das ein Samstag, Sonntag oder Feiertag ist',
    find: ({ endsOn }) => asItIs(endsOn),
    byWorkingDays: false,
  },
  {
    name: 'regime-change-termination-notice',
    title: 'Rechtskreiswechsel: Einstellungsbescheid des Sozialamts',
    why: '10. Arbeitstag vor dem Ende von Monat M',
    find: ({ endsOn }, calendar) => calendar.countWorkingDaysBack(endsOn, 10),
  },
  {
    name: 'regime-change-housing',
    title: 'Rechtskreiswechsel: Unterkunft und Gebührenbescheid geklärt',
    why: 'vor dem Ende von Monat M: letzter Arbeitstag',
    find: ({ endsOn }, calendar) => calendar.lastWorkingDay(endsOn),
  },
  {
    name: 'regime-change-first-payment',
    title: 'Rechtskreiswechsel: erste Zahlung des Jobcenters',
    why: 'Leistungen werden monatlich im Voraus erbracht: letzter Arbeitstag von Monat M',
    find: ({ endsOn }, calendar) => calendar.lastWorkingDay(endsOn),
  },
  {
    name: 'regime-change-payment-check',
    title: 'Rechtskreiswechsel: Geldeingang prüfen',
    why: 'dritter Arbeitstag von Monat M+1',
    find: ({ endsOn }, calendar) => calendar.countWorkingDays(endsOn, 3),
  },
  {
    name: 'regime-change-filing-escalation',
    title: 'Rechtskreiswechsel: Antrag fehlt noch, Koordination einschalten',
    why: '5. Arbeitstag vor dem Ende von Monat M+1',
    find: ({ lastFilingOn }, calendar) => calendar.countWorkingDaysBack(lastFilingOn, 5),
  },
  {
    name: 'regime-change-follow-up',
    title: 'Rechtskreiswechsel: Integrationskurs, Kindergeld, Bildung und Teilhabe, Kita',
    why: 'bis zum Ende von Monat M+1: letzter Arbeitstag',
    find: ({ lastFilingOn }, calendar) => calendar.lastWorkingDay(lastFilingOn),
  },
]

const source = 'KIM-Vereinbarung zum Rechtskreiswechsel'

export const regimeChangeRules: readonly DeadlineRule[] = [
  asylumBenefitsEnd,
  asylumBenefitsEndSuspended,
  lastGapFreeFiling,
  ...milestones.map(({ name, title, why, find, byWorkingDays = true }) =>
    defineDeadline({
      name,
      title,
      group: 'KIM-Vereinbarung',
      kind: 'agreed',
      law: { source, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null },
      facts: changeFacts,
      example,
      compute(given, calendar) {
        const found = datesOf(given, calendar)
        const reached = find(found, calendar)
        const dueOn = reached.day
        const computed = inMonths(Temporal.PlainDate.from(given.changedOn), dueOn, {
          dates: found.dates,
          steps: [
            ...found.steps,
            ...passedSteps(reached, source),
            { step: title, day: dueOn.toString(), why, basis: source },
          ],
        })
        return byWorkingDays ? { ...computed, roll: rollAsAgreed(source) } : computed
      },
      warnOn: workingDaysBefore(3, 1),
      whenMissed: 'deadline.missed',
    }),
  ),
]
