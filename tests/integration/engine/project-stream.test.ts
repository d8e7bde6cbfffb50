import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProjector } from '../../../services/engine/project-stream.ts'
import type { EngineRecord } from '../../../services/traces/records.ts'
import { addresses } from './addresses.ts'
import { createTestLog, eventually, fresh } from './stand.ts'

/** A database of its own beside the exporter's, so that no other projector reads along. */
const redisUrl = `${addresses.redis().replace(/\/\d*$/, '')}/9`
const redis = new Redis(redisUrl)

let seen: EngineRecord[] = []
let failing = false
let projectors: { close(): Promise<void> }[] = []
let log = createTestLog()

const open = (consumer = fresh('consumer')) => {
  projectors.push(
    startProjector({
      redisUrl,
      consumer,
      log,
      async onRecords(records) {
        if (failing) throw new Error('The database is away')
        seen.push(...records)
      },
    }),
  )
}

let position = 0
const job = (key: string, more: object = {}) => {
  position += 1
  const record = {
    partitionId: 1,
    position,
    key: 'KEY',
    timestamp: 1_795_360_279_470,
    valueType: 'JOB',
    recordType: 'EVENT',
    intent: 'CREATED',
    value: {
      type: 'a.job',
      processInstanceKey: 'KEY',
      elementId: 'step',
      elementInstanceKey: 'KEY',
      variables: { name: 'Canary' },
      ...more,
    },
  }
  return JSON.stringify(record).replaceAll('"KEY"', key)
}
const write = (json: string) => redis.xadd('zeebe:JOB', '*', '1795360279483', json)
const keys = () => seen.map(({ key }) => key)

beforeEach(async () => {
  await redis.flushdb()
  seen = []
  failing = false
  projectors = []
  log = createTestLog()
})

afterEach(async () => {
  await Promise.all(projectors.map((projector) => projector.close()))
  await redis.flushdb()
})

describe('the projector', () => {
  it('reads keys beyond 2^53 digit by digit and drops variables', async () => {
    // given
    open()
    // when
    await write(job('9007199254740993123'))
    // then
    await eventually(() => keys().includes('9007199254740993123'), 'the record')
    expect(JSON.stringify(seen)).not.toMatch(/Canary|variables/)
  })

  it('removes from Redis what it has stored', async () => {
    open()
    await write(job('2251799813685249'))
    await eventually(() => seen.length === 1, 'the record')
    await eventually(async () => (await redis.xlen('zeebe:JOB')) === 0, 'the stream is empty')
  })

  it('acknowledges nothing before it is stored, and brings it again', async () => {
    // given
    failing = true
    open()
    await write(job('2251799813685250'))
    await eventually(() => log.lines.some(({ level }) => level === 'warn'), 'the failure')
    expect(await redis.xlen('zeebe:JOB')).toBe(1)
    // when
    failing = false
    // then
    await eventually(() => keys().includes('2251799813685250'), 'the record')
  })

  it('passes over a record it cannot read, and says so without its content', async () => {
    // given
    open()
    // when
    await write('{"key": Canary')
    await write(job('2251799813685251', { type: 7 }))
    await write(job('2251799813685252'))
    // then
    await eventually(() => seen.length > 0, 'the readable record')
    expect(keys()).toEqual(['2251799813685252'])
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(2)
    expect(JSON.stringify(log.lines)).not.toContain('Canary')
  })

  it('reads on after Redis was emptied', async () => {
    // given
    open()
    await write(job('2251799813685253'))
    await eventually(() => seen.length === 1, 'the first record')
    // when
    await redis.flushdb()
    await write(job('2251799813685254'))
    // then
    await eventually(() => keys().includes('2251799813685254'), 'the record after the loss')
  })

  it('takes over what another one read and died over', async () => {
    // given
    await redis.xgroup('CREATE', 'zeebe:JOB', 'kimflow', '0', 'MKSTREAM')
    await write(job('2251799813685255'))
    const dead = ['GROUP', 'kimflow', 'dead', 'COUNT', '10', 'STREAMS', 'zeebe:JOB', '>']
    await redis.call('XREADGROUP', ...dead)
    // when
    open()
    // then
    await eventually(() => keys().includes('2251799813685255'), 'the entry is claimed', 25_000)
  })

  it('shares the records between two and loses none', async () => {
    // given
    open()
    open()
    // when
    const wanted = Array.from({ length: 300 }, (_, at) => String(2251799813686000 + at))
    for (const key of wanted) await write(job(key))
    // then
    await eventually(() => seen.length >= wanted.length, 'all records')
    expect(keys().sort()).toEqual(wanted)
  })
})
