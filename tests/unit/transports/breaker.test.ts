import { describe, expect, it } from 'vitest'
import { createBreaker } from '../../../services/transports/breaker.ts'

describe('The breaker of an end point', () => {
  it('stays closed below five failures in a row', () => {
    // given
    const breaker = createBreaker()

    // when
    for (let failure = 0; failure < 4; failure += 1) breaker.failed()
    breaker.succeeded()
    for (let failure = 0; failure < 4; failure += 1) breaker.failed()

    // then
    expect(breaker.mayTry()).toBe(true)
  })

  it('opens at the fifth, allows one trial after 30 s and closes when that succeeds', () => {
    // given
    let now = 0
    const breaker = createBreaker({ monotonic: () => now })
    for (let failure = 0; failure < 5; failure += 1) breaker.failed()

    // when
    const seen = [0, 29_999, 30_000, 30_001].map((at) => {
      now = at
      return breaker.mayTry()
    })
    breaker.succeeded()

    // then
    expect(seen).toEqual([false, false, true, false])
    expect(breaker.mayTry()).toBe(true)
  })

  it('rests again when the trial fails', () => {
    // given
    let now = 0
    const breaker = createBreaker({ monotonic: () => now })
    for (let failure = 0; failure < 5; failure += 1) breaker.failed()
    now = 30_000
    breaker.mayTry()
    now = 31_000
    breaker.failed()

    // when
    now = 60_999
    const early = breaker.mayTry()
    now = 61_000

    // then
    expect([early, breaker.mayTry()]).toEqual([false, true])
  })
})
