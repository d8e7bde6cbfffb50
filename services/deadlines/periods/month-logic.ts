import type { ComputedDate, ExplanationStep, NamedDate } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { monthName } from './german-days.ts'

type Day = Temporal.PlainDate

/** Why a month's end stays where it is. */
export const monthsDoNotMove =
  'Monatslogik einer Leistung: kein Fristende im Sinne des § 26 Abs. 3 SGB X, keine Verschiebung auf einen Werktag'

export type RegimeDates = {
  /** M, the month of the change, as its last day */
  endsOn: Day
  startsOn: Day
  /** last day of M+1 */
  lastFilingOn: Day
  dates: NamedDate[]
  steps: ExplanationStep[]
}

/**
 * What a change of the benefit regime on one day means for whole months: benefits for asylum seekers
 * run to the end of month M, the new ones can start on the next day, and an application reaches back
 * to the first of its month, so the end of M+1 is the last day that loses nothing.
 */
export function regimeDates(
  changedOn: Day,
  { change, note, endBasis }: { change: string; note?: string; endBasis: string },
  calendar: Calendar,
): RegimeDates {
  const endsOn = calendar.endOfMonth(changedOn)
  const startsOn = endsOn.add({ days: 1 })
  const lastFilingOn = calendar.endOfMonth(startsOn)

  return {
    endsOn,
    startsOn,
    lastFilingOn,
    dates: [
      { name: 'asylumBenefitsEndOn', title: 'AsylbLG-Leistungen bis', on: endsOn },
      { name: 'basicIncomeFrom', title: 'SGB-II-Leistungen ab', on: startsOn },
      {
        name: 'lastGapFreeFilingOn',
        title: 'Letzter Tag für einen Antrag ohne Lücke',
        on: lastFilingOn,
      },
    ],
    steps: [
      {
        step: change,
        day: changedOn.toString(),
        why: `Monat M ist der ${monthName(changedOn)} ${changedOn.year}${note === undefined ? '' : `; ${note}`}`,
        basis: endBasis,
      },
      {
        step: 'AsylbLG-Leistungen enden',
        day: endsOn.toString(),
        why: `mit Ablauf des Monats M; ${monthsDoNotMove}`,
        basis: endBasis,
      },
      {
        step: 'SGB-II-Leistungen ab',
        day: startsOn.toString(),
        why: 'Tag danach, frühestens, und nur auf Antrag',
        basis: '§ 37 Abs. 1 SGB II',
      },
      {
        step: 'Letzter Tag für einen Antrag ohne Lücke',
        day: lastFilingOn.toString(),
        why: `ein Antrag wirkt auf den Ersten seines Monats zurück; Monat M+1 endet; ${monthsDoNotMove}`,
        basis: '§ 37 Abs. 2 SGB II',
      },
    ],
  }
}

/** A date that months alone decide. */
export const inMonths = (
  changedOn: Day,
  dueOn: Day,
  { dates, steps }: { dates?: NamedDate[]; steps: ExplanationStep[] },
): ComputedDate => ({
  startsOn: changedOn,
  rawOn: dueOn,
  dueOn,
  ...(dates ? { dates } : {}),
  steps,
})
