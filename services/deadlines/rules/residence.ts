import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts, yesNo } from '../periods/facts.ts'
import { months, years } from '../periods/lengths.ts'
import { inMonths } from '../periods/month-logic.ts'
import { eventRule, lawSince, startDayRule } from '../periods/plain-rules.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'
import { minorDistribution } from './minor-distribution.ts'

const group = 'Aufenthalt'
const kind = 'legal'

const stayDoesNotMove = noRoll(
  'Aufenthaltszeit, keine Frist für eine Handlung: keine Verschiebung auf einen Werktag; 24:00 Uhr',
)

/** § 104c permits end for good: half a year before, the way to §§ 25a, 25b must be open. */
const opportunityResidenceReview = defineDeadline({
  name: 'opportunity-residence-review',
  title: '§ 104c AufenthG: Übergang in §§ 25a, 25b prüfen (sechs Monate vor Ablauf)',
  group,
  // The end of the permit is law; how long before somebody looks at it, the office agreed with itself.
  kind: 'agreed',
  law: {
    ...lawSince('Absprache der Ausländerbehörde zu § 104c Abs. 2 AufenthG', '2022-12-31'),
    textOf: '2026-11-22',
  },
  facts: facts({
    permitEndsOn: day(
      'Aufenthaltserlaubnis gültig bis',
      'Letzter Tag der Aufenthaltserlaubnis nach § 104c.',
    ),
  }),
  example: { permitEndsOn: '2027-05-31' },
  compute({ permitEndsOn }) {
    const endsOn = Temporal.PlainDate.from(permitEndsOn)
    const reviewOn = endsOn.subtract({ months: 6 }, { overflow: 'constrain' })
    return inMonths(endsOn, reviewOn, {
      dates: [{ name: 'lastApplicationOn', title: 'Letzter Tag für den Antrag', on: endsOn }],
      steps: [
        {
          step: 'Aufenthaltserlaubnis endet',
          day: permitEndsOn,
          why: 'nur als §§ 25a oder 25b verlängerbar; ein anderer Antrag löst keine Fiktion aus',
          basis: '§ 104c Abs. 2 AufenthG',
        },
        {
          step: 'Sechs Monate vorher',
          day: reviewOn.toString(),
          why:
            reviewOn.day === endsOn.day
              ? 'gleiche Tageszahl sechs Monate früher; Erinnerung, keine Verschiebung'
              : `einen ${endsOn.day}. gibt es in diesem Monat nicht; letzter Tag des Monats`,
          basis: '§ 188 Abs. 2 und 3 BGB entsprechend',
        },
      ],
    })
  },
  warnOn: daysBefore(28, 7),
})

const residenceRenewal = defineDeadline({
  name: 'residence-renewal',
  title: 'Verlängerung des Aufenthaltstitels: letzter Tag für den Antrag',
  group,
  kind,
  law: lawSince('§ 81 Abs. 4 AufenthG', '2005-01-01'),
  facts: facts({
    validUntil: day(
      'Titel gültig bis',
      'Wirkliches Ende des Titels (bei § 24 nicht das aufgedruckte Datum).',
    ),
  }),
  example: { validUntil: '2027-03-04' },
  compute({ validUntil }) {
    const dueOn = Temporal.PlainDate.from(validUntil)
    return inMonths(dueOn, dueOn, {
      steps: [
        {
          step: 'Titel endet',
          day: validUntil,
          why: 'mit Ablauf dieses Tages',
          basis: '§ 51 Abs. 1 Nr. 1 AufenthG',
        },
        {
          step: 'Letzter Tag für den Antrag',
          day: validUntil,
          why: 'vor Ablauf beantragt gilt der Titel fort; ein späterer Antrag verliert die Fiktion; das Ende des Titels verschiebt sich nicht auf einen Werktag',
          basis: '§ 81 Abs. 4 S. 1 AufenthG',
        },
      ],
    })
  },
  warnOn: daysBefore(56, 14),
})

const rightToRemain25b = defineDeadline({
  name: 'right-to-remain-stay-25b',
  title: '§ 25b AufenthG: sechs Jahre Aufenthalt erfüllt, mit minderjährigem Kind vier',
  group,
  kind,
  law: lawSince('§ 25b Abs. 1 S. 2 Nr. 1 AufenthG', '2022-12-31'),
  facts: facts({
    stayBeganOn: day('Aufenthalt seit', 'Erster Tag des ununterbrochenen Aufenthalts.'),
    minorChild: yesNo(
      'Minderjähriges Kind',
      'Lebt mit einem minderjährigen ledigen Kind zusammen.',
    ),
  }),
  example: { stayBeganOn: '2020-12-15', minorChild: false },
  compute: ({ stayBeganOn, minorChild }, calendar) =>
    startDayPeriod(
      {
        first: stayBeganOn,
        start: 'Aufenthalt beginnt',
        length: years(minorChild ? 4 : 6),
        lengthBasis: '§ 25b Abs. 1 S. 2 Nr. 1 AufenthG',
        label: 'Aufenthaltszeit erfüllt mit Ablauf',
        roll: stayDoesNotMove,
        followedBy: { name: 'metFrom', title: 'Voraussetzung erfüllt ab', why: 'Tag danach' },
      },
      calendar,
    ),
  warnOn: daysBefore(180, 30),
})

