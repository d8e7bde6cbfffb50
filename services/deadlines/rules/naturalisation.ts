import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts } from '../periods/facts.ts'
import { months, years } from '../periods/lengths.ts'
import { eventRule, lawSince } from '../periods/plain-rules.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'
import { creditedMonths, creditFaults, creditStep } from './earlier-residence.ts'
import { naturalisationSpouse } from './naturalisation-spouse.ts'

const group = 'Einbürgerung'
const kind = 'legal'

type Route = {
  name: string
  title: string
  source: string
  months: number
  validFrom: string
  validTo: string | null
  textOf?: string
}

/** The law on the day of the decision counts, not the one on the day of the application. */
const routes: readonly Route[] = [
  {
    name: 'naturalisation-residence',
    title: 'Anspruchseinbürgerung: acht Jahre Aufenthalt erfüllt',
    source: '§ 10 Abs. 1 S. 1 StAG (Fassung bis 26.6.2024: acht Jahre)',
    months: 96,
    validFrom: '2000-01-01',
    validTo: '2024-06-26',
    textOf: '2024-06-26',
  },
  {
    name: 'naturalisation-residence',
    title: 'Anspruchseinbürgerung: fünf Jahre Aufenthalt erfüllt',
    source: '§ 10 Abs. 1 S. 1 StAG',
    months: 60,
    validFrom: '2024-06-27',
    validTo: null,
  },
  {
    name: 'naturalisation-residence-shortened',
    title: 'Einbürgerung nach drei Jahren (besondere Leistungen; aufgehoben)',
    source: '§ 10 Abs. 3 StAG (Fassung bis 29.10.2025)',
    months: 36,
    validFrom: '2024-06-27',
    validTo: '2025-10-29',
    textOf: '2025-10-29',
  },
]

const residence = ({ months: required, source, validFrom, validTo, textOf, ...rest }: Route) =>
  defineDeadline({
    ...rest,
    group,
    kind,
    law: { source, textOf: textOf ?? '2026-08-19', validFrom, validTo },
    facts: facts({
      residenceSince: day(
        'Rechtmäßiger Aufenthalt seit',
        'Erster Tag des rechtmäßigen gewöhnlichen Aufenthalts im Inland.',
      ),
      creditedMonths,
    }),
    example: { residenceSince: '2021-11-30' },
    faultsOf: (given) => creditFaults(given, required),
    compute({ residenceSince, creditedMonths = 0 }, calendar) {
      const period = startDayPeriod(
        {
          first: residenceSince,
          start: 'Aufenthalt beginnt',
          length: months(required - creditedMonths),
          lengthBasis: source,
          label: 'Aufenthaltszeit erfüllt mit Ablauf',
          roll: noRoll(
            'Aufenthaltszeit, keine Frist für eine Handlung: keine Verschiebung auf einen Werktag; 24:00 Uhr',
          ),
          followedBy: {
            name: 'metFrom',
            title: 'Voraussetzung erfüllt ab',
            why: 'Tag danach; maßgeblich ist das Recht am Tag der Entscheidung',
          },
        },
        calendar,
      )
      if (creditedMonths === 0) return period
      const credit = creditStep(residenceSince, creditedMonths, required)
      return { ...period, steps: [credit, ...period.steps] }
    },
    warnOn: daysBefore(90, 28),
  })

const legalBar = noRoll('Sperr- oder Ausschlussfrist der Behörde: keine Verschiebung; 24:00 Uhr')

export const naturalisationRules: readonly DeadlineRule[] = [
  ...routes.map(residence),
  naturalisationSpouse,
  eventRule({
    name: 'naturalisation-lockout',
    title: 'Sperrfrist nach Täuschung (zehn Jahre)',
    group,
    // Adopted in December 2025; the first day its text could be read is the first day we vouch for.
    law: lawSince('§ 35a StAG', '2025-12-25'),
    fact: [
      'foundOn',
      'Feststellung oder Rücknahme',
      'Tag, an dem die Behörde die Täuschung feststellte oder die Rücknahme unanfechtbar wurde.',
    ],
    example: '2026-11-10',
    period: {
      event: 'Täuschung festgestellt',
      of: 'der Feststellung',
      length: years(10),
      label: 'Sperrfrist endet',
      roll: legalBar,
    },
    warnOn: daysBefore(90, 28),
  }),
  eventRule({
    name: 'naturalisation-retraction-limit',
    title: 'Rücknahme einer Einbürgerung möglich bis (zehn Jahre)',
    group,
    law: lawSince('§ 35 Abs. 3 StAG', '2019-08-09'),
    fact: [
      'handedOverOn',
      'Urkunde ausgehändigt',
      'Tag der Aushändigung der Einbürgerungsurkunde.',
    ],
    example: '2026-11-20',
    period: {
      event: 'Urkunde ausgehändigt',
      of: 'der Bekanntgabe',
      length: years(10),
      label: 'Rücknahme möglich bis',
      roll: legalBar,
    },
  }),
]
