import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endStaleChildren } from '../../../scripts/embedded/stale-children.ts'
import { type Part, supervise } from '../../../scripts/embedded/supervise.ts'
import { waitUntil } from '../../../scripts/embedded/waiting.ts'

describe('A supervised child', () => {
  let data: string
  const said: string[] = []
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'kimflow-supervise-'))
    said.length = 0
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))

  const say = (line: string) => void said.push(line)
  const part = (program: string): Part => ({
    name: 'child',
    launch: () => ({
      file: process.execPath,
      args: ['-e', program],
      cwd: tmpdir(),
      env: process.env,
    }),
    isReady: async () => true,
    readyWithinMs: 3_000,
    stopWithinMs: 500,
  })
  const sleeper = part('setInterval(() => {}, 1000)')

  it('is started again after kill -9 where healing is on', async () => {
    // given
    const child = supervise(sleeper, { data, heals: true, say })
    await child.start()
    const before = child.pid()

    // when
    await child.kill()

    // then
    expect(await waitUntil(() => said.includes('child is running again.'), 5_000)).toBe(true)
    expect(child.pid()).not.toBe(before)
    await child.stop()
    expect(child.pid()).toBeUndefined()
  })

  it('stays dead after kill -9 where a test asked for that', async () => {
    // given
    const child = supervise(sleeper, { data, heals: false, say })
    await child.start()

    // when
    await child.kill()

    // then
    expect(child.pid()).toBeUndefined()
    expect(said).toEqual([])
  })

  it('is killed when it does not end in time', async () => {
    // given
    const stubborn = part("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)")
    const child = supervise(stubborn, { data, heals: true, say })
    await child.start()
    await new Promise((resolve) => setTimeout(resolve, 300))

    // when
    await child.stop()

    // then
    expect(child.pid()).toBeUndefined()
  })

  it('that ends while starting is reported with the last telling line of its log', async () => {
    // given
    const broken = part("console.error('Error: the port is taken'); process.exit(3)")
    const child = supervise({ ...broken, isReady: async () => false }, { data, heals: false, say })

    // when
    const start = child.start()

    // then
    await expect(start).rejects.toThrow(/exit code 3.*the port is taken/)
  })

  it('of a killed launcher is ended by the next start', async () => {
    // given: its pid file is all that the next launcher knows
    const child = supervise(sleeper, { data, heals: false, say })
    await child.start()

    // when
    await endStaleChildren(data, say)

    // then
    expect(await waitUntil(() => child.pid() === undefined, 3_000)).toBe(true)
  })
})
