import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { createReader } from '../../../services/engine/read-variables.ts'

const read = createReader(
  Type.Object({
    caseId: Type.String(),
    choice: Type.Optional(Type.String()),
    reason: Type.Union([Type.String(), Type.Null()]),
  }),
  'VARIABLES_INVALID',
)

describe('the variables of a job', () => {
  it('are read as far as the schema names them', () => {
    const values = read({ caseId: 'c', choice: 'a', reason: null, secret: 'stays outside' })
    expect(values).toEqual({ caseId: 'c', choice: 'a', reason: null })
  })

  it('may be null where they are optional, for that is how the engine says "not set"', () => {
    expect(read({ caseId: 'c', choice: null, reason: 'r' })).toEqual({ caseId: 'c', reason: 'r' })
  })

  it('are a defect with the path of what is missing or wrong, never with the value', () => {
    expect(() => read({ reason: null })).toThrow('/caseId is missing')
    expect(() => read({ caseId: 4711, reason: null })).toThrow(/^\/caseId breaks type$/)
  })
})
