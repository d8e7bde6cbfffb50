import { type Answer, asksForApplication, type Question } from '../../decisions/decisions.ts'
import {
  assumedFacts,
  explain,
  missedRules,
  noticesOf,
  validityWords,
} from '../../decisions/explain.ts'
import { type FactSchema, schemasOf } from '../../decisions/facts.ts'
import { factsInvalid } from '../../decisions/faults.ts'
import type { DecisionTable, TableRule } from '../../decisions/tables.ts'
import { cellWords, valueWords } from '../../decisions/words.ts'
import type {
  DecisionAnswer,
  DecisionPreview,
  DecisionRow,
  DecisionTableView,
} from '../schemas/decisions.ts'
import { readAsOf } from './as-of.ts'

/** A table as the list shows it: what it asks, what it answers and an example to post. */
export function decisionRow(table: DecisionTable, version: number | null): DecisionRow {
  const { facts, ...asOf } = table.contract.example
  return {
    id: table.id,
    title: table.title,
    description: table.description,
    process: table.processId,
    hitPolicy: table.hitPolicy,
    inputSchema: JSON.parse(
      JSON.stringify({ ...table.contract.facts, additionalProperties: false }),
    ),
    asOfSchema: asOfSchema(table),
    asksForApplicationDate: asksForApplication(table),
    mayAssume: table.inputs.some(({ fact }) => fact === 'lragInForce') ? ['lragInForce'] : [],
    example: {
      decision: table.id,
      facts: { ...facts },
      ...(Object.keys(asOf).length > 0 ? { asOf } : {}),
    },
    outputs: outputsOf(table).map(([name, schema]) => ({
      name,
      label: schema.title ?? name,
      values: (schema.anyOf ?? []).flatMap(({ const: value, title }) =>
        value === undefined ? [] : [{ value, label: title ?? value }],
      ),
    })),
    ruleCount: table.rules.length,
    version,
  }
}

/** The days as JSON Schema, so that a stranger finds them where the facts are described. */
function asOfSchema(table: DecisionTable) {
  const day = { type: 'string', format: 'date' }
  return {
    type: 'object',
    properties: {
      decisionDate: {
        ...day,
        title: 'Tag der Entscheidung',
        description: 'Heute, wenn er fehlt. Statt der Gruppe genügt dieser Tag allein.',
      },
      applicationDate: { ...day, title: 'Tag des Antrags' },
    },
    required: asksForApplication(table) ? ['applicationDate'] : [],
    additionalProperties: false,
  }
}

/** The whole table with its cells in German. */
export function decisionTable(table: DecisionTable, version: number | null): DecisionTableView {
  const schemas = new Map(schemasOf(table.contract))
  const outputs = outputsOf(table)
  return {
    ...decisionRow(table, version),
    columns: [
      ...table.inputs.map(({ label }) => ({ label, kind: 'input' })),
      ...outputs.map(([name, { title }]) => ({ label: title ?? name, kind: 'output' })),
    ],
    rules: table.rules.map((rule) => ({
      ...ruleView(rule),
      cells: [
        ...rule.inputs.map((cell, at) =>
          cellWords(cell, schemas.get(table.inputs[at]?.fact ?? '')),
        ),
        ...rule.outputs.map((text, at) => outputWords(text, outputs[at]?.[1])),
      ],
    })),
  }
}

/** A generous reading of the body: days may also stand among the facts. */
export function questionOf({ decision, facts, asOf: given, assume }: DecisionPreview): Question {
  const { decisionDate, applicationDate, lragInForce, ...others } = facts
  const { asOf, faults } = readAsOf(given, { decisionDate, applicationDate })
  if (lragInForce !== undefined) {
    const message =
      'Ein Gesetz, das noch nicht gilt, erproben Sie neben den Angaben: "assume": { "lragInForce": true }.'
    faults.push({ path: '/facts/lragInForce', code: 'unknown', message })
  }
  if (faults.length > 0) throw factsInvalid(faults)

  return {
    decisionId: decision,
    facts: others,
    asOf,
    factsUpToDecision: true,
    ...(assume?.lragInForce === undefined ? {} : { lragInForce: assume.lragInForce }),
  }
}

export function answerView(answer: Answer): DecisionAnswer {
  const { table, hitRules, rows } = answer
  return {
    decision: table.id,
    title: table.title,
    version: answer.version,
    key: answer.key,
    asOf: { decisionDate: answer.decisionDate, applicationDate: answer.applicationDate },
    answered: hitRules.length > 0,
    result: answer.result ?? null,
    results: hitRules.map(({ ruleId }, at) => ({
      ruleId,
      values: outputsOf(table).map(([name, schema]) => ({
        name,
        label: schema.title ?? name,
        value: rows[at]?.[name] ?? null,
        text: valueWords(schema, rows[at]?.[name]),
      })),
    })),
    rules: hitRules.flatMap(({ ruleIndex }) => {
      const rule = table.rules[ruleIndex - 1]
      return rule ? [ruleView(rule)] : []
    }),
    missed: missedRules(answer).map(({ rule, reason }) => ({
      id: rule.id,
      index: rule.index,
      text: rule.text,
      reason,
    })),
    assumed: assumedFacts(answer),
    notices: noticesOf(answer),
    explanation: explain(answer),
  }
}

const outputsOf = (table: DecisionTable): [string, FactSchema][] =>
  Object.entries(table.contract.result.properties) as [string, FactSchema][]

const ruleView = ({ inputs: _, outputs: __, ...rule }: TableRule) => ({
  ...rule,
  validity: validityWords(rule),
})

/** An output cell holds a literal; only a computed one stays as it is written. */
function outputWords(text: string, schema: FactSchema | undefined): string {
  try {
    const value: unknown = JSON.parse(text)
    return value === null ? '' : valueWords(schema, value)
  } catch {
    return 'wird gerechnet'
  }
}
