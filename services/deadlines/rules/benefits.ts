import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { choice, day, facts, optional } from '../periods/facts.ts'
import { daysText, shortDay } from '../periods/german-days.ts'
import { months, workingDays } from '../periods/lengths.ts'
import { inMonths, monthsDoNotMove } from '../periods/month-logic.ts'
import { eventRule, lawSince } from '../periods/plain-rules.ts'
import { noRoll, rollBy } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { noWarning, workingDaysBefore } from '../periods/warnings.ts'

const group = 'Leistung'

/** What an application of one day reaches back to, and which months it cannot save. */
const basicIncomeFrom = defineDeadline({
  name: 'basic-income-from',
  title: 'SGB-II-Leistungen ab: Rückwirkung des Antrags',
  group,
  kind: 'legal',
  law: lawSince('§ 37 Abs. 2 SGB II', '2011-01-01'),
  facts: facts({
    filedOn: day(
      'Antrag gestellt',
      'Tag, an dem der Antrag beim Jobcenter einging (formlos genügt).',
    ),
    entitledFrom: optional(
      day(
        'Anspruch frühestens ab',
        'Nur wenn bekannt, z. B. Tag nach dem Ende der AsylbLG-Leistungen.',
      ),
    ),
  }),
  example: { filedOn: '2027-01-04', entitledFrom: '2026-12-01' },
  compute({ filedOn, entitledFrom }) {
    const filed = Temporal.PlainDate.from(filedOn)
    const first = filed.with({ day: 1 })
    const entitled = entitledFrom === undefined ? first : Temporal.PlainDate.from(entitledFrom)
    const lost = Temporal.PlainDate.compare(entitled, first) < 0 ? entitled.until(first).days : 0
    const from = Temporal.PlainDate.compare(entitled, first) > 0 ? entitled : first

    return {
      ...inMonths(filed, from, {
        dates: [
          { name: 'basicIncomeFrom', title: 'SGB-II-Leistungen ab', on: from },
          { name: 'monthStart', title: 'Erster des Antragsmonats', on: first },
        ],
        steps: [
          {
            step: 'Antrag gestellt',
            day: filedOn,
            why: 'keine Leistungen für Zeiten vor der Antragstellung',
            basis: '§ 37 Abs. 2 S. 1 SGB II',
          },
          {
            step: 'Rückwirkung',
            day: first.toString(),
            why: `der Antrag wirkt auf den Ersten des Monats zurück; ${monthsDoNotMove}`,
            basis: '§ 37 Abs. 2 S. 2 SGB II',
          },
          ...(entitledFrom === undefined
            ? []
            : [
                {
                  step: 'Anspruch frühestens ab',
                  day: entitledFrom,
                  why: lost > 0 ? `${daysText(lost)} ohne Leistung` : 'keine Lücke',
                  basis: '§ 37 Abs. 1 SGB II',
                },
              ]),
          {
            step: 'SGB-II-Leistungen ab',
            day: from.toString(),
            why:
              entitledFrom === undefined
                ? 'Erster des Antragsmonats, wenn an diesem Tag alle Voraussetzungen vorliegen'
                : 'der spätere der beiden Tage',
            basis: '§ 37 Abs. 2 SGB II',
          },
        ],
      }),
      ...(lost > 0
        ? {
            outcome: {
              code: 'BENEFIT_GAP',
              text: `Lücke von ${lost === 1 ? 'einem Tag' : `${lost} Tagen`} vom ${shortDay(entitled)} bis ${shortDay(first.subtract({ days: 1 }))}: für diese Zeit gibt es keine SGB-II-Leistungen.`,
            },
          }
        : {}),
    }
  },
  warnOn: noWarning,
})

const approvalPeriod = defineDeadline({
  name: 'approval-period',
  title: 'Bewilligungszeitraum SGB II (ein Jahr oder sechs Monate)',
  group,
  kind: 'legal',
  law: lawSince('§ 41 Abs. 3, § 74 Abs. 1 S. 3 SGB II', '2016-08-01'),
  facts: facts({
    startsOn: day('Beginn der Bewilligung', 'Erster Tag des Bewilligungszeitraums.'),
    duration: choice('Dauer', 'Regelfall oder verkürzter Zeitraum.', {
      year: 'ein Jahr (Regelfall)',
      halfYear: 'sechs Monate (vorläufige Entscheidung, unangemessene Unterkunftskosten)',
      provisionalCertificate: 'längstens sechs Monate (Fiktionsbescheinigung zu § 24 AufenthG)',
    }),
  }),
  example: { startsOn: '2026-12-01', duration: 'year' },
  compute: ({ startsOn, duration }, calendar) =>
    startDayPeriod(
      {
        first: startsOn,
        start: 'Bewilligung beginnt',
        length: months(duration === 'year' ? 12 : 6),
        lengthBasis: {
          year: '§ 41 Abs. 3 S. 1 SGB II',
          halfYear: '§ 41 Abs. 3 S. 2 SGB II',
          provisionalCertificate: '§ 74 Abs. 1 S. 3 SGB II',
        }[duration],
        label: 'Bewilligung endet',
        roll: noRoll(
          'Leistungszeitraum: endet auch an einem Wochenende oder Feiertag, keine Verschiebung',
          '§ 26 Abs. 4 SGB X',
        ),
        followedBy: {
          name: 'renewalFrom',
          title: 'Weiterbewilligung nötig ab',
          why: 'Weiterbewilligungsantrag rechtzeitig vorher stellen',
        },
      },
      calendar,
    ),
  warnOn: workingDaysBefore(40, 20),
})

