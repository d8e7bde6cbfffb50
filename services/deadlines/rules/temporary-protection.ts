import {
  type ComputedDate,
  type DeadlineRule,
  defineDeadline,
  type ExplanationStep,
} from '../../define/deadline.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { day, facts, optional } from '../periods/facts.ts'
import { shortDay } from '../periods/german-days.ts'
import { days } from '../periods/lengths.ts'
import { noRoll } from '../periods/roll.ts'
import { daysBefore } from '../periods/warnings.ts'

const kind = 'legal'
const textOf = '2026-08-19'
const group = 'Aufenthalt'

/** Each regulation carried on what was valid on its day; the date printed on the card went stale. */
const regulation = '§ 2 Abs. 1 UkraineAufenthFGV'
const continuations = [
  {
    inForceFrom: '2023-12-05',
    inForceTo: '2024-11-27',
    validOn: '2024-02-01',
    until: '2025-03-04',
    source: `${regulation} (Fassung 2023)`,
  },
  {
    inForceFrom: '2024-11-28',
    inForceTo: '2025-10-27',
    validOn: '2025-02-01',
    until: '2026-03-04',
    source: `${regulation} (Fassung 2024)`,
  },
  {
    inForceFrom: '2025-10-28',
    inForceTo: null,
    validOn: '2026-02-01',
    until: '2027-03-04',
    source: regulation,
  },
] as const

/** What a regulation makes of a card depends on those before it, so each version knows them all. */
const temporaryProtectionEnd = continuations.map((newest, index) =>
  defineDeadline({
    name: 'temporary-protection-end',
    title: '§ 24 AufenthG: wirkliches Ende der Aufenthaltserlaubnis (Ukraine)',
    group,
    kind,
    law: {
      source: newest.source,
      textOf: newest.inForceTo ?? textOf,
      validFrom: newest.inForceFrom,
      validTo: newest.inForceTo,
    },
    facts: facts({
      printedValidUntil: day(
        'Aufgedrucktes Ende',
        'Tag „gültig bis“ auf der Karte einer nach § 24 Abs. 1 AufenthG erteilten Aufenthaltserlaubnis.',
      ),
      issuedOn: optional(
        day(
          'Erteilt am',
          'Nur wenn bekannt: eine erst nach dem Stichtag erteilte Erlaubnis gilt nicht fort.',
        ),
      ),
    }),
    example: { printedValidUntil: newest.validOn },
    faultsOf: ({ printedValidUntil, issuedOn = printedValidUntil }) =>
      issuedOn > printedValidUntil
        ? [{ fact: 'issuedOn', message: 'Die Erteilung kann nicht nach dem Ende liegen.' }]
        : [],
    compute: (given) => carriedOn(given, continuations.slice(0, index + 1), newest.source),
    warnOn: daysBefore(90, 28),
  }),
)

function carriedOn(
  { printedValidUntil, issuedOn = '' }: { printedValidUntil: string; issuedOn?: string },
  known: readonly (typeof continuations)[number][],
  basis: string,
): ComputedDate {
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
  for (const { validOn, until: next, source } of known) {
    // What was issued later was not valid on the day, whatever its card says.
    if (until < validOn || until >= next || issuedOn > validOn) continue
    until = next
    steps.push({
      step: 'Gilt kraft Verordnung fort',
      day: next,
      why: `war am ${shortDay(Temporal.PlainDate.from(validOn))} gültig; Verlängerung im Einzelfall nicht nötig`,
      basis: source,
    })
  }
  const dueOn = Temporal.PlainDate.from(until)
  steps.push({
    step: 'Aufenthaltserlaubnis endet',
    day: until,
    why:
      until === printedValidUntil
        ? `keine Fortgeltung, ${notCarriedOn({ printedValidUntil, issuedOn }, known)}: es gilt das aufgedruckte Datum, keine Verschiebung`
        : 'das aufgedruckte Datum ist überholt; kein Fristende im Sinne des § 31 Abs. 3 VwVfG, keine Verschiebung',
    basis,
  })

  return {
    startsOn: printed,
    rawOn: dueOn,
    dueOn,
    dates: [{ name: 'printedValidUntil', title: 'Aufgedrucktes Ende', on: printed }],
    steps,
  }
}

