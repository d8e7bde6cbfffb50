import { describe, expect, it } from 'vitest'
import { gather } from '../../../services/alarms/gather.ts'
import { oneAtATime } from '../../../services/alarms/one-at-a-time.ts'

describe('one at a time', () => {
  it('never overlaps runs and answers calls during a run by one more run', async () => {
    // given
    let running = 0
    let runs = 0
    const work = oneAtATime(async () => {
      running += 1
      expect(running).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      runs += 1
    })

    // when
    await Promise.all([work.start(), work.start(), work.start(), work.start()])

    // then
    expect(runs).toBe(2)
  })

  it('settles only when nothing runs and nothing waits', async () => {
    // given
    let runs = 0
    const work = oneAtATime(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      runs += 1
    })

    // when
    void work.start()
    void work.start()
    await work.settle()

    // then
    expect(runs).toBe(2)
  })
})

describe('gathering', () => {
  it('hands on what came together, tenant by tenant and each moment once', async () => {
    // given
    const handed: [string, number[]][] = []
    const fresh = gather(5, (tenantId, moments) => handed.push([tenantId, moments]))

    // when
    for (const at of [50, 100, 50]) fresh.add('north', at)
    fresh.add('south', 150)
    await new Promise((resolve) => setTimeout(resolve, 20))
    fresh.close()
    fresh.add('north', 200)

    // then
    expect(handed).toEqual([
      ['north', [50, 100]],
      ['south', [150]],
    ])
  })
})
