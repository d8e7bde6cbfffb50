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

describe.each([naturalisation, rightToRemain])('The forms of $processId', (contract) => {
  it.each(factsOf(contract).filter(([, name]) => !leftToDefault.includes(name)))(
    'tell %s its fact %s, under the same codes',
    (_decision, name, fact) => {
      // given
      const fields = fieldsOf(contract).filter(([key]) => key === name)

      // when
      const offered = fields.map(([, schema]) => codesOf(schema).sort())

      // then
      expect(fields.length).toBeGreaterThan(0)
      for (const codes of offered) expect(codes).toEqual(codesOf(fact).sort())
    },
  )
})
