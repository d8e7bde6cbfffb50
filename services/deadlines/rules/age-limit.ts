import { defineDeadline } from '../../define/deadline.ts'
import { birthDate, facts } from '../periods/facts.ts'
import { inMonths, monthsDoNotMove } from '../periods/month-logic.ts'
import { countedLast } from '../periods/start-day-period.ts'
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
    const { rawOn: completedOn, step } = countedLast(born, { unit: 'months', count }, calendar)
    const endsOn = calendar.endOfMonth(completedOn)
    const next = endsOn.add({ days: 1 })

    return inMonths(born, endsOn, {
      dates: [
        { name: 'limitReachedOn', title: `${age} vollendet am`, on: completedOn },
        { name: 'basicIncomeUntil', title: 'SGB-II-Leistungen längstens bis', on: endsOn },
        { name: 'oldAgeSupportFrom', title: 'Grundsicherung im Alter ab', on: next },
      ],
      steps: [
        {
          step: 'Geburt',
          day: bornOn,
          why: 'Tag der Geburt; dieser Tag zählt mit',
          basis: '§ 187 Abs. 2 S. 2 BGB',
        },
        {
          step: 'Altersgrenze',
          day: bornOn,
          why: `Geburtsjahrgang ${born.year}: ${age}`,
          basis: limit,
        },
        {
          ...step,
          step: `${age} vollendet`,
          why: `${step.why}, 24:00 Uhr; Lebensalter verschiebt sich nicht`,
        },
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