export const residenceRules: readonly DeadlineRule[] = [
  opportunityResidenceReview,
  residenceRenewal,
  rightToRemain25b,
  minorDistribution,
  startDayRule({
    name: 'right-to-remain-stay-25a',
    title: '§ 25a AufenthG: drei Jahre Aufenthalt erfüllt',
    group,
    law: lawSince('§ 25a Abs. 1 S. 1 Nr. 1 AufenthG', '2022-12-31'),
    fact: [
      'stayBeganOn',
      'Aufenthalt seit',
      'Erster Tag des ununterbrochenen erlaubten, geduldeten oder gestatteten Aufenthalts.',
    ],
    example: '2023-12-15',
    period: {
      start: 'Aufenthalt beginnt',
      length: years(3),
      label: 'Aufenthaltszeit erfüllt mit Ablauf',
      roll: stayDoesNotMove,
      followedBy: { name: 'metFrom', title: 'Voraussetzung erfüllt ab', why: 'Tag danach' },
    },
  }),
  startDayRule({
    name: 'right-to-remain-tolerated',
    title: '§ 25a AufenthG: zwölf Monate Duldung erfüllt',
    group,
    law: lawSince('§ 25a Abs. 1 S. 1 AufenthG', '2022-12-31'),
    fact: ['toleratedSince', 'Duldung seit', 'Erster Tag im Besitz einer Duldung.'],
    example: '2025-12-15',
    period: {
      start: 'Duldung beginnt',
      length: months(12),
      label: 'Zwölf Monate erfüllt mit Ablauf',
      roll: stayDoesNotMove,
      followedBy: { name: 'metFrom', title: 'Voraussetzung erfüllt ab', why: 'Tag danach' },
    },
  }),
  eventRule({
    name: 'residence-obligation-end',
    title: 'Wohnsitzregelung endet (drei Jahre)',
    group,
    law: lawSince('§ 12a Abs. 1 S. 1 AufenthG', '2016-08-06'),
    fact: [
      'recognisedOn',
      'Anerkennung oder erste Erteilung',
      'Tag der Anerkennung oder der ersten Aufenthaltserlaubnis.',
    ],
    example: '2026-11-10',
    period: {
      event: 'Anerkennung oder Erteilung',
      of: 'der Anerkennung',
      length: years(3),
      label: 'Wohnsitzregelung endet',
      roll: noRoll('die Verpflichtung endet kraft Gesetzes: keine Verschiebung; 24:00 Uhr'),
    },
    warnOn: daysBefore(90, 28),
  }),
  eventRule({
    name: 'residence-assignment-window',
    title: 'Zuweisung an einen Wohnort: Sechsmonatsfrist der Behörde',
    group,
    law: lawSince('§ 12a Abs. 2 und 3 AufenthG', '2016-08-06'),
    fact: [
      'recognisedOn',
      'Anerkennung oder erste Erteilung',
      'Tag der Anerkennung oder der ersten Aufenthaltserlaubnis.',
    ],
    example: '2026-11-10',
    period: {
      event: 'Anerkennung oder Erteilung',
      of: 'der Anerkennung',
      length: months(6),
      label: 'Zuweisung möglich bis',
      roll: noRoll(
        'Zeitraum für eine Belastung, keine Frist der betroffenen Person: keine Verschiebung',
      ),
    },
  }),
  eventRule({
    name: 'integration-course-claim',
    title: 'Integrationskurs: Anspruch erlischt (ein Jahr)',
    group,
    law: lawSince('§ 44 Abs. 2 S. 1 AufenthG', '2017-08-18'),
    fact: [
      'permitIssuedOn',
      'Aufenthaltstitel erteilt',
      'Tag der Erteilung des Titels, der den Anspruch begründet.',
    ],
    example: '2026-03-02',
    period: {
      event: 'Aufenthaltstitel erteilt',
      of: 'der Erteilung',
      length: years(1),
      label: 'Anspruch erlischt mit Ablauf',
      roll: noRoll('der Anspruch erlischt kraft Gesetzes: keine Verschiebung; 24:00 Uhr'),
    },
    warnOn: daysBefore(90, 28),
  }),
  eventRule({
    name: 'paternity-consent-fiction',
    title: 'Zustimmung zur Vaterschaftsanerkennung gilt als erteilt (vier Monate)',
    group,
    law: lawSince('§ 85c Abs. 3 S. 1 AufenthG', '2026-07-29'),
    fact: [
      'appliedOn',
      'Antrag eingegangen',
      'Tag, an dem der Antrag auf Zustimmung bei der Ausländerbehörde einging.',
    ],
    example: '2026-08-03',
    period: {
      event: 'Antrag eingegangen',
      of: 'des Eingangs',
      length: months(4),
      label: 'Entscheidungsfrist endet',
      roll: noRoll(
        'Fiktion kraft Gesetzes: keine Verschiebung; der Ablauf wird gehemmt, solange das Verfahren ruht oder Mitwirkung fehlt',
        '§ 85c Abs. 3 AufenthG',
      ),
    },
  }),
]
