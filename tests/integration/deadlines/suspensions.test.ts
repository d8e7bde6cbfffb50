import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlineSuspensions, deadlines as rows } from '../../../db/schema/deadlines.ts'
import { createClock } from '../../../services/clock.ts'
import { createDeadlines } from '../../../services/deadlines/deadlines.ts'
import { people } from '../alarms/alarm-house.ts'
import { openDatabase } from '../alarms/own-servers.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
let deadlines: ReturnType<typeof createDeadlines>
const clock = createClock()
const tenantId = 'suspensions'
const by = { tenantId, actor: { kind: 'staff' as const, id: 'jana' } }
const basis = '§ 10 Abs. 2 StAG'
const reason = 'Unterlagen liegen im Ausland'
const day = (iso: string) => Temporal.PlainDate.from(iso)

beforeAll(async () => {
  database = await openDatabase()
  deadlines = createDeadlines({ db: database.db, clock, ...people })
}, 60_000)
afterAll(() => database?.close())

function moveTo(iso: string): void {
  const noon = day(iso).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' })
  clock.move(noon.epochMilliseconds - Date.now())
}

/** A month from Friday, 27 November 2026: counted to Sunday, 27 December, moved to the Monday. */
async function start() {
  moveTo('2026-12-01')
  const { deadlineId } = await deadlines.start({
    tenantId,
    rule: 'event-period',
    facts: { eventOn: '2026-11-27', count: 1, unit: 'months', endMovesBy: 'bgb' },
    occasion: randomUUID(),
  })
  return { ...by, deadlineId }
}

const rowOf = (id: string) =>
  database.db.withTenant(tenantId, async (tx) => {
    const [row] = await tx.select().from(rows).where(eq(rows.id, id))
    return row!
  })

describe('a pause', () => {
  it('adds the days that did not count to the counted end, which then moves where the law moves it', async () => {
    // given
    const one = await start()
    moveTo('2026-12-07')
    await deadlines.suspend({ ...one, from: day('2026-12-07'), basis, reason })
    moveTo('2026-12-19')

    // when
    await deadlines.resume({ ...one, on: day('2026-12-19') })

    // then: 27 December and 12 days is Friday, 8 January
    const row = await rowOf(one.deadlineId)
    expect(row).toMatchObject({ state: 'armed', rawOn: '2027-01-08', dueOn: '2027-01-08' })
    expect(row.explanation.slice(-4).map(({ step, day }) => [step, day])).toEqual([
      ['Frist ruht', '2026-12-07'],
      ['Frist läuft weiter', '2026-12-19'],
      ['Neues Ende rechnerisch', '2027-01-08'],
      ['Frist endet', '2027-01-08'],
    ])
    expect(row.explanation.at(-2)!.why).toBe('rechnerisches Ende 27.12.2026 und 12 Tage')
  })

  it('keeps the deadline silent, however long it rests', async () => {
    // given
    const one = await start()
    await deadlines.suspend({ ...one, from: day('2026-12-01'), basis, reason })

    // when
    moveTo('2027-03-01')
    const outcome = await deadlines.fire(tenantId, one.deadlineId)
    await deadlines.fireDue(tenantId, 100)

    // then
    expect([outcome, (await rowOf(one.deadlineId)).state]).toEqual(['already-settled', 'suspended'])
    expect(await deadlines.listDue(tenantId)).not.toContain(one.deadlineId)
    // and goes on: ninety days later is Easter Saturday
    await deadlines.resume({ ...one, on: day('2027-03-01') })
    expect((await rowOf(one.deadlineId)).dueOn).toBe('2027-03-30')
  })

  it('is counted again with the others when a fact is corrected', async () => {
    // given: two pauses, three and four days
    const one = await start()
    for (const [from, on] of [
      ['2026-12-01', '2026-12-04'],
      ['2026-12-07', '2026-12-11'],
    ] as const) {
      moveTo(on)
      await deadlines.suspend({ ...one, from: day(from), basis, reason })
      await deadlines.resume({ ...one, on: day(on) })
    }
    expect((await rowOf(one.deadlineId)).rawOn).toBe('2027-01-03')

    // when: the letter came a day later
    const facts = { eventOn: '2026-11-28', count: 1, unit: 'months', endMovesBy: 'bgb' }
    await deadlines.rebase({ ...one, facts, reason: 'Zustellungsurkunde liegt vor' })

    // then
    const row = await rowOf(one.deadlineId)
    expect([row.rawOn, row.dueOn]).toEqual(['2027-01-04', '2027-01-04'])
    expect(row.explanation.filter(({ step }) => step === 'Frist ruht')).toHaveLength(2)
  })

  it('is refused outside of the period, twice, and for what has ended', async () => {
    // given
    const one = await start()
    const pause = (from: string) => deadlines.suspend({ ...one, from: day(from), basis, reason })

    // then
    for (const from of ['2026-11-26', '2026-12-02']) {
      await expect(pause(from)).rejects.toMatchObject({ code: 'SUSPENSION_DAY_INVALID' })
    }
    const early = deadlines.resume({ ...one, on: day('2026-12-01') })
    await expect(early).rejects.toMatchObject({ code: 'DEADLINE_NOT_SUSPENDED' })
    await pause('2026-12-01')
    await expect(pause('2026-12-01')).rejects.toMatchObject({ code: 'DEADLINE_SUSPENDED' })
    for (const on of ['2026-11-30', '2026-12-02']) {
      const resumed = deadlines.resume({ ...one, on: day(on) })
      await expect(resumed).rejects.toMatchObject({ code: 'SUSPENSION_DAY_INVALID' })
    }
  })

  it('is written down for good: the ledger is added to, never changed', async () => {
    // given
    const one = await start()
    await deadlines.suspend({ ...one, from: day('2026-12-01'), basis, reason })

    // when
    const change = database.db.withTenant(tenantId, (tx) =>
      tx.update(deadlineSuspensions).set({ onDay: '2026-11-30' }),
    )

    // then
    await expect(change).rejects.toThrow()
    const ledger = await database.db.withTenant(tenantId, (tx) =>
      tx
        .select()
        .from(deadlineSuspensions)
        .where(eq(deadlineSuspensions.deadlineId, one.deadlineId)),
    )
    expect(ledger).toMatchObject([
      { number: 1, entry: 'suspended', onDay: '2026-12-01', basis, actorId: 'jana' },
    ])
    expect(ledger[0]!.reason!.includes('Ausland')).toBe(false)
  })

  it('ends with what was waited for, like the deadline itself', async () => {
    const { deadlineId } = await deadlines.start({
      tenantId,
      rule: 'acknowledgement-due',
      facts: { startsOn: '2026-12-01' },
      occasion: randomUUID(),
      proceedingId: 'proceeding-1',
    })
    await deadlines.suspend({ ...by, deadlineId, from: clock.today(), basis, reason })

    const settled = await deadlines.settleOf(tenantId, {
      proceedingId: 'proceeding-1',
      rule: 'acknowledgement-due',
    })

    expect(settled).toEqual([deadlineId])
    expect((await rowOf(deadlineId)).state).toBe('met')
  })
})