/** Why the newest regulation leaves a card alone. */
function notCarriedOn(
  { printedValidUntil, issuedOn }: { printedValidUntil: string; issuedOn: string },
  known: readonly (typeof continuations)[number][],
): string {
  const { validOn = '', until = '' } = known.at(-1) ?? {}
  if (printedValidUntil >= until) return 'weil die Karte ohnehin so lange gilt'
  const on = shortDay(Temporal.PlainDate.from(validOn))
  return issuedOn > validOn
    ? `weil sie am ${on} noch nicht erteilt war`
    : `weil sie am ${on} nicht mehr gültig war`
}

/** Until when the first entry had to be, and when the regulation ended, in each of its texts. */
const exemptions = [
  {
    inForceFrom: '2024-03-05',
    inForceTo: '2024-11-27',
    lastEntry: '2024-12-31',
    endsOn: '2025-03-31',
  },
  {
    inForceFrom: '2024-11-28',
    inForceTo: '2025-12-01',
    lastEntry: '2025-12-04',
    endsOn: '2026-03-04',
  },
  { inForceFrom: '2025-12-02', inForceTo: null, lastEntry: '2026-12-04', endsOn: '2027-03-04' },
] as const
const exemption = '§ 2 Abs. 1 UkraineAufenthÜV'

/** The exemption lasts ninety days from the first entry, and never longer than the regulation. */
const visaFreeStay = exemptions.map(({ inForceFrom, inForceTo, lastEntry, endsOn }) =>
  defineDeadline({
    name: 'visa-free-stay-ukraine',
    title: 'Ukraine: Aufenthalt ohne Aufenthaltstitel nach der ersten Einreise (90 Tage)',
    group,
    kind,
    law: {
      source: '§ 2 UkraineAufenthÜV',
      textOf: inForceTo ?? textOf,
      validFrom: inForceFrom,
      validTo: inForceTo,
    },
    facts: facts({
      enteredOn: day('Erste Einreise', 'Tag der erstmaligen Einreise in das Bundesgebiet.'),
    }),
    example: { enteredOn: Temporal.PlainDate.from(lastEntry).subtract({ days: 14 }).toString() },
    compute({ enteredOn }, calendar) {
      const entered = Temporal.PlainDate.from(enteredOn)
      const until = shortDay(Temporal.PlainDate.from(lastEntry))
      if (enteredOn > lastEntry)
        return {
          startsOn: entered,
          rawOn: null,
          dueOn: null,
          outcome: {
            code: 'NOT_EXEMPT',
            text: `Keine Befreiung: Sie setzt eine Einreise bis zum ${until} voraus.`,
          },
          steps: [
            {
              step: 'Erste Einreise',
              day: enteredOn,
              why: `nach dem ${until}: vom Aufenthaltstitel nicht befreit`,
              basis: exemption,
            },
          ],
        }
      const period = eventPeriod(
        {
          on: entered,
          event: 'Erste Einreise',
          of: 'der Einreise',
          length: days(90),
          lengthBasis: exemption,
          roll: noRoll(
            'Aufenthaltszeit: keine Verschiebung; vorher den Aufenthaltstitel beantragen',
          ),
        },
        calendar,
      )
      const latest = Temporal.PlainDate.from(endsOn)
      if (Temporal.PlainDate.compare(period.dueOn, latest) <= 0) return period
      return {
        ...period,
        rawOn: latest,
        dueOn: latest,
        steps: [
          ...period.steps.slice(0, -1),
          {
            step: 'Verordnung tritt außer Kraft',
            day: endsOn,
            why: 'die Befreiung endet spätestens mit der Verordnung, keine Verschiebung',
            basis: '§ 4 Abs. 2 UkraineAufenthÜV',
          },
        ],
      }
    },
    warnOn: daysBefore(28, 7),
  }),
)

export const temporaryProtectionRules: readonly DeadlineRule[] = [
  ...temporaryProtectionEnd,
  ...visaFreeStay,
]
