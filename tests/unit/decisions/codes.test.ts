import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ModdleElement } from 'bpmn-moddle'
import { DmnModdle } from 'dmn-moddle'
import { describe, expect, it } from 'vitest'
import { type FactSchema, schemasOf } from '../../../services/decisions/facts.ts'
import { type DecisionTable, readTables } from '../../../services/decisions/tables.ts'

const tables = [...(await readTables()).values()]

describe('the codes of a table', () => {
  it.each(tables)('$id: names the same codes and words as its contract', async (table) => {
    // given
    const { input, output } = await columnsOf(table)
    const facts = new Map(schemasOf(table.contract))
    const answers = Object.values(table.contract.result.properties) as FactSchema[]

    // then
    for (const [at, column] of input.entries()) {
      const fact = facts.get(table.inputs[at]?.fact ?? '')
      if (!fact) continue
      expect(String(column.get('label'))).toBe(fact.title)
      expect(valuesOf(column.get('inputValues')), fact.title).toEqual(codesOf(fact))
    }
    for (const [at, column] of output.entries()) {
      const answer = answers[at]
      if (answers.length > 1) expect(String(column.get('label'))).toBe(answer?.title)
      expect(valuesOf(column.get('outputValues')), answer?.title).toEqual(codesOf(answer))
    }
  })

  it.each(tables)('$id: answers nothing but these codes', (table) => {
    const answers = Object.values(table.contract.result.properties) as FactSchema[]
    for (const { id, outputs } of table.rules) {
      for (const [at, text] of outputs.entries()) {
        const codes = codesOf(answers[at])
        if (codes && text !== 'null') expect(codes, id).toContain(JSON.parse(text))
      }
    }
  })
})

async function columnsOf({ id, processId }: DecisionTable) {
  const path = `../../../processes/${processId}/decisions/${id}.dmn`
  const xml = readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')
  const { rootElement } = await new DmnModdle().fromXML(xml)
  const elements = rootElement.get('drgElement') as ModdleElement[]
  const logic = elements[0]?.get('decisionLogic') as ModdleElement
  return {
    input: logic.get('input') as ModdleElement[],
    output: logic.get('output') as ModdleElement[],
  }
}

const valuesOf = (values: unknown): string[] | undefined => {
  const text = (values as ModdleElement | undefined)?.get('text') as string | undefined
  return text?.split(',').map((value) => JSON.parse(value) as string)
}

const codesOf = (schema: FactSchema | undefined): string[] | undefined => {
  const codes = schema?.anyOf?.flatMap((one) => (one.const === undefined ? [] : [one.const]))
  return codes && codes.length > 0 ? codes : undefined
}
