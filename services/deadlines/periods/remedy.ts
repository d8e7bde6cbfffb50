import type { ComputedDate, ExplanationStep, FactFault, NoDate } from '../../define/deadline.ts'
import type { Calendar } from '../calendar.ts'
import { eventPeriod } from './event-period.ts'
import { choice, optional, yesNo } from './facts.ts'
import { type Length, months, years } from './lengths.ts'
import type { ProcedureLaw } from './notification.ts'
import {
  type NotificationFacts,
  notificationFacts,
  notificationFaults,
  notifiedDay,
} from './notified-day.ts'
import { rollBy } from './roll.ts'

export const instruction = choice(
  'Rechtsbehelfsbelehrung',
  'Ob der Bescheid richtig über den Rechtsbehelf belehrt. Ohne richtige Belehrung gilt ein Jahr.',
  { correct: 'vorhanden und richtig', missingOrWrong: 'fehlt oder ist falsch' },
)

export const abroad = optional(
  yesNo('Bekanntgabe im Ausland', 'Ja, wenn der Bescheid im Ausland bekannt gegeben wurde.'),
)

/** The fiction of a letter holds for post within the country alone (§ 37 Abs. 2 S. 1 SGB X). */
export const abroadFaults = (facts: NotificationFacts & { abroad?: boolean }): FactFault[] =>
  facts.abroad && facts.postedOn !== undefined
    ? [
        {
          fact: 'postedOn',
          message:
            'Für Briefe ins Ausland gilt keine Fiktion: Geben Sie statt postedOn den Tag des Zugangs als notifiedOn oder der Zustellung als servedOn an.',
        },
      ]
    : notificationFaults(facts)

export const remedyFacts = { ...notificationFacts, instruction }

export type Remedy = {
  law: ProcedureLaw
  /** statute of the ordinary period */
  basis: string
  length: Length
  /** statute of the year without instruction */
  yearBasis: string
  startBasis: string
  /** who says on which day a month or a year ends */
  countBasis: string
  rollBasis: string
  /** lines about the kind of remedy, before everything else */
  first?: readonly ExplanationStep[]
}

/** A remedy against an notified act: the ordinary period, or a year without a correct instruction. */
export function remedyPeriod(
  facts: NotificationFacts & { instruction: 'correct' | 'missingOrWrong' },
  remedy: Remedy,
  calendar: Calendar,
): ComputedDate | NoDate {
  const notified = notifiedDay(facts, remedy.law, calendar)
  const first = remedy.first ?? []
  if (notified.dueOn === null) return { ...notified, steps: [...first, ...notified.steps] }

  const instructed = facts.instruction === 'correct'
  const period = eventPeriod(
    {
      on: notified.dueOn,
      event: 'Bekanntgabe',
      of: 'der Bekanntgabe',
      before: [
        ...first,
        ...notified.steps,
        ...(instructed ? [] : [noInstruction(notified.dueOn, remedy.yearBasis)]),
      ],
      length: instructed ? remedy.length : years(1),
      startBasis: remedy.startBasis,
      countBasis: remedy.countBasis,
      lengthBasis: instructed ? remedy.basis : remedy.yearBasis,
      roll: rollBy(remedy.rollBasis),
    },
    calendar,
  )
  return {
    ...period,
    startsOn: notified.startsOn,
    dates: [{ name: 'notifiedOn', title: 'Bekanntgabe am', on: notified.dueOn }],
  }
}

const noInstruction = (on: Temporal.PlainDate, basis: string): ExplanationStep => ({
  step: 'Belehrung fehlt oder ist falsch',
  day: on.toString(),
  why: 'die Monatsfrist läuft nicht; es gilt ein Jahr',
  basis,
})

/** A month, abroad three (§ 84 Abs. 1 S. 2, § 87 Abs. 1 S. 2 SGG). */
export const socialLength = (abroad: boolean | undefined): Length => months(abroad ? 3 : 1)
