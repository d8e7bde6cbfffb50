import type { ComputedDate, DeadlineRule, Facts, NoDate } from '../define/deadline.ts'
import { refused } from '../failure.ts'
import { calendarOf } from './calendar.ts'
import { checkFacts } from './check-facts.ts'
import { shortDay } from './periods/german-days.ts'
import { governingDay, versionFor, versionsOf } from './rule-versions.ts'

type Asked = {
  rule: string
  facts: unknown
  /** state of the authority; its holidays count */
  state: string
  /** the day on which the law is read */
  asOf: Temporal.PlainDate
}

export type ComputedDeadline = {
  rule: DeadlineRule
  facts: Facts
  computed: ComputedDate
  warnOn: Temporal.PlainDate[]
}

/** Checks the facts, picks the version of the law that governs them and computes its date. */
export function previewDeadline({
  rule: name,
  facts: given,
  state,
  asOf,
}: Asked): Omit<ComputedDeadline, 'computed'> & { computed: ComputedDate | NoDate } {
  const calendar = calendarOf(state)
  const facts = checkFacts(versionsOf(name)[0], given)
  const rule = versionFor(name, facts, asOf)
  const computed = withVersion(rule.compute(facts, calendar), rule, { facts, asOf })
  const warnOn = computed.dueOn === null ? [] : rule.warnOn(computed, calendar)

  return { rule, facts, computed, warnOn }
}

/** The same for a row, which needs a date: a period that never began is refused. */
export function computeDeadline(asked: Asked): ComputedDeadline {
  const { computed, ...rest } = previewDeadline(asked)
  if (computed.dueOn === null)
    throw refused('DEADLINE_NOT_RUNNING', 'No period runs on these facts')
  return { ...rest, computed }
}

/** Where the law has changed, the first line says whose day picked the text, and which text it is. */
function withVersion<Computed extends ComputedDate | NoDate>(
  computed: Computed,
  rule: DeadlineRule,
  { facts, asOf }: { facts: Facts; asOf: Temporal.PlainDate },
): Computed {
  const { law } = rule
  if (versionsOf(rule.name).length === 1 && law.validTo === null) return computed
  const on = governingDay(rule, facts, asOf)
  const validity =
    law.validTo === null ? `seit ${german(law.validFrom)}` : `bis ${german(law.validTo)}`
  const why =
    law.governedBy === undefined
      ? `es gilt das Recht an diesem Tag: Fassung ${validity}`
      : `der Tag der Absendung entscheidet: Fassung ${validity}`

  return {
    ...computed,
    steps: [{ step: 'Maßgebliche Fassung', day: on, why, basis: law.source }, ...computed.steps],
  }
}

const german = (iso: string): string => shortDay(Temporal.PlainDate.from(iso))
