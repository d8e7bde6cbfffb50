import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { contract as naturalisation } from '../../../processes/naturalisation/contract.ts'
import type { ProcessContract } from '../../../processes/process-contract.ts'
import { contract as rightToRemain } from '../../../processes/right-to-remain/contract.ts'

type Schema = { const?: unknown; anyOf?: Schema[]; items?: Schema }

/** The codes a schema allows, through lists and fields that may stay empty. */
const codesOf = ({ const: code, anyOf = [], items }: Schema): string[] =>
  typeof code === 'string' ? [code] : [...anyOf, ...(items ? [items] : [])].flatMap(codesOf)

const fieldsOf = ({ forms }: ProcessContract): [string, Schema][] =>
  Object.values(forms).flatMap(({ values }) => Object.entries(values.properties as object))

const factsOf = ({ decisions }: ProcessContract): [string, string, Schema][] =>
  Object.entries(decisions).flatMap(([id, { facts }]) =>
    Object.entries(facts.properties as Record<string, Schema>).map(
      ([name, schema]): [string, string, Schema] => [id, name, schema],
    ),
  )

/** Asked of the old law only; its default is right for every application of today. */
const leftToDefault = ['integrationMerit']

/** Asked by people on the page „Regelprüfer“; no step of a diagram asks them. */
const askedWithoutCase = ['naturalisation-proofs', 'criminal-record']

describe.each([naturalisation, rightToRemain])('The forms of $processId', (contract) => {
  const told = factsOf(contract).filter(
    ([decision, name]) => !leftToDefault.includes(name) && !askedWithoutCase.includes(decision),
  )

  it('are spared by no table that the diagram asks', () => {
    const { processId } = contract
    const path = `../../../processes/${processId}/${processId}.bpmn`
    const diagram = readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')

    for (const decision of askedWithoutCase) expect(diagram).not.toContain(decision)
  })

  it.each(told)('tell %s its fact %s, under the same codes', (_decision, name, fact) => {
    // given
    const fields = fieldsOf(contract).filter(([key]) => key === name)

    // when
    const offered = fields.map(([, schema]) => codesOf(schema).sort())

    // then
    expect(fields.length).toBeGreaterThan(0)
    for (const codes of offered) expect(codes).toEqual(codesOf(fact).sort())
  })
})
