import type { Calendar } from '../deadlines/calendar.ts'

/** One line of a date's explanation, in German, for a lawyer to check. */
export type ExplanationStep = {
  /** what was done, e.g. „Ereignistag“, „+ 10 Arbeitstage“, „übersprungen“ */
  step: string
  day: string
  why: string
  basis?: string
}

/** A computed legal or agreed date with the way it was reached. */
export type ComputedDate = {
  /** before any roll to a working day */
  rawOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  steps: ExplanationStep[]
}

export type DeadlineRule = {
  name: string
  /** the rule's German name, as a person reads it */
  title: string
  /** `legal` dates cannot be edited, `agreed` ones can, with a reason */
  kind: 'legal' | 'agreed' | 'authority-set'
  law: { source: string; textOf: string }
  /** what starts it, e.g. `referral.sent` */
  startsWith: string
  dueOn(startsOn: Temporal.PlainDate, calendar: Calendar): ComputedDate
  remindOn(dueOn: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate[]
  /** the message the process waits for */
  whenMissed: string
}

/**
 * Declares one deadline rule: pure, days instead of instants. Time zone, weekends and holidays belong
 * to `calendar.ts`, ringing to `alarms/`. When the law changes, a second rule takes over from its date;
 * the old one stays for the rows it made.
 */
export const defineDeadline = (rule: DeadlineRule): DeadlineRule => rule
