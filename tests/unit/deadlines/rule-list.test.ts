import { describe, expect, it } from 'vitest'
import { previewDeadline } from '../../../services/deadlines/compute-deadline.ts'
import { explainDeadline } from '../../../services/deadlines/explain.ts'
import { versionOfText, versionsOf } from '../../../services/deadlines/rule-versions.ts'
import { deadlineRules } from '../../../services/deadlines/rules/index.ts'
import { type DeadlineRule, ruleGroups } from '../../../services/define/deadline.ts'

const named = deadlineRules.map((rule) => [`${rule.name} ${rule.law.validFrom}`, rule] as const)
const endsOnWorkingDay =
  /^((\d+\.|letzter|dritter|nächster) )?(Arbeits|Geschäfts|Werk)tag|: letzter Arbeitstag/
const asOfOf = ({ law }: DeadlineRule) => Temporal.PlainDate.from(law.validTo ?? '2026-11-22')

describe('list of rules', () => {
  it.each(named)('%s says what it needs to know in German', (_name, rule) => {
    expect(ruleGroups).toContain(rule.group)
    expect(rule.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(rule.law.textOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    for (const [fact, schema] of Object.entries(rule.facts.properties)) {
      const { title, description } = schema as { title?: string; description?: string }
      expect(title, fact).toMatch(/\S/)
      expect(description, fact).toMatch(/\S{3}/)
    }
  })

  it.each(named)('%s computes its own example and can explain it line by line', (_name, rule) => {
    // when
    const { computed, warnOn } = previewDeadline({
      rule: rule.name,
      facts: rule.example,
      state: 'NW',
      asOf: asOfOf(rule),
    })

    // then
    const text = explainDeadline({ rule, computed })
    expect(computed.dueOn).not.toBeNull()
    expect(computed.steps.length).toBeGreaterThan(0)
    expect(warnOn.map(String)).toEqual(warnOn.map(String).sort())
    expect(text.split('\n').length).toBeGreaterThanOrEqual(computed.steps.length + 2)
    expect(text).not.toMatch(/undefined|\d{4}-\d{2}-\d{2}/)
  })

  it.each(named)(
    '%s ends on a working day after a pause, too, where it does without one',
    (_n, rule) => {
      const { computed } = previewDeadline({
        rule: rule.name,
        facts: rule.example,
        state: 'NW',
        asOf: asOfOf(rule),
      })
      const end = computed.steps.findLast(({ day }) => day === computed.dueOn?.toString())

      if (endsOnWorkingDay.test(end?.why ?? ''))
        expect(computed).toMatchObject({ roll: { moves: true } })
    },
  )

  it('never lets two versions of a rule govern the same day', () => {
    for (const { name } of deadlineRules) {
      const [first, ...later] = versionsOf(name)
      let { validTo } = first.law
      for (const { law } of later) {
        expect(validTo, name).not.toBeNull()
        const next = Temporal.PlainDate.from(validTo ?? '').add({ days: 1 })
        expect(law.validFrom, name).toBe(next.toString())
        validTo = law.validTo
      }
    }
  })

  it('gives all versions of a rule the same facts, because a person fills them in before one is picked', () => {
    for (const { name } of deadlineRules) {
      const [first, ...later] = versionsOf(name)
      for (const one of later) expect(one.facts.properties).toEqual(first.facts.properties)
    }
  })

  it('finds the version a row was made by, whatever holds today', () => {
    expect(versionOfText('notification-letter', '2024-12-31').law.validTo).toBe('2024-12-31')
    expect(versionOfText('notification-letter', '2026-08-19').law.validTo).toBeNull()
  })
})
