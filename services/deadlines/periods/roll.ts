import type { ExplanationStep, Roll } from '../../define/deadline.ts'
import type { Calendar, Reached, SkippedDay } from '../calendar.ts'

type Day = Temporal.PlainDate

/** The end moves to the next working day, by this law. */
export const rollBy = (basis: string): Roll => ({ moves: true, basis, to: 'Werktag' })

/** The end moves to the next working day because organisations agreed so. */
export const rollAsAgreed = (basis: string): Roll => ({ moves: true, basis, to: 'Arbeitstag' })

/** The end stays where it is, for this reason. */
export const noRoll = (why: string, basis?: string): Roll =>
  basis === undefined ? { moves: false, why } : { moves: false, why, basis }

/** Lines for days passed over. */
export const skippedSteps = (skipped: readonly SkippedDay[], basis: string): ExplanationStep[] =>
  skipped.map(({ day, why }) => ({
    step: 'Übersprungen',
    day: day.toString(),
    why,
    basis,
    skipped: true,
  }))

/** Lines for days that look like holidays and count all the same. */
const ordinarySteps = (ordinary: readonly SkippedDay[], basis: string): ExplanationStep[] =>
  ordinary.map(({ day, why }) => ({ step: 'Zählt mit', day: day.toString(), why, basis }))

/** Lines for everything met while counting working days, in the order of the days. */
export const passedSteps = (
  { skipped, ordinary }: Pick<Reached, 'skipped' | 'ordinary'>,
  basis: string,
): ExplanationStep[] =>
  [...skippedSteps(skipped, basis), ...ordinarySteps(ordinary, basis)].sort((a, b) =>
    a.day.localeCompare(b.day),
  )

/** The last lines of a period: what was passed over, and where it ends. */
export function endPeriod(
  rawOn: Day,
  { roll, label = 'Frist endet' }: { roll: Roll; label?: string | undefined },
  calendar: Calendar,
): { dueOn: Day; steps: ExplanationStep[] } {
  if (!roll.moves) {
    const line = { step: label, day: rawOn.toString(), why: roll.why }
    return {
      dueOn: rawOn,
      steps: [roll.basis === undefined ? line : { ...line, basis: roll.basis }],
    }
  }
  const { day: dueOn, skipped, ordinary } = calendar.rollForward(rawOn)
  const [taken] = ordinary
  const kind = taken ? `${roll.to} (${taken.why})` : roll.to
  const why =
    skipped.length === 0 ? `${kind}, keine Verschiebung; 24:00 Uhr` : `nächster ${kind}, 24:00 Uhr`

  return {
    dueOn,
    steps: [
      ...skippedSteps(skipped, roll.basis),
      { step: label, day: dueOn.toString(), why, basis: roll.basis },
    ],
  }
}
