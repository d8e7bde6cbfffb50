import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type DecisionTable, readTables } from '../../../services/decisions/tables.ts'
import { createEngine, type Engine } from '../../../services/engine/engine.ts'
import { factsThatHit, hitBy, variablesOf } from '../../support/decision-facts.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const processes = fileURLToPath(new URL('../../../processes', import.meta.url))
const tables = [...(await readTables()).values()]

let engine: Engine
beforeAll(async () => {
  engine = createEngine({ address: inject('zeebeAddress'), log: quiet })
  const files = readdirSync(processes, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.dmn'))
    .map((path) => ({
      name: path.split('/').at(-1) ?? path,
      content: readFileSync(`${processes}/${path}`),
    }))
  await engine.deploy(files)
}, 60_000)
afterAll(() => engine?.close())

const hits = async (table: DecisionTable, variables: Record<string, unknown>) =>
  (await engine.evaluateDecision({ decisionId: table.id, variables })).hitRules.map(
    ({ ruleId }) => ruleId,
  )

const dayAfter = (day: string, days: number) =>
  Temporal.PlainDate.from(day).add({ days }).toString()

describe.each(tables.map((table) => ({ id: table.id, table })))('$id', ({ table }) => {
  it('hits every row on the engine, from its first day to its last and on no day beside', async () => {
    for (const rule of table.rules) {
      // given facts that fit the row
      const given = factsThatHit(table, rule)
      expect(given, `${rule.id} can never hit`).not.toBeNull()
      const asked = variablesOf(table, given ?? {})
      const on = (decisionDate: string) => hits(table, { ...asked, decisionDate })

      // then it hits on the day it was found for, and outside its days it never does
      expect(await hits(table, asked), rule.id).toEqual(hitBy(table, asked))
      expect(await on(dayAfter(rule.validFrom, -1)), `${rule.id}, too early`).not.toContain(rule.id)
      if (rule.validTo) {
        expect(await on(dayAfter(rule.validTo, 1)), `${rule.id}, too late`).not.toContain(rule.id)
      }
      for (const edge of [rule.validFrom, rule.validTo]) {
        if (!edge || !hitBy(table, { ...asked, decisionDate: edge }).includes(rule.id)) continue
        expect(await on(edge), `${rule.id}, on ${edge}`).toContain(rule.id)
      }
    }
  }, 120_000)
})
