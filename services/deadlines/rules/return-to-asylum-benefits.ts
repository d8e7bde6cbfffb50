import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts, optional } from '../periods/facts.ts'
import { daysText, shortDay } from '../periods/german-days.ts'
import { weeks } from '../periods/lengths.ts'
import { inMonths } from '../periods/month-logic.ts'
import { eventRule, lawSince } from '../periods/plain-rules.ts'
import { rollBy } from '../periods/roll.ts'
import { noWarning, workingDaysBefore } from '../periods/warnings.ts'

const onset = '§ 6b AsylbLG, § 18 SGB XII'

/** These benefits need no application and never reach back: they begin with what an office knows. */
const asylumBenefitsFrom = defineDeadline({
  name: 'asylum-benefits-from',
  title: 'AsylbLG-Leistungen ab: Kenntnis der Behörde (Rückkehr aus dem SGB II)',
  group: 'Leistung',
  kind: 'legal',
  law: lawSince(onset, '2015-03-01'),
  facts: facts({
    knownOn: day(
      'Bedarf bekannt',
      'Tag, an dem das Sozialamt, eine Gemeinde oder ein anderer Träger davon erfuhr.',
    ),
    previousBenefitEndsOn: optional(
      day('Bisherige Leistung endet', 'Nur wenn bekannt: letzter Tag der SGB-II-Leistungen.'),
    ),
  }),
  example: { knownOn: '2026-12-07', previousBenefitEndsOn: '2026-11-30' },
  compute({ knownOn, previousBenefitEndsOn }) {
    const known = Temporal.PlainDate.from(knownOn)
    const needed =
      previousBenefitEndsOn === undefined
        ? known
        : Temporal.PlainDate.from(previousBenefitEndsOn).add({ days: 1 })
    const lost = Math.max(0, needed.until(known).days)
    const from = lost > 0 ? known : needed

    return {
      ...inMonths(known, from, {
        dates: [{ name: 'asylumBenefitsFrom', title: 'AsylbLG-Leistungen ab', on: from }],
        steps: [
          {
            step: 'Bedarf bekannt',
            day: knownOn,
            why: 'ein Antrag ist nicht nötig; die Kenntnis einer unzuständigen Gemeinde oder Stelle genügt',
            basis: onset,
          },
          ...(previousBenefitEndsOn === undefined
            ? []
            : [
                {
                  step: 'Bisherige Leistung endet',
                  day: previousBenefitEndsOn,
                  why: lost > 0 ? `danach ${daysText(lost)} ohne Leistung` : 'keine Lücke',
                  basis: '§ 48 SGB X',
                },
              ]),
          {
            step: 'AsylbLG-Leistungen ab',
            day: from.toString(),
            why: 'keine Leistungen für die Zeit vor der Kenntnis; ein Leistungsbeginn verschiebt sich nicht auf einen Werktag',
            basis: onset,
          },
        ],
      }),
      ...(lost > 0
        ? {
            outcome: {
              code: 'BENEFIT_GAP',
              text: `Lücke von ${lost === 1 ? 'einem Tag' : `${lost} Tagen`} vom ${shortDay(needed)} bis ${shortDay(known.subtract({ days: 1 }))}: Das Jobcenter muss das Ende seiner Leistungen früh mitteilen (§ 71 Abs. 2a SGB X).`,
            },
          }
        : {}),
    }
  },
  warnOn: noWarning,
})

/** What has to be thought of when somebody falls back out of the social code. */
export const returnRules: readonly DeadlineRule[] = [
  asylumBenefitsFrom,
  eventRule({
    name: 'health-insurance-exit',
    title: 'Austritt aus der freiwilligen Anschlussversicherung (zwei Wochen)',
    group: 'Leistung',
    law: lawSince('§ 188 Abs. 4 S. 1 SGB V', '2013-08-01'),
    fact: [
      'informedOn',
      'Hinweis der Krankenkasse',
      'Tag, an dem der Hinweis auf die Austrittsmöglichkeiten zuging.',
    ],
    example: '2026-12-11',
    period: {
      event: 'Hinweis der Krankenkasse',
      of: 'des Hinweises',
      length: weeks(2),
      roll: rollBy('§ 26 Abs. 3 S. 1 SGB X'),
    },
    warnOn: workingDaysBefore(5, 2),
  }),
]
