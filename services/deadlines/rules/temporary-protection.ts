import {
  type ComputedDate,
  type DeadlineRule,
  defineDeadline,
  type ExplanationStep,
} from '../../define/deadline.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { day, facts } from '../periods/facts.ts'
import { shortDay } from '../periods/german-days.ts'
import { days } from '../periods/lengths.ts'
import { lawSince } from '../periods/plain-rules.ts'
import { noRoll } from '../periods/roll.ts'
import { daysBefore } from '../periods/warnings.ts'

const kind = 'legal'
const group = 'Aufenthalt'

/** Each regulation carried on what was valid on its day; the date printed on the card went stale. */
const continuations = [
  {
    validOn: '2024-02-01',
    until: '2025-03-04',
    source: '§ 2 Abs. 1 UkraineAufenthFGV (Fassung 2023)',
  },
  {
    validOn: '2025-02-01',
    until: '2026-03-04',
    source: '§ 2 Abs. 1 UkraineAufenthFGV (Fassung 2024)',
  },
  { validOn: '2026-02-01', until: '2027-03-04', source: '§ 2 Abs. 1 UkraineAufenthFGV' },
] as const

const temporaryProtectionEnd = defineDeadline({
  name: 'temporary-protection-end',
  title: '§ 24 AufenthG: wirkliches Ende der Aufenthaltserlaubnis (Ukraine)',
  group,
  kind,
  law: lawSince('§ 2 Abs. 1 UkraineAufenthFGV', '2023-12-01'),
  facts: facts({
    printedValidUntil: day(
      'Aufgedrucktes Ende',
      'Tag „gültig bis“ auf der Karte einer nach § 24 Abs. 1 AufenthG erteilten Aufenthaltserlaubnis.',
    ),
  }),
  example: { printedValidUntil: '2026-03-04' },
  compute({ printedValidUntil }): ComputedDate {
    const printed = Temporal.PlainDate.from(printedValidUntil)
    const steps: ExplanationStep[] = [
      {
        step: 'Aufgedrucktes Ende',
        day: printedValidUntil,
        why: 'laut Karte',
        basis: '§ 24 Abs. 1 AufenthG',
      },
    ]
    let until = printedValidUntil
    for (const { validOn, until: next, source } of continuations) {
      if (until < validOn || until >= next) continue
      until = next
      steps.push({
        step: 'Gilt kraft Verordnung fort',
        day: next,
        why: `war am ${shortDay(Temporal.PlainDate.from(validOn))} gültig; Verlängerung im Einzelfall nicht nötig`,
        basis: source,
      })
    }
    const dueOn = Temporal.PlainDate.from(until)
    const carriedOn = until !== printedValidUntil
    steps.push({
      step: 'Aufenthaltserlaubnis endet',
      day: until,
      why: carriedOn
        ? 'das aufgedruckte Datum ist überholt; kein Fristende im Sinne des § 31 Abs. 3 VwVfG, keine Verschiebung'
        : 'keine Fortgeltung: es gilt das aufgedruckte Datum',
      basis: '§ 2 Abs. 1 UkraineAufenthFGV',
    })

    return {
      startsOn: printed,
      rawOn: dueOn,
      dueOn,
      dates: [{ name: 'printedValidUntil', title: 'Aufgedrucktes Ende', on: printed }],
      steps,
    }
  },
  warnOn: daysBefore(90, 28),
})

const lastVisaFreeEntry = '2026-12-04'
const regulationEnds = '2027-03-04'

/** The exemption lasts ninety days from the first entry, and never longer than the regulation. */
const visaFreeStay = defineDeadline({
  name: 'visa-free-stay-ukraine',
  title: 'Ukraine: Aufenthalt ohne Aufenthaltstitel nach der ersten Einreise',
  group,
  kind,
  law: { ...lawSince('§ 2 UkraineAufenthÜV', '2022-03-09'), validTo: null },
  facts: facts({
    enteredOn: day('Erste Einreise', 'Tag der erstmaligen Einreise in das Bundesgebiet.'),
  }),
  example: { enteredOn: '2026-11-20' },
  compute({ enteredOn }, calendar) {
    const entered = Temporal.PlainDate.from(enteredOn)
    if (enteredOn > lastVisaFreeEntry)
      return {
        startsOn: entered,
        rawOn: null,
        dueOn: null,
        outcome: {
          code: 'NOT_EXEMPT',
          text: 'Keine Befreiung: Sie setzt eine Einreise bis zum 4. Dezember 2026 voraus.',
        },
        steps: [
          {
            step: 'Erste Einreise',
            day: enteredOn,
            why: 'nach dem 4. Dezember 2026: vom Aufenthaltstitel nicht befreit',
            basis: '§ 2 Abs. 1 UkraineAufenthÜV',
          },
        ],
      }
    const period = eventPeriod(
      {
        on: entered,
        event: 'Erste Einreise',
        of: 'der Einreise',
        length: days(90),
        lengthBasis: '§ 2 Abs. 1 UkraineAufenthÜV',
        roll: noRoll('Aufenthaltszeit: keine Verschiebung; vorher den Aufenthaltstitel beantragen'),
      },
      calendar,
    )
    const latest = Temporal.PlainDate.from(regulationEnds)
    if (Temporal.PlainDate.compare(period.dueOn, latest) <= 0) return period
    return {
      ...period,
      rawOn: latest,
      dueOn: latest,
      steps: [
        ...period.steps,
        {
          step: 'Verordnung tritt außer Kraft',
          day: regulationEnds,
          why: 'die Befreiung endet spätestens mit der Verordnung',
          basis: '§ 4 Abs. 2 UkraineAufenthÜV',
        },
      ],
    }
  },
  warnOn: daysBefore(28, 7),
})

export const temporaryProtectionRules: readonly DeadlineRule[] = [
  temporaryProtectionEnd,
  visaFreeStay,
]
