import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { day, facts } from '../periods/facts.ts'
import { days, months, weeks, years } from '../periods/lengths.ts'
import { lawName } from '../periods/notification.ts'
import { eventRule, lawSince, startDayRule } from '../periods/plain-rules.ts'
import { endPeriod, noRoll, rollAsAgreed, rollBy } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore, noWarning, workingDaysBefore } from '../periods/warnings.ts'

const group = 'Leistung'
const periodDoesNotMove = noRoll(
  'Leistungszeitraum: endet auch an einem Wochenende oder Feiertag, keine Verschiebung',
  '§ 26 Abs. 4 SGB X',
)
const cardProof = '§ 3 Abs. 3 S. 2 BKV NRW'
const bridging = '§ 23 Abs. 3 S. 3 SGB XII'

/** Cash stays for those who prove new work within three months after the month in which it ended. */
const paymentCardProof = defineDeadline({
  name: 'payment-card-proof',
  title: 'Bezahlkarte: Nachweis neuer Arbeit nach Ende einer Beschäftigung (drei Monate)',
  group,
  kind: 'legal',
  law: lawSince(cardProof, '2025-09-11'),
  facts: facts({
    workEndedOn: day('Beschäftigung beendet', 'Letzter Tag der Arbeit oder Berufsausbildung.'),
  }),
  example: { workEndedOn: '2026-08-14' },
  compute({ workEndedOn }, calendar) {
    const ended = Temporal.PlainDate.from(workEndedOn)
    const monthEnd = calendar.endOfMonth(ended)
    const period = startDayPeriod(
      {
        first: monthEnd.add({ days: 1 }),
        start: 'Nachweisfrist beginnt',
        length: months(3),
        lengthBasis: cardProof,
        label: 'Nachweis bis',
        roll: rollBy('§ 31 Abs. 3 S. 1 VwVfG NRW'),
      },
      calendar,
    )
    return {
      ...period,
      startsOn: ended,
      steps: [
        {
          step: 'Beschäftigung beendet',
          day: workEndedOn,
          why: 'die Frist läuft nicht ab diesem Tag, sondern nach Ablauf seines Monats',
          basis: cardProof,
        },
        {
          step: 'Monat endet',
          day: monthEnd.toString(),
          why: 'Ablauf des Monats, in dem die Beschäftigung endete',
          basis: cardProof,
        },
        ...period.steps,
      ],
    }
  },
  warnOn: workingDaysBefore(10, 3),
})

const agreed = 'KIM-Vereinbarung des Kreises zu § 16 Abs. 2 S. 1 SGB I'

/** The law says „unverzüglich“; the district agreed on the very day. */
const passedOn = defineDeadline({
  name: 'application-passed-on',
  title: 'Antrag an die zuständige Stelle weiterleiten (am selben Tag)',
  group: 'KIM-Vereinbarung',
  kind: 'agreed',
  law: { source: agreed, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null },
  facts: facts({
    arrivedOn: day('Antrag angekommen', 'Tag, an dem er bei der unzuständigen Stelle einging.'),
  }),
  example: { arrivedOn: '2026-12-31' },
  compute({ arrivedOn }, calendar) {
    const arrived = Temporal.PlainDate.from(arrivedOn)
    const roll = rollAsAgreed(agreed)
    const { dueOn, steps } = endPeriod(arrived, { roll, label: 'Weiterleiten bis' }, calendar)
    return {
      startsOn: arrived,
      rawOn: arrived,
      dueOn,
      roll,
      steps: [
        {
          step: 'Antrag angekommen',
          day: arrivedOn,
          why: 'gilt als an diesem Tag gestellt; weiterzuleiten unverzüglich, vereinbart ist derselbe Tag',
          basis: '§ 16 Abs. 2 SGB I',
        },
        ...steps,
      ],
    }
  },
  warnOn: noWarning,
  whenMissed: 'deadline.missed',
})

const thirdDay = '§ 8a AsylbLG'

