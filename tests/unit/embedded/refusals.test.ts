import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requireSpace } from '../../../scripts/embedded/disk.ts'
import { findPair } from '../../../scripts/embedded/engine-versions.ts'
import { claimDataFolder, readRun, releaseDataFolder } from '../../../scripts/embedded/launcher.ts'
import { choosePorts } from '../../../scripts/embedded/ports.ts'
import { readDemoOptions } from '../../../scripts/embedded/preflight.ts'
import { startProduction } from '../../../scripts/embedded/production.ts'

describe('A start that cannot succeed', () => {
  let data: string
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'kimflow-refusal-'))
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))

  it('is refused for an engine and an exporter that were never run together', () => {
    // given, when
    const wrong = () => findPair('8.5.8', '1.1.0')

    // then
    expect(wrong).toThrow(/choose one of 8\.5\.8 with exporter 0\.9\.0/)
    expect(() => findPair('8.9.1')).toThrow(/no tested pair/)
    expect(findPair('8.6.0').exporter).toBe('1.1.0')
  })

  it('is refused in production with the list of all missing addresses', async () => {
    // given
    const environment = { NODE_ENV: 'production', REDIS_URL: 'redis://redis:6379' }

    // when
    const start = startProduction(environment)

    // then
    await expect(start).rejects.toMatchObject({
      code: 'ADDRESSES_MISSING',
      message: expect.stringMatching(/set DATABASE_URL, ZEEBE_ADDRESS, PUBLIC_URL/),
    })
  })

  it('is refused with another port to take while its port is busy', async () => {
    // given
    const { busy } = await choosePorts(data, ['busy'])
    const server = createServer().listen(busy, '127.0.0.1')

    // when
    const options = readDemoOptions(data, { PORT: String(busy), ZEEBE_ADDRESS: 'engine:26500' })

    // then
    await expect(options).rejects.toThrow(`Port ${busy} is in use`)
    server.close()
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT_INVALID'],
    [{ DATABASE_URL: 'localhost' }, 'ADDRESS_INVALID'],
    [{ ZEEBE_VERSION: '8.5.8', ZEEBE_EXPORTER_VERSION: '1.1.0' }, 'ENGINE_PAIR_UNKNOWN'],
  ])('is refused for %j', async (environment, code) => {
    // given, when
    const options = readDemoOptions(data, { ZEEBE_ADDRESS: 'engine:26500', ...environment })

    // then
    await expect(options).rejects.toMatchObject({ code })
  })

  it('is refused before anything is written when the disk is too full', () => {
    // given, when
    const require = () => requireSpace(data, 1e12, 'The engine')

    // then
    expect(require).toThrow(/free some space/)
  })

  it('is refused while another one uses the data folder, and only then', () => {
    // given
    claimDataFolder(data)

    // when, then
    expect(() => claimDataFolder(data)).toThrow(/already running/)
    releaseDataFolder(data)
    expect(readRun(data)).toBeUndefined()
    claimDataFolder(data)
  })
})

describe('Ports', () => {
  it('are the same at the next start, and others where somebody took them', async () => {
    // given
    const data = mkdtempSync(join(tmpdir(), 'kimflow-ports-'))
    const first = await choosePorts(data, ['redis', 'postgres'])
    const again = await choosePorts(data, ['redis', 'postgres'])
    const thief = createServer().listen(first.redis, '127.0.0.1')
    await new Promise((resolve) => thief.once('listening', resolve))

    // when
    const evading = await choosePorts(data, ['redis', 'postgres'])

    // then
    expect(again).toEqual(first)
    expect(evading.redis).not.toBe(first.redis)
    expect(evading.postgres).toBe(first.postgres)
    thief.close()
    rmSync(data, { recursive: true, force: true })
  })
})