/** An application handed in at the wrong office counts from there, unless that office is no office. */
const applicationFiled = defineDeadline({
  name: 'application-filed',
  title: 'Antrag gilt als gestellt: Abgabe bei einer anderen Stelle',
  group,
  kind: 'legal',
  law: lawSince('§ 16 Abs. 2 SGB I', '1976-01-01'),
  facts: facts({
    handedInOn: day('Abgegeben', 'Tag, an dem der Antrag abgegeben wurde.'),
    receivingBody: choice('Abgegeben bei', 'Wer den Antrag entgegengenommen hat.', {
      competentAgency: 'zuständiger Leistungsträger',
      otherAgency: 'anderer Leistungsträger',
      municipality: 'Gemeinde (Rathaus, auch Fallmanagement der Kommune)',
      independentProvider: 'freier Träger (nur Bote)',
    }),
    arrivedOn: optional(
      day(
        'Beim Leistungsträger eingegangen',
        'Nur bei einem freien Träger: Tag des Eingangs beim Amt.',
      ),
    ),
  }),
  example: { handedInOn: '2026-12-31', receivingBody: 'municipality' },
  faultsOf: ({ receivingBody, handedInOn, arrivedOn }) =>
    arrivedOn !== undefined && arrivedOn < handedInOn
      ? [{ fact: 'arrivedOn', message: 'Der Eingang kann nicht vor der Abgabe liegen.' }]
      : receivingBody !== 'independentProvider' && arrivedOn !== undefined
        ? [
            {
              fact: 'arrivedOn',
              message:
                'Nur bei einem freien Träger kommt es auf diesen Tag an: Lassen Sie ihn weg.',
            },
          ]
        : [],
  compute({ handedInOn, receivingBody, arrivedOn }) {
    const handedIn = Temporal.PlainDate.from(handedInOn)
    const first = {
      step: 'Abgegeben',
      day: handedInOn,
      why: 'Tag der Abgabe',
      basis: '§ 16 Abs. 1 SGB I',
    }
    if (receivingBody !== 'independentProvider')
      return inMonths(handedIn, handedIn, {
        steps: [
          first,
          {
            step: 'Antrag gestellt am',
            day: handedInOn,
            why:
              receivingBody === 'competentAgency'
                ? 'Eingang beim zuständigen Leistungsträger; ein Eingang hat keine Frist, keine Verschiebung'
                : 'gilt als hier gestellt, keine Verschiebung; die Stelle leitet ihn unverzüglich weiter, möglichst am selben Tag',
            basis: receivingBody === 'competentAgency' ? '§ 16 Abs. 1 SGB I' : '§ 16 Abs. 2 SGB I',
          },
        ],
      })
    if (arrivedOn === undefined)
      return {
        startsOn: handedIn,
        rawOn: null,
        dueOn: null,
        outcome: {
          code: 'NOT_FILED',
          text: 'Noch nicht gestellt: Ein freier Träger ist keine Antragsstelle. Der Antrag wirkt erst, wenn er beim Leistungsträger oder einer Gemeinde eingeht.',
        },
        steps: [
          first,
          {
            step: 'Noch kein Antrag',
            day: handedInOn,
            why: 'ein freier Träger ist nur Bote',
            basis: '§ 16 Abs. 1 SGB I',
          },
        ],
      }
    const arrived = Temporal.PlainDate.from(arrivedOn)
    return inMonths(handedIn, arrived, {
      steps: [
        first,
        {
          step: 'Antrag gestellt am',
          day: arrivedOn,
          why: 'ein freier Träger ist nur Bote; es zählt der Eingang beim Amt',
          basis: '§ 16 Abs. 1 SGB I',
        },
      ],
    })
  },
  warnOn: noWarning,
})

export const benefitRules: readonly DeadlineRule[] = [
  applicationFiled,
  approvalPeriod,
  basicIncomeFrom,
  eventRule({
    name: 'advance-payment',
    title: 'Vorschuss: spätester Beginn der Zahlung (ein Monat)',
    group,
    law: lawSince('§ 42 Abs. 1 S. 2 SGB I', '1976-01-01'),
    fact: [
      'requestedOn',
      'Antrag auf Vorschuss eingegangen',
      'Tag, an dem der Antrag auf Vorschuss einging.',
    ],
    example: '2026-12-01',
    period: {
      event: 'Antrag auf Vorschuss',
      of: 'des Eingangs',
      length: months(1),
      roll: rollBy('§ 26 Abs. 3 S. 1 SGB X'),
    },
    warnOn: workingDaysBefore(10, 3),
  }),
  eventRule({
    name: 'basic-account',
    title: 'Basiskonto: Angebot der Bank (zehn Geschäftstage)',
    group,
    law: lawSince('§ 31 Abs. 2 S. 1 ZKG', '2016-06-19'),
    fact: [
      'appliedOn',
      'Antrag bei der Bank',
      'Tag, an dem der vollständige Antrag bei der Bank einging.',
    ],
    example: '2026-12-18',
    period: {
      event: 'Antrag eingegangen',
      of: 'des Eingangs',
      length: workingDays(10),
      dayWord: 'Geschäftstag',
      roll: rollBy('§ 31 Abs. 2 S. 1 ZKG'),
    },
    warnOn: workingDaysBefore(3, 1),
  }),
]
