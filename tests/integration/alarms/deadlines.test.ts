import { randomUUID } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { createClock } from '../../../services/clock.ts'
import { createDeadlines } from '../../../services/deadlines/deadlines.ts'
import { settleDeadlines } from '../../../services/deadlines/settle-deadlines.ts'
import { openAlarmHouse, people } from './alarm-house.ts'
import { openDatabase } from './own-servers.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
let house: ReturnType<typeof openAlarmHouse>

beforeAll(async () => {
  database = await openDatabase()
  house = openAlarmHouse(database.db, [])
}, 60_000)
afterAll(() => database?.close())

const start = (tenantId: string, occasion: string, referralId: string = randomUUID()) =>
  house.deadlines.start({
    tenantId,
    rule: 'acknowledgement-due',
    occasion,
    facts: { startsOn: '2026-12-18' },
    caseId: 'case-1',
    referralId,
  })

const eventsOf = (tenantId: string) =>
  database.db.withTenant(tenantId, async (tx) => {
    const rows = await tx.select().from(auditEntries).orderBy(asc(auditEntries.seq))
    return rows.map(({ event }) => event)
  })

describe('deadline rows', () => {
  it('are computed with the holidays of the tenant and keep their explanation', async () => {
    // when
    const { deadlineId, dueOn } = await start('computed', 'step-1')

    // then
    const [row] = await house.deadlines.readForCase('computed', 'case-1')
    expect(dueOn.toString()).toBe('2027-01-05')
    expect(row).toMatchObject({
      id: deadlineId,
      title: 'Annahme durch die Stelle',
      kind: 'agreed',
      source: 'Vereinbarung mit den Stellen',
      dueOn: '2027-01-05',
      remindOn: ['2026-12-30', '2027-01-04'],
      state: 'armed',
      textOf: '2026-11-22',
    })
    expect(Temporal.Instant.from(row!.dueAt).toString()).toBe('2027-01-05T23:00:00Z')
    expect(row!.explanation.at(-1)).toMatchObject({ step: 'Frist endet', day: '2027-01-05' })
  })

  it('arise once for an occasion, however often and at once it is told', async () => {
    // when
    const started = await Promise.all(Array.from({ length: 5 }, () => start('once', 'step-1')))
    const other = await start('once', 'step-2')

    // then
    expect(new Set(started.map(({ deadlineId }) => deadlineId)).size).toBe(1)
    expect(other.deadlineId).not.toBe(started[0]!.deadlineId)
    expect(await eventsOf('once')).toEqual(['deadline.started', 'deadline.started'])
  })

  it('refuse a rule that does not exist', async () => {
    const unknown = house.deadlines.start({
      tenantId: 'unknown',
      rule: 'no-such-rule',
      occasion: 'step-1',
      facts: { startsOn: '2026-12-18' },
    })

    await expect(unknown).rejects.toMatchObject({ kind: 'defect', code: 'DEADLINE_RULE_UNKNOWN' })
  })

  it('fire when due, not before, and never again', async () => {
    // given
    const [soon] = await house.arm('fire', 60_000)
    const [due] = await house.arm('fire', -1)

    // when
    const outcomes = []
    for (const id of [soon!, due!, due!]) outcomes.push(await house.deadlines.fire('fire', id))

    // then
    expect(outcomes).toEqual(['not-due', 'fired', 'already-settled'])
    expect(await house.effects('fire')).toEqual({ messages: [due], audited: [due] })
    await expect(house.deadlines.fire('fire', 'none')).rejects.toMatchObject({ kind: 'missing' })
    await expect(house.deadlines.fire('another', soon!)).rejects.toMatchObject({ kind: 'missing' })
  })

  it('fire once when many ring at the same moment', async () => {
    // given
    const [due] = await house.arm('race', -1)

    // when
    const outcomes = await Promise.all([
      ...Array.from({ length: 8 }, () => house.deadlines.fire('race', due!)),
      ...[1, 2].map(async () => (await house.deadlines.fireDue('race', 10)).fired),
    ])

    // then
    expect(outcomes.filter((one) => one === 'fired' || one === 1)).toHaveLength(1)
    expect(await house.effects('race')).toEqual({ messages: [due], audited: [due] })
  })

  it('end as met or cancelled, and a missed one stays missed', async () => {
    // given
    const { db } = database
    const at = house.clock.now()
    const settle = (referralId: string, state: 'met' | 'cancelled') =>
      db.withTenant('settle', (tx) => settleDeadlines(tx, { referralId, state, at }))
    const met = await start('settle', 'step-1', 'referral-1')
    const cancelled = await start('settle', 'step-2', 'referral-2')

    // when
    const settled = [
      await settle('referral-1', 'met'),
      await settle('referral-1', 'cancelled'),
      await settle('referral-2', 'cancelled'),
    ]

    // then
    expect(settled).toEqual([[met.deadlineId], [], [cancelled.deadlineId]])
    expect(await house.deadlines.fire('settle', met.deadlineId)).toBe('already-settled')
    expect(await eventsOf('settle')).toEqual([
      'deadline.started',
      'deadline.started',
      'deadline.met',
    ])
  })

  it('settle one rule of a referral and leave the others', async () => {
    // given
    await start('one-rule', 'step-1', 'referral-1')

    // when
    const settled = await database.db.withTenant('one-rule', (tx) =>
      settleDeadlines(tx, {
        referralId: 'referral-1',
        rule: 'start-due',
        state: 'met',
        at: house.clock.now(),
      }),
    )

    // then
    const [row] = await house.deadlines.readForReferrals('one-rule', ['referral-1'])
    expect(settled).toEqual([])
    expect(row?.state).toBe('armed')
  })

  it('fire by the product’s clock, which the demo moves', async () => {
    // given
    const clock = createClock()
    const deadlines = createDeadlines({ db: database.db, clock, ...people })
    const [id] = await house.arm('moved', 3 * 86_400_000)

    // when
    clock.move(2 * 86_400_000)
    const before = await deadlines.fire('moved', id!)
    clock.move(3 * 86_400_000 + 1_000)
    const after = await deadlines.fire('moved', id!)

    // then
    expect([before, after]).toEqual(['not-due', 'fired'])
    expect(await house.early('moved')).toEqual([])
  })

  it('do not fire early in a process whose own clock is an hour ahead', async () => {
    // given
    const [id] = await house.arm('ahead', 1_800_000)
    const wrong = Temporal.Now.instant().add({ hours: 1 })
    const clocks = [
      vi.spyOn(Date, 'now').mockImplementation(() => wrong.epochMilliseconds),
      vi.spyOn(Temporal.Now, 'instant').mockImplementation(() => wrong),
    ]

    // when
    const outcome = await house.deadlines
      .fire('ahead', id!)
      .finally(() => clocks.forEach((clock) => void clock.mockRestore()))

    // then
    expect(outcome).toBe('not-due')
  })

  it('tell when something is due soon, once for all that end together', async () => {
    // given
    await house.arm('armed', 30_000, 3)
    await house.arm('armed', 86_400_000)

    // when
    const alarms = await house.deadlines.listAlarms('armed', 3_600_000)

    // then
    expect(alarms).toHaveLength(1)
    expect(alarms[0]!.at % 50).toBe(0)
    expect(alarms[0]!.inMs).toBeGreaterThan(20_000)
    expect(alarms[0]!.inMs).toBeLessThanOrEqual(30_050)
  })
})
