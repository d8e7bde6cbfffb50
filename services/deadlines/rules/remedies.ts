import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { choice, facts } from '../periods/facts.ts'
import { months } from '../periods/lengths.ts'
import { notificationFaults } from '../periods/notified-day.ts'
import { abroad, abroadFaults, remedyFacts, remedyPeriod, socialLength } from '../periods/remedy.ts'
import { workingDaysBefore } from '../periods/warnings.ts'

const group = 'Rechtsbehelf'
const kind = 'legal'
const textOf = '2026-08-19'
const warnOn = workingDaysBefore(10, 3)
const example = { postedOn: '2026-11-23', instruction: 'correct' } as const

const socialField = choice(
  'Rechtsgebiet',
  'Sozialgerichte sind auch für das AsylbLG zuständig; seine Bescheide folgen aber dem VwVfG NRW.',
  {
    'sgb-x': 'SGB II, SGB XII und andere Sozialgesetzbücher',
    vwvfg: 'AsylbLG (§ 51 Abs. 1 Nr. 6a SGG)',
  },
)

const social = (basis: string) => ({
  basis,
  startBasis: '§ 64 Abs. 1 SGG',
  countBasis: '§ 64 Abs. 2 SGG',
  yearBasis: '§ 66 Abs. 2 SGG',
  rollBasis: '§ 64 Abs. 3 SGG',
})

const administrative = (basis: string) => ({
  law: 'vwvfg' as const,
  basis,
  length: months(1),
  startBasis: '§ 57 VwGO, § 222 Abs. 1 ZPO, § 187 Abs. 1 BGB',
  countBasis: '§ 57 Abs. 2 VwGO, § 222 Abs. 1 ZPO, § 188 Abs. 2 und 3 BGB',
  yearBasis: '§ 58 Abs. 2 VwGO',
  rollBasis: '§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO',
})

const objectionSocial = defineDeadline({
  name: 'objection-social',
  title: 'Widerspruch: Jobcenter, Sozialamt, AsylbLG',
  group,
  kind,
  law: { source: '§ 84 Abs. 1 SGG', textOf, validFrom: '1975-01-01', validTo: null },
  facts: facts({ ...remedyFacts, field: socialField, abroad }),
  example: { ...example, field: 'sgb-x' },
  faultsOf: abroadFaults,
  compute: ({ field, abroad, ...given }, calendar) =>
    remedyPeriod(
      given,
      { ...social('§ 84 Abs. 1 SGG'), law: field, length: socialLength(abroad) },
      calendar,
    ),
  warnOn,
})

const actionSocial = defineDeadline({
  name: 'action-social',
  title: 'Klage zum Sozialgericht: Jobcenter, Sozialamt, AsylbLG',
  group,
  kind,
  law: { source: '§ 87 SGG', textOf, validFrom: '1975-01-01', validTo: null },
  facts: facts({ ...remedyFacts, field: socialField, abroad }),
  example: { ...example, field: 'sgb-x' },
  faultsOf: abroadFaults,
  compute: ({ field, abroad, ...given }, calendar) =>
    remedyPeriod(
      given,
      {
        ...social('§ 87 Abs. 1 SGG'),
        law: field,
        length: socialLength(abroad),
      },
      calendar,
    ),
  warnOn,
})

const matter = choice('Rechtsgebiet', 'Gegenstand des Bescheids.', {
  residence: 'Aufenthaltsrecht (Ausländerbehörde)',
  nationality: 'Staatsangehörigkeit, Einbürgerung',
})

/** North Rhine-Westphalia has no objection in these matters; other states decide for themselves. */
const actionAdministrative = defineDeadline({
  name: 'action-administrative',
  title: 'Klage zum Verwaltungsgericht: Ausländer- und Einbürgerungsrecht',
  group,
  kind,
  law: { source: '§ 74 VwGO', textOf, validFrom: '1960-04-01', validTo: null },
  facts: facts({ ...remedyFacts, matter }),
  example: { ...example, matter: 'residence' },
  faultsOf: notificationFaults,
  compute: ({ matter: _matter, ...given }, calendar) =>
    remedyPeriod(
      given,
      {
        ...administrative('§ 74 Abs. 1 S. 2 VwGO'),
        first: [
          calendar.state === 'NW'
            ? {
                step: 'Rechtsbehelf',
                day: dayOf(given),
                why: 'Klage ohne Widerspruchsverfahren: in NRW entfällt der Widerspruch im Ausländer- und Staatsangehörigkeitsrecht',
                basis: '§ 68 Abs. 1 S. 2 VwGO, § 110 JustG NRW',
              }
            : {
                step: 'Rechtsbehelf',
                day: dayOf(given),
                why: 'Klage, wenn das Landesrecht kein Widerspruchsverfahren vorsieht: die Rechtsbehelfsbelehrung sagt, was gilt',
                basis: '§ 68 Abs. 1 S. 2 VwGO',
              },
        ],
      },
      calendar,
    ),
  warnOn,
})

const objectionAdministrative = defineDeadline({
  name: 'objection-administrative',
  title: 'Widerspruch: allgemeine Verwaltung, wo das Landesrecht ihn vorsieht',
  group,
  kind,
  law: { source: '§ 70 Abs. 1 VwGO', textOf, validFrom: '1960-04-01', validTo: null },
  facts: facts(remedyFacts),
  example,
  faultsOf: notificationFaults,
  compute: (given, calendar) =>
    remedyPeriod(
      given,
      {
        ...administrative('§ 70 Abs. 1 VwGO'),
        yearBasis: '§ 70 Abs. 2, § 58 Abs. 2 VwGO',
      },
      calendar,
    ),
  warnOn,
})

export const remedyRules: readonly DeadlineRule[] = [
  actionAdministrative,
  actionSocial,
  objectionAdministrative,
  objectionSocial,
]

function dayOf(given: Readonly<Record<string, unknown>>): string {
  const { notifiedOn, postedOn, sentOn, noticeSentOn, providedOn, servedOn } = given
  return String(notifiedOn ?? postedOn ?? sentOn ?? noticeSentOn ?? providedOn ?? servedOn)
}
