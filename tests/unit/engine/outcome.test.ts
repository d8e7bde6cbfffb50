import { describe, expect, it } from 'vitest'
import { backoffMs, messageFor, outcomeOf } from '../../../services/engine/outcome.ts'
import {
  asFailure,
  conflict,
  defect,
  Failure,
  forbidden,
  invalid,
  missing,
  refused,
  unavailable,
} from '../../../services/failure.ts'

const fresh = { retries: 3, attempt: 0 }

describe('the outcome of a failed job', () => {
  it('is a BPMN error with the same code for a refusal', () => {
    const outcome = outcomeOf(refused('CONSENT_MISSING', 'No consent'), fresh, {})
    expect(outcome).toEqual({
      kind: 'error',
      code: 'CONSENT_MISSING',
      message: 'CONSENT_MISSING: No consent',
    })
  })

  it('leaves a person’s task all its attempts, so that an outage makes no incident of it', () => {
    // given
    const failure = unavailable('DATABASE_UNAVAILABLE', 'PostgreSQL does not answer')

    // when
    const outcome = outcomeOf(failure, { retries: 1, attempt: 2 }, { parks: true }, 0)

    // then
    expect(outcome).toMatchObject({ kind: 'retry', retries: 1, backoffMs: 4_000 })
  })

  it('is a retry with one attempt less for an outage', () => {
    const outcome = outcomeOf(unavailable('AGENCY_UNAVAILABLE', 'Down'), fresh, {}, 0)
    expect(outcome).toEqual({
      kind: 'retry',
      retries: 2,
      backoffMs: 1_000,
      message: 'AGENCY_UNAVAILABLE: Down',
    })
  })

  it.each([
    ['defect', defect],
    ['invalid', invalid],
    ['forbidden', forbidden],
    ['missing', missing],
    ['conflict', conflict],
  ])('is an incident for %s, whatever attempts are left', (_kind, fail) => {
    const outcome = outcomeOf(fail('SOMETHING', 'Wrong'), fresh, { whenExhausted: 'GIVEN_UP' })
    expect(outcome).toEqual({ kind: 'incident', message: 'SOMETHING: Wrong' })
  })

  it('is the declared BPMN error when the last attempt met an outage', () => {
    const last = { retries: 1, attempt: 2 }
    const failure = unavailable('AGENCY_UNAVAILABLE', 'Down')
    expect(outcomeOf(failure, last, { whenExhausted: 'DELIVERY_FAILED' })).toMatchObject({
      kind: 'error',
      code: 'DELIVERY_FAILED',
    })
  })

  it('is an incident when the last attempt met an outage and nothing is declared', () => {
    const failure = unavailable('AGENCY_UNAVAILABLE', 'Down')
    const outcome = outcomeOf(failure, { retries: 1, attempt: 2 }, {})
    expect(outcome).toMatchObject({ kind: 'incident' })
  })

  it('waits four times longer each time, at most ten minutes, with up to a quarter of jitter', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, 0))).toEqual([
      1_000, 4_000, 16_000, 64_000, 256_000, 600_000, 600_000,
    ])
    expect(backoffMs(0, 0.999)).toBe(1_250)
  })

  it('says of a foreign error only what it was, never what it said', () => {
    const foreign = asFailure(new TypeError('Failed query, params: Canary'))
    expect(messageFor(foreign)).toBe('UNEXPECTED: TypeError')
    expect(messageFor(asFailure('Canary'))).toBe('UNEXPECTED: string')
  })

  it('keeps messages short', () => {
    expect(messageFor(new Failure('defect', 'LONG', 'x'.repeat(900)))).toHaveLength(500)
  })
})
