import type { Static } from 'typebox'
import { previewDeadline } from '../../deadlines/compute-deadline.ts'
import { explainDeadline } from '../../deadlines/explain.ts'
import { type State, stateNames } from '../../deadlines/holidays.ts'
import { weekday } from '../../deadlines/periods/german-days.ts'
import { isRule, versionsOf } from '../../deadlines/rule-versions.ts'
import { deadlineRules } from '../../deadlines/rules/index.ts'
import { type DeadlineRule, ruleGroups } from '../../define/deadline.ts'
import { invalid, missing } from '../../failure.ts'
import type {
  DeadlineAnswer,
  DeadlineQuestion,
  DeadlineRuleView,
} from '../schemas/deadline-rules.ts'

type Question = Static<typeof DeadlineQuestion>

const order = (rule: DeadlineRule): string =>
  `${String(ruleGroups.indexOf(rule.group)).padStart(2, '0')} ${rule.title}`

/** Every rule once, by group and title, with a case worked under its newest version. */
export function listDeadlineRules(today: Temporal.PlainDate): DeadlineRuleView[] {
  const names = [...new Set(deadlineRules.map(({ name }) => name))]
  return names
    .map((name) => versionsOf(name))
    .map((versions) => ({ versions, rule: versions[versions.length - 1] ?? versions[0] }))
    .sort((a, b) => order(a.rule).localeCompare(order(b.rule), 'de'))
    .map(({ versions, rule }) => ({
      name: rule.name,
      title: rule.title,
      group: rule.group,
      kind: rule.kind,
      law: lawView(rule),
      versions: versions.map(lawView),
      facts: rule.facts,
      example: workedExample(rule, today),
    }))
}

/** One date with everything a lawyer needs to check it. */
export function answerDeadlineQuestion(
  { rule: name, facts: given, place, asOf }: Question,
  tenant: { state: string; today: Temporal.PlainDate },
): DeadlineAnswer {
  if (!isRule(name)) throw missing('DEADLINE_RULE_NOT_FOUND', 'No rule has this name', ruleFault())
  const state = place === undefined ? tenant.state : readPlace(place)
  const on = asOf === undefined ? tenant.today : Temporal.PlainDate.from(asOf)
  const { rule, facts, computed, warnOn } = previewDeadline({
    rule: name,
    facts: given,
    state,
    asOf: on,
  })

  return {
    rule: rule.name,
    title: rule.title,
    group: rule.group,
    kind: rule.kind,
    place: { code: state, name: nameOf(state) },
    asOf: on.toString(),
    law: lawView(rule),
    facts,
    date: computed.dueOn?.toString() ?? null,
    startsOn: computed.startsOn.toString(),
    rawOn: computed.rawOn?.toString() ?? null,
    dueOn: computed.dueOn?.toString() ?? null,
    weekday: computed.dueOn === null ? null : weekday(computed.dueOn),
    moved: computed.dueOn !== null && !computed.rawOn.equals(computed.dueOn),
    at:
      computed.dueOn !== null && computed.at
        ? computed.at.toString({ timeZoneName: 'never', smallestUnit: 'second' })
        : null,
    dates: (computed.dates ?? []).map((one) => ({ ...one, on: one.on.toString() })),
    outcome: computed.outcome ?? null,
    warnings: warnOn.map(String),
    steps: computed.steps.map(({ basis = null, skipped = false, ...step }) => ({
      ...step,
      basis,
      skipped,
    })),
    explanation: explainDeadline({ rule, computed }),
  }
}

const lawView = ({ law }: DeadlineRule) => ({
  source: law.source,
  textOf: law.textOf,
  validFrom: law.validFrom,
  validTo: law.validTo,
  governedBy: law.governedBy ?? null,
})

function workedExample(rule: DeadlineRule, today: Temporal.PlainDate): DeadlineRuleView['example'] {
  const asOf = rule.law.validTo === null ? today : Temporal.PlainDate.from(rule.law.validTo)
  const { computed } = previewDeadline({
    rule: rule.name,
    facts: rule.example,
    state: 'NW',
    asOf,
  })
  return {
    facts: rule.example,
    place: 'NW',
    asOf: asOf.toString(),
    rawOn: computed.rawOn?.toString() ?? null,
    dueOn: computed.dueOn?.toString() ?? null,
  }
}

/** „NW“, „DE-NW“ and „Nordrhein-Westfalen“ name the same state; people also say „NRW“. */
function readPlace(place: string): string {
  const said = place.trim().toUpperCase().replace(/^DE-/, '')
  if (said === 'NRW') return 'NW'
  const code = Object.keys(stateNames).find(
    (one) => one === said || nameOf(one).toUpperCase() === said,
  )
  if (code !== undefined) return code
  throw invalid('DEADLINE_PLACE_UNKNOWN', 'No such German state', {
    cause: {
      body: {
        errors: [
          {
            path: '/place',
            code: 'unknown',
            message: `Nennen Sie das Land der Behörde mit seinem Namen oder einem der Kürzel ${Object.keys(stateNames).join(', ')}.`,
          },
        ],
      },
    },
  })
}

const nameOf = (state: string): string =>
  stateNames[state as State].replace(/^(in|im) /, '').replace(/^NRW$/, 'Nordrhein-Westfalen')

const ruleFault = () => ({
  cause: {
    body: {
      errors: [
        {
          path: '/rule',
          code: 'unknown',
          message: 'Nennen Sie eine Regel so, wie GET /api/deadline-rules sie im Feld name führt.',
        },
      ],
    },
  },
})
