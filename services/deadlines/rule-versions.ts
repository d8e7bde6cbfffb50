import type { DeadlineRule, Facts } from '../define/deadline.ts'
import { defect, refused } from '../failure.ts'
import { shortDay } from './periods/german-days.ts'
import { deadlineRules } from './rules/index.ts'

export const isRule = (name: string): boolean => deadlineRules.some((rule) => rule.name === name)

/** All versions of one rule, the oldest first. */
export function versionsOf(name: string): readonly [DeadlineRule, ...DeadlineRule[]] {
  const [first, ...more] = deadlineRules.filter((rule) => rule.name === name)
  if (!first) throw defect('DEADLINE_RULE_UNKNOWN', `No deadline rule is called ${name}`)
  return [first, ...more]
}

/** The version a stored row was computed by: its text of the law decides, whatever holds today. */
export function versionOfText(name: string, textOf: string, validFrom?: string): DeadlineRule {
  const versions = versionsOf(name)
  return (
    versions.find(
      ({ law }) => law.textOf === textOf && (validFrom ?? law.validFrom) === law.validFrom,
    ) ?? versions[0]
  )
}

/** The day whose law governs: a fact's day where the law says so, else the day it is read. */
export function governingDay(
  { law }: DeadlineRule,
  facts: Facts,
  asOf: Temporal.PlainDate,
): string {
  const fact = law.governedBy === undefined ? undefined : facts[law.governedBy]
  return typeof fact === 'string' ? fact.slice(0, 10) : asOf.toString()
}

/** The version that governs these facts. */
export function versionFor(name: string, facts: Facts, asOf: Temporal.PlainDate): DeadlineRule {
  const versions = versionsOf(name)
  const on = governingDay(versions[0], facts, asOf)
  const rule = versions.find(
    ({ law }) => law.validFrom <= on && (law.validTo === null || on <= law.validTo),
  )
  if (!rule) throw notValid(versions, on)
  return rule
}

function notValid(versions: readonly DeadlineRule[], on: string) {
  const { governedBy } = versions[0]?.law ?? {}
  const spans = versions
    .map(({ law }) => `${german(law.validFrom)} bis ${law.validTo ? german(law.validTo) : 'heute'}`)
    .join(', ')
  const path = governedBy === undefined ? '/asOf' : `/facts/${governedBy}`
  const over = versions.every(({ law }) => law.validTo !== null && law.validTo < on)
  const message = `Am ${german(on)} gilt diese Regel nicht. Sie ${over ? 'galt' : 'gilt'} vom ${spans}.`
  return refused('DEADLINE_RULE_NOT_VALID', 'No version of the rule governs that day', {
    cause: { body: { errors: [{ path, code: 'not-valid', message }] } },
  })
}

const german = (iso: string): string => shortDay(Temporal.PlainDate.from(iso))
