import type { TObject } from 'typebox'
import type { DeadlineRule, Facts, Roll, RuleGroup, RuleLaw } from '../../define/deadline.ts'
import { type EventPeriod, eventPeriod } from './event-period.ts'
import { day, facts } from './facts.ts'
import type { Length } from './lengths.ts'
import { rollAsAgreed } from './roll.ts'
import { type StartDayPeriod, startDayPeriod } from './start-day-period.ts'
import { daysBefore, workingDaysBefore } from './warnings.ts'

/** The one fact of a plain rule: its name, its German title and which day is meant. */
export type DayFact = readonly [name: string, title: string, description: string]

type Plain = {
  name: string
  title: string
  group: RuleGroup
  fact: DayFact
  example: string
  warnOn?: DeadlineRule['warnOn']
}

/** Law read on the same day as every other, in force since a day. */
export const lawSince = (source: string, validFrom: string): RuleLaw => ({
  source,
  textOf: '2026-08-19',
  validFrom,
  validTo: null,
})

const arranged = 'KIM-Vereinbarung des Kreises'
const agreedLaw = (source: string): RuleLaw => ({
  source,
  textOf: '2026-11-22',
  validFrom: '2020-01-01',
  validTo: null,
})

const dayOf = (given: Facts, [name]: DayFact): string => String(given[name])

/** Facts and example of a rule that needs to know one day. */
const withFact = ([name, title, description]: DayFact, example: string) => ({
  facts: facts({ [name]: day(title, description) }) as TObject,
  example: { [name]: example },
})

/** A legal period from one event, as one line of the law's table. */
export const eventRule = ({
  law,
  fact,
  example,
  period,
  warnOn = daysBefore(28, 7),
  ...rest
}: Plain & { law: RuleLaw; period: Omit<EventPeriod, 'on'> }): DeadlineRule => ({
  ...rest,
  ...withFact(fact, example),
  kind: 'legal',
  law,
  compute: (given, calendar) =>
    eventPeriod({ lengthBasis: law.source, ...period, on: dayOf(given, fact) }, calendar),
  warnOn,
})

/** A legal period whose first day counts, as one line of the law's table. */
export const startDayRule = ({
  law,
  fact,
  example,
  period,
  warnOn = daysBefore(90, 28),
  ...rest
}: Plain & { law: RuleLaw; period: Omit<StartDayPeriod, 'first'> }): DeadlineRule => ({
  ...rest,
  ...withFact(fact, example),
  kind: 'legal',
  law,
  compute: (given, calendar) =>
    startDayPeriod({ lengthBasis: law.source, ...period, first: dayOf(given, fact) }, calendar),
  warnOn,
})

/** A period the organisations of a district agreed on. */
export const agreedRule = ({
  name,
  title,
  fact,
  event,
  of,
  length,
  example,
  source = arranged,
  roll = rollAsAgreed(source),
  warnOn = length.unit === 'working-days' && length.count < 5
    ? workingDaysBefore(1, 0)
    : workingDaysBefore(3, 1),
}: Omit<Plain, 'group'> & {
  event: string
  of: string
  length: Length
  source?: string
  roll?: Roll
}): DeadlineRule => ({
  name,
  title,
  group: 'KIM-Vereinbarung',
  ...withFact(fact, example),
  kind: 'agreed',
  law: agreedLaw(source),
  compute: (given, calendar) =>
    eventPeriod(
      {
        on: dayOf(given, fact),
        event,
        of,
        length,
        lengthBasis: source,
        roll,
      },
      calendar,
    ),
  warnOn,
  whenMissed: 'deadline.missed',
})
