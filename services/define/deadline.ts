import type { Static, TObject } from 'typebox'
import type { Calendar } from '../deadlines/calendar.ts'

type Day = Temporal.PlainDate

/** One line of a date's explanation, in German, for a lawyer to check. */
export type ExplanationStep = {
  /** what was done, e.g. „Ereignistag“, „+ 10 Arbeitstage“, „Übersprungen“ */
  step: string
  /** ISO date; where hours count, date and time with offset */
  day: string
  why: string
  basis?: string
  /** the day was passed over and does not count */
  skipped?: true
}

/** Whether an end on a weekend or holiday moves, by which law, and if not, why not. */
export type Roll =
  | { moves: true; basis: string; to: 'Werktag' | 'Arbeitstag' }
  | { moves: false; why: string; basis?: string }

/** A further date that follows from the same facts, e.g. „Grundsicherungsgeld ab“. */
export type NamedDate = { name: string; title: string; on: Day }

/** What a person must know beside the date, e.g. „Keine Bekanntgabe“. */
export type Outcome = { code: string; text: string }

/** A computed legal or agreed date with the way it was reached. */
export type ComputedDate = {
  /** the day that sets the period off */
  startsOn: Day
  /** before any roll to a working day */
  rawOn: Day
  dueOn: Day
  /** the very instant, where hours count instead of days */
  at?: Temporal.ZonedDateTime
  /** whether and by which law the end moves to a working day; a resumed period ends by it, too */
  roll?: Roll
  dates?: NamedDate[]
  outcome?: Outcome
  steps: ExplanationStep[]
}

/** The law gives no date: a period that never began, an notification that never happened. */
export type NoDate = {
  startsOn: Day
  rawOn: null
  dueOn: null
  dates?: NamedDate[]
  outcome: Outcome
  steps: ExplanationStep[]
}

/** The text of the law a rule was written from, and the days it governs. */
export type RuleLaw = {
  /** as Germans write it, e.g. „§ 84 Abs. 1 SGG“; of an agreed date, who agreed */
  source: string
  /** day the text was read, ISO date */
  textOf: string
  validFrom: string
  /** last day it governs; null while it does */
  validTo: string | null
  /** the fact whose day picks the version; without it the day on which the law is read does */
  governedBy?: string
}

export const ruleGroups = [
  'Bekanntgabe',
  'Rechtsbehelf',
  'Frist der Behörde',
  'Allgemeine Frist',
  'Leistung',
  'Aufenthalt',
  'Einbürgerung',
  'Alter',
  'Datenschutz',
  'KIM-Vereinbarung',
] as const

export type RuleGroup = (typeof ruleGroups)[number]

/** A fact that does not go with the others, and how to mend it, in German. */
export type FactFault = { fact: string; message: string }

export type Facts = Readonly<Record<string, string | number | boolean>>

export type DeadlineRule = {
  /** two rules of one name are two versions of the law; their days never overlap */
  name: string
  /** the rule's German name, as a person reads it */
  title: string
  group: RuleGroup
  /** `legal` dates cannot be edited, `agreed` ones can, with a reason */
  kind: 'legal' | 'agreed' | 'authority-set'
  law: RuleLaw
  /** what has to be known, each property with a German `title` and `description` */
  facts: TObject
  /** facts of one worked case */
  example: Facts
  /** facts that each fit the schema and yet not each other */
  faultsOf?(facts: Facts): FactFault[]
  compute(facts: Facts, calendar: Calendar): ComputedDate | NoDate
  /** days on which somebody is warned, in order; none where the date asks nobody to act */
  warnOn(computed: ComputedDate, calendar: Calendar): Day[]
  /** the message the process waits for, where one waits */
  whenMissed?: string
}

/**
 * Declares one deadline rule: pure, days instead of instants. Time zone, weekends and holidays belong
 * to `calendar.ts`, ringing to `alarms/`. When the law changes, a second rule of the same name takes
 * over from its date; the old one stays for the rows it made.
 */
export const defineDeadline = <const F extends TObject>(
  rule: Omit<DeadlineRule, 'facts' | 'example' | 'faultsOf' | 'compute'> & {
    facts: F
    example: Static<F>
    faultsOf?(facts: Static<F>): FactFault[]
    compute(facts: Static<F>, calendar: Calendar): ComputedDate | NoDate
  },
): DeadlineRule => rule as unknown as DeadlineRule
