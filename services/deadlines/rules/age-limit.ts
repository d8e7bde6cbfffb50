import { defineDeadline } from '../../define/deadline.ts'
import { birthDate, facts } from '../periods/facts.ts'
import { months } from '../periods/lengths.ts'
import { inMonths, monthsDoNotMove } from '../periods/month-logic.ts'
import { noRoll } from '../periods/roll.ts'
import { startDayPeriod } from '../periods/start-day-period.ts'
import { daysBefore } from '../periods/warnings.ts'

const limit = '§ 7a SGB II'

/** Months beyond the age of 65: one a year for those born since 1947, two a year since 1959. */
function monthsBeyond65(year: number): number {
  if (year < 1947) return 0
  return year < 1959 ? year - 1946 : Math.min(24, 12 + (year - 1958) * 2)
}

const ageText = (count: number): string => {
  const rest = count % 12
  const extra = rest === 0 ? '' : ` und ${rest} ${rest === 1 ? 'Monat' : 'Monate'}`
  return `${Math.floor(count / 12)} Jahre${extra}`
}

/** The benefits for those able to work end with the month in which the age is completed. */
export const ageLimit = defineDeadline({
  name: 'age-limit-basic-income',
  title: 'Altersgrenze (65 bis 67 Jahre): SGB II endet, Grundsicherung im Alter beginnt',
  group: 'Alter',
  kind: 'legal',
  law: {
    source: '§ 7a SGB II, § 41 Abs. 2 SGB XII',
    textOf: '2026-08-19',
    validFrom: '2008-01-01',
    validTo: null,
  },
  facts: facts({ bornOn: birthDate() }),
  example: { bornOn: '1960-09-01' },
  compute({ bornOn }, calendar) {
    const born = Temporal.PlainDate.from(bornOn)
    const count = 65 * 12 + monthsBeyond65(born.year)
    const age = ageText(count)
    const completed = startDayPeriod(
      {
        first: born,
        start: 'Geburt',
        why: 'Tag der Geburt',
        length: months(count),
        lengthBasis: `Altersgrenze des Geburtsjahrgangs ${born.year}: ${age}, ${limit}`,
        label: `${age} vollendet`,
        roll: noRoll('24:00 Uhr; Lebensalter verschiebt sich nicht', '§ 188 Abs. 2 BGB'),
      },
      calendar,
    )
    const endsOn = calendar.endOfMonth(completed.dueOn)
    const next = endsOn.add({ days: 1 })

    return inMonths(born, endsOn, {
      dates: [
        { name: 'limitReachedOn', title: `${age} vollendet am`, on: completed.dueOn },
        { name: 'basicIncomeUntil', title: 'SGB-II-Leistungen längstens bis', on: endsOn },
        { name: 'oldAgeSupportFrom', title: 'Grundsicherung im Alter ab', on: next },
      ],
      steps: [
        ...completed.steps,
        {
          step: 'SGB-II-Leistungen längstens bis',
          day: endsOn.toString(),
          why: `mit Ablauf des Monats, in dem das Alter vollendet wird; ${monthsDoNotMove}`,
          basis: limit,
        },
        {
          step: 'Grundsicherung im Alter ab',
          day: next.toString(),
          why: 'Tag danach, auf Antrag beim Sozialamt',
          basis: '§ 41 Abs. 2, § 44 Abs. 1 SGB XII',
        },
      ],
    })
  },
  warnOn: daysBefore(90, 28),
})
