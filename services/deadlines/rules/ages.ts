import { type DeadlineRule, defineDeadline, type RuleGroup } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { birthDate, count, facts } from '../periods/facts.ts'
import { years } from '../periods/lengths.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'

const basis = '§ 187 Abs. 2 S. 2, § 188 Abs. 2 BGB'
const textOf = '2026-08-19'

/** A year of life is completed at the end of the day before the birthday: the day of birth counts. */
const completed = (bornOn: string, age: number, calendar: Calendar, consequence: string) =>
  startDayPeriod(
    {
      first: bornOn,
      start: 'Geburt',
      why: 'Tag der Geburt',
      length: years(age),
      lengthBasis: basis,
      label: `${age}. Lebensjahr vollendet`,
      roll: noRoll(
        'Ablauf des Tages vor dem Geburtstag, 24:00 Uhr; Lebensalter verschiebt sich nicht',
        basis,
      ),
      followedBy: { name: 'reachedFrom', title: `${age} Jahre alt ab`, why: consequence },
    },
    calendar,
  )

const anyAge = defineDeadline({
  name: 'age',
  title: 'Lebensjahr vollendet',
  group: 'Alter',
  kind: 'legal',
  law: { source: basis, textOf, validFrom: '1900-01-01', validTo: null },
  facts: facts({ bornOn: birthDate(), age: count('Alter', 'Vollendete Lebensjahre.', 120) }),
  example: { bornOn: '2010-12-01', age: 16 },
  compute: ({ bornOn, age }, calendar) => completed(bornOn, age, calendar, 'Tag danach'),
  warnOn: daysBefore(90, 28),
})

type Age = {
  name: string
  title: string
  group: RuleGroup
  age: number
  source: string
  validFrom: string
  consequence: string
  born: string
  whenMissed?: string
}

const ages: readonly Age[] = [
  {
    name: 'age-benefit-capacity',
    title: 'Handlungsfähig für Sozialleistungen, SGB II möglich (15 Jahre)',
    group: 'Alter',
    age: 15,
    source: '§ 36 Abs. 1 SGB I, § 7 Abs. 1 S. 1 Nr. 1 SGB II',
    validFrom: '2005-01-01',
    consequence: 'kann selbst Sozialleistungen beantragen',
    born: '2011-12-01',
  },
  {
    name: 'age-majority',
    title: 'Volljährig (18 Jahre)',
    group: 'Alter',
    age: 18,
    source: '§ 2 BGB, § 80 Abs. 1 AufenthG',
    validFrom: '1975-01-01',
    consequence: 'volljährig; von hier an selbst handlungsfähig bei der Ausländerbehörde',
    born: '2008-12-24',
  },
  {
    name: 'age-naturalisation-capacity',
    title: 'Handlungsfähig in Staatsangehörigkeitssachen (16 Jahre)',
    group: 'Alter',
    age: 16,
    source: '§ 34 S. 1, § 37 S. 1 StAG',
    validFrom: '2015-11-01',
    consequence:
      'kann die Einbürgerung selbst beantragen; von hier an auch Anfrage beim Verfassungsschutz (§ 37 S. 1 StAG). Im Aufenthaltsrecht handelt erst, wer volljährig ist (§ 80 Abs. 1 AufenthG)',
    born: '2010-12-01',
  },
  {
    name: 'age-right-to-remain-application',
    title: 'Letzter Tag für den Antrag nach § 25a AufenthG (vor dem 27. Geburtstag)',
    group: 'Aufenthalt',
    age: 27,
    source: '§ 25a Abs. 1 S. 1 Nr. 3 AufenthG',
    validFrom: '2022-12-31',
    consequence:
      'zu spät für § 25a: der Antrag muss vor Vollendung des 27. Lebensjahres gestellt sein',
    born: '2000-03-29',
    // Its diagram waits for another deadline in the same scope; the engine tells waits apart by name.
    whenMissed: 'age.reached',
  },
  {
    name: 'age-youth-counselling-end',
    title: 'Wechsel vom Jugendmigrationsdienst zur Migrationsberatung (27 Jahre)',
    group: 'Alter',
    age: 27,
    source: 'Fördergrundsätze JMD und MBE',
    validFrom: '2020-01-01',
    consequence: 'Migrationsberatung für Erwachsene statt Jugendmigrationsdienst',
    born: '2000-02-29',
  },
]

export const ageRules: readonly DeadlineRule[] = [
  anyAge,
  ...ages.map(({ age, source, validFrom, consequence, born, ...rest }) =>
    defineDeadline({
      ...rest,
      kind: 'legal',
      law: { source, textOf, validFrom, validTo: null },
      facts: facts({ bornOn: birthDate() }),
      example: { bornOn: born },
      compute: ({ bornOn }, calendar) => completed(bornOn, age, calendar, consequence),
      warnOn: daysBefore(90, 28),
    }),
  ),
]
