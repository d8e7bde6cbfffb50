import { describe, expect, it } from 'vitest'
import {
  engineFailure,
  mayHaveHappened,
  worthRepeating,
} from '../../../services/engine/grpc-failures.ts'
import { checkedKey } from '../../../services/engine/keys.ts'
import { conflict } from '../../../services/failure.ts'

const answered = (code: number, details = 'text') =>
  Object.assign(new Error(details), { code, details })

describe('answers of the engine', () => {
  it.each([
    [1, 'unavailable', 'ENGINE_UNAVAILABLE'],
    [2, 'defect', 'ENGINE_FAULT'],
    [3, 'invalid', 'ENGINE_REFUSED'],
    [4, 'unavailable', 'ENGINE_UNAVAILABLE'],
    [5, 'missing', 'ENGINE_MISSING'],
    [6, 'conflict', 'ENGINE_DUPLICATE'],
    [7, 'defect', 'ENGINE_FORBIDDEN'],
    [8, 'unavailable', 'ENGINE_UNAVAILABLE'],
    [9, 'conflict', 'ENGINE_STATE'],
    [10, 'unavailable', 'ENGINE_UNAVAILABLE'],
    [11, 'invalid', 'ENGINE_REFUSED'],
    [12, 'defect', 'ENGINE_UNSUPPORTED'],
    [13, 'unavailable', 'ENGINE_UNAVAILABLE'],
    [14, 'unavailable', 'ENGINE_UNAVAILABLE'],
    [15, 'defect', 'ENGINE_FAULT'],
    [16, 'defect', 'ENGINE_FORBIDDEN'],
    [99, 'defect', 'ENGINE_FAULT'],
  ])('turn gRPC code %i into %s %s', (code, kind, name) => {
    expect(engineFailure('publish', answered(code))).toMatchObject({ kind, code: name })
  })

  it('are worth repeating at once only when the gateway was late, busy or away', () => {
    const codes = Array.from({ length: 17 }, (_, code) => code)
    expect(codes.filter((code) => worthRepeating(answered(code)))).toEqual([4, 8, 14])
    expect(mayHaveHappened(answered(14))).toBe(true)
    expect(mayHaveHappened(answered(8))).toBe(false)
  })

  it('leave our own failures as they are', () => {
    const ours = conflict('OURS', 'x')
    expect(engineFailure('publish', ours)).toBe(ours)
    expect(engineFailure('publish', new TypeError('x'))).toMatchObject({ kind: 'defect' })
  })
})

describe('a key', () => {
  it.each(['2251799813685249', '9007199254740993123'])('%s is sent', (key) => {
    expect(checkedKey(key, 'jobKey')).toBe(key)
  })

  it.each(['', '1', '2251799813685247', '-2251799813685249', '2e20', '99999999999999999999'])(
    '"%s" is refused before it is sent',
    (key) => {
      expect(() => checkedKey(key, 'jobKey')).toThrow('jobKey is not an engine key')
    },
  )
})