/** Benefits for asylum seekers follow the procedure law of the state, not the social code. */
const employmentNotice = defineDeadline({
  name: 'employment-notice',
  title: 'Meldung einer Arbeitsaufnahme (AsylbLG, dritter Tag)',
  group,
  kind: 'legal',
  law: lawSince(thirdDay, '1998-09-01'),
  facts: facts({ workStartedOn: day('Arbeit aufgenommen', 'Erster Arbeitstag.') }),
  example: { workStartedOn: '2026-12-01' },
  compute: ({ workStartedOn }, calendar) =>
    eventPeriod(
      {
        on: workStartedOn,
        event: 'Arbeitsaufnahme',
        of: 'der Aufnahme',
        length: days(3),
        lengthBasis: thirdDay,
        roll: rollBy(`§ 31 Abs. 3 S. 1 ${lawName('vwvfg', calendar.state)}`),
      },
      calendar,
    ),
  warnOn: workingDaysBefore(2, 1),
})

/** Periods of single benefits beside the approval itself. */
export const benefitPeriodRules: readonly DeadlineRule[] = [
  paymentCardProof,
  employmentNotice,
  eventRule({
    name: 'health-fund-choice',
    title: 'Wahl der Krankenkasse (zwei Wochen)',
    group,
    law: lawSince('§ 175 Abs. 3 S. 2 SGB V', '2021-01-01'),
    fact: [
      'insuredSince',
      'Versicherungspflicht seit',
      'Erster Tag der Versicherungspflicht (Beginn des Leistungsbezugs).',
    ],
    example: '2026-12-01',
    period: {
      event: 'Versicherungspflicht eingetreten',
      of: 'des Eintritts',
      length: weeks(2),
      roll: rollBy('§ 26 Abs. 3 S. 1 SGB X'),
    },
    warnOn: workingDaysBefore(5, 2),
  }),
  eventRule({
    name: 'cooperation-plan-update',
    title: 'Kooperationsplan des Jobcenters: aktualisieren (sechs Monate)',
    group,
    law: lawSince('§ 15 Abs. 3 S. 2 SGB II', '2026-07-01'),
    fact: [
      'planOn',
      'Kooperationsplan',
      'Tag, an dem der Plan erstellt oder zuletzt fortgeschrieben wurde.',
    ],
    example: '2026-08-31',
    period: {
      event: 'Kooperationsplan',
      of: 'des Plans',
      length: months(6),
      roll: rollBy('§ 26 Abs. 3 S. 1 SGB X'),
    },
  }),
  startDayRule({
    name: 'bridging-benefits',
    title: 'Überbrückungsleistungen für ausgeschlossene Unionsbürger (ein Monat)',
    group,
    law: lawSince(bridging, '2016-12-29'),
    fact: ['grantedFrom', 'Überbrückungsleistungen ab', 'Erster Tag der Überbrückungsleistungen.'],
    example: '2026-12-07',
    period: {
      start: 'Überbrückungsleistungen beginnen',
      length: months(1),
      label: 'Längstens bis',
      roll: periodDoesNotMove,
    },
    warnOn: daysBefore(14, 7),
  }),
  eventRule({
    name: 'bridging-benefits-again',
    title: 'Überbrückungsleistungen: erneut erst nach zwei Jahren',
    group,
    law: lawSince(bridging, '2016-12-29'),
    fact: [
      'receivedOn',
      'Leistungen erhalten',
      'Tag, an dem die Überbrückungsleistungen zuflossen.',
    ],
    example: '2026-12-07',
    period: {
      event: 'Überbrückungsleistungen erhalten',
      of: 'des Erhalts',
      length: years(2),
      label: 'Sperre endet mit Ablauf',
      roll: noRoll('Sperrzeit einer Leistung, keine Frist für eine Handlung: keine Verschiebung'),
    },
  }),
  startDayRule({
    name: 'union-citizens-five-years',
    title: 'Unionsbürger: SGB II nach fünf Jahren seit der Anmeldung',
    group,
    law: lawSince('§ 7 Abs. 1 S. 4 und 5 SGB II', '2016-12-29'),
    fact: ['registeredOn', 'Angemeldet', 'Tag der Anmeldung bei der Meldebehörde.'],
    example: '2021-12-15',
    period: {
      start: 'Anmeldung',
      why: 'die Zeit beginnt mit der Anmeldung bei der Meldebehörde',
      length: years(5),
      label: 'Fünf Jahre erfüllt mit Ablauf',
      roll: noRoll('Aufenthaltszeit, keine Frist für eine Handlung: keine Verschiebung; 24:00 Uhr'),
      followedBy: { name: 'entitledFrom', title: 'Kein Ausschluss mehr ab', why: 'Tag danach' },
    },
  }),
  passedOn,
]
