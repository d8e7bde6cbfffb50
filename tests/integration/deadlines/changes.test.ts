import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { deadlineVersions, deadlines as rows } from '../../../db/schema/deadlines.ts'
import { createClock } from '../../../services/clock.ts'
import { createDeadlines } from '../../../services/deadlines/deadlines.ts'
import { people } from '../alarms/alarm-house.ts'
import { openDatabase } from '../alarms/own-servers.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
let deadlines: ReturnType<typeof createDeadlines>
const clock = createClock()
const tenantId = 'changes'
const actor = { kind: 'staff' as const, id: 'jana' }
const day = (iso: string) => Temporal.PlainDate.from(iso)
const today = '2026-12-01'

beforeAll(async () => {
  database = await openDatabase()
  deadlines = createDeadlines({ db: database.db, clock, ...people })
  moveTo(today)
}, 60_000)
afterAll(() => database?.close())

/** Noon of that day. */
function moveTo(iso: string): void {
  const noon = day(iso).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' })
  clock.move(noon.epochMilliseconds - Date.now())
}

const rules = {
  legal: ['event-period', { eventOn: '2026-11-27', count: 1, unit: 'months', endMovesBy: 'bgb' }],
  agreed: ['acknowledgement-due', { startsOn: '2026-12-01' }],
  'authority-set': [
    'authority-period',
    { notifiedOn: '2026-11-30', procedureLaw: 'sgb-x', count: 2, unit: 'weeks' },
  ],
} as const

async function start(kind: keyof typeof rules) {
  const [rule, facts] = rules[kind]
  const { deadlineId } = await deadlines.start({ tenantId, rule, facts, occasion: randomUUID() })
  return { tenantId, deadlineId, actor }
}

const rowOf = (id: string) =>
  database.db.withTenant(tenantId, async (tx) => {
    const [row] = await tx.select().from(rows).where(eq(rows.id, id))
    return row!
  })
const versionsOf = (id: string) =>
  database.db.withTenant(tenantId, (tx) =>
    tx
      .select()
      .from(deadlineVersions)
      .where(eq(deadlineVersions.deadlineId, id))
      .orderBy(asc(deadlineVersions.number)),
  )
const eventsOf = (id: string) =>
  database.db.withTenant(tenantId, async (tx) => {
    const entries = await tx.select().from(auditEntries).orderBy(asc(auditEntries.seq))
    return entries.filter(({ facts }) => facts['deadlineId'] === id)
  })

describe('a deadline’s date', () => {
  it('keeps law, facts and both ends, and its first version', async () => {
    // when
    const { deadlineId } = await start('legal')

    // then
    const row = await rowOf(deadlineId)
    expect(row).toMatchObject({ kind: 'legal', rawOn: '2026-12-27', dueOn: '2026-12-28' })
    expect(row).toMatchObject({ state: 'armed', roll: { moves: true } })
    const [first, ...more] = await versionsOf(deadlineId)
    expect(first).toMatchObject({ number: 1, change: 'started', dueOn: '2026-12-28', reason: null })
    expect(more).toEqual([])
  })

  it('keeps the version of the law it was computed by, and takes the other one with another fact', async () => {
    // given: posted on the last day of the three-day rule
    const { deadlineId } = await deadlines.start({
      tenantId,
      rule: 'notification-letter',
      facts: { postedOn: '2024-12-31', procedureLaw: 'sgb-x' },
      occasion: randomUUID(),
    })
    const old = await rowOf(deadlineId)

    // when: it was posted two days later, under the four-day rule
    await deadlines.rebase({
      ...{ tenantId, deadlineId, actor },
      facts: { postedOn: '2025-01-02', procedureLaw: 'sgb-x' },
      reason: 'Ab-Vermerk war falsch gelesen',
    })

    // then
    const versions = await versionsOf(deadlineId)
    expect(old.dueOn).toBe('2025-01-03')
    expect(versions.map(({ dueOn }) => dueOn)).toEqual(['2025-01-03', '2025-01-06'])
    expect(versions[0]!.ruleValidFrom < '2025-01-01').toBe(true)
    expect(versions[1]!.ruleValidFrom).toBe('2025-01-01')
  })

  it('set by law cannot be moved, only follow a corrected fact, and the old version stays', async () => {
    // given
    const legal = await start('legal')
    const reason = 'Ab-Vermerk trägt den 2. Dezember'
    const facts = { eventOn: '2026-12-02', count: 1, unit: 'months', endMovesBy: 'bgb' }

    // when
    const moved = deadlines.move({ ...legal, dueOn: day('2027-01-29'), reason })
    await expect(moved).rejects.toMatchObject({ kind: 'refused', code: 'DEADLINE_LEGAL' })
    await deadlines.rebase({ ...legal, facts, reason })

    // then
    expect(await rowOf(legal.deadlineId)).toMatchObject({
      startsOn: '2026-12-02',
      dueOn: '2027-01-04',
    })
    const versions = await versionsOf(legal.deadlineId)
    expect(versions.map(({ change, dueOn, actorId }) => [change, dueOn, actorId])).toEqual([
      ['started', '2026-12-28', null],
      ['rebased', '2027-01-04', 'jana'],
    ])
    expect(versions[1]!.reason!.includes('Ab-Vermerk')).toBe(false)
    expect(
      (await eventsOf(legal.deadlineId)).map(({ event, facts }) => [event, facts['dueOn']]),
    ).toEqual([
      ['deadline.started', '2026-12-28'],
      ['deadline.rebased', '2027-01-04'],
    ])
  })

  it('is not rebased on facts the rule does not know', async () => {
    const legal = await start('legal')
    const facts = { eventOn: '2026-02-30', count: 1, unit: 'months', endMovesBy: 'bgb' }

    const rebased = deadlines.rebase({ ...legal, facts, reason: 'falsch' })

    await expect(rebased).rejects.toMatchObject({ kind: 'invalid', code: 'DEADLINE_FACTS_INVALID' })
    expect(await versionsOf(legal.deadlineId)).toHaveLength(1)
  })

  it('agreed on can be moved to the very day that is agreed now, but not into the past', async () => {
    // given
    const agreed = await start('agreed')
    const reason = 'Stelle bittet um mehr Zeit'

    // when
    const past = deadlines.move({ ...agreed, dueOn: day('2026-11-30'), reason })
    await expect(past).rejects.toMatchObject({ kind: 'invalid', code: 'DEADLINE_DAY_PAST' })
    await deadlines.move({ ...agreed, dueOn: day('2027-01-09'), reason })

    // then: a Saturday stays a Saturday
    const row = await rowOf(agreed.deadlineId)
    expect([row.dueOn, row.explanation.at(-1)!.day]).toEqual(['2027-01-09', '2027-01-09'])
    expect(row.explanation.map(({ step }) => step)).toContain('Bisheriges Ende')
    expect(Temporal.Instant.from(row.dueAt).toString()).toBe('2027-01-09T23:00:00Z')
  })

  it('set by an authority can be extended after it has passed (§ 26 Abs. 7 SGB X) and rings again', async () => {
    // given
    const set = await start('authority-set')
    moveTo('2026-12-20')
    const missed = await deadlines.fire(tenantId, set.deadlineId)
    const reason = 'Behörde verlängert bis Samstag'

    // when
    const moved = deadlines.move({ ...set, dueOn: day('2027-01-04'), reason })
    await expect(moved).rejects.toMatchObject({ code: 'DEADLINE_SET_BY_AUTHORITY' })
    const earlier = deadlines.extend({ ...set, dueOn: day('2026-12-10'), reason })
    await expect(earlier).rejects.toMatchObject({ code: 'DEADLINE_NOT_LATER' })
    await deadlines.extend({ ...set, dueOn: day('2027-01-09'), reason })

    // then: the law moves it to Monday, as it would have moved the first end
    const row = await rowOf(set.deadlineId)
    expect([missed, row.state, row.dueOn]).toEqual(['fired', 'armed', '2027-01-11'])
    expect(row.explanation.find(({ step }) => step === 'Verlängert')!.basis).toContain('Abs. 7')
    moveTo('2027-01-12')
    expect(await deadlines.fire(tenantId, set.deadlineId)).toBe('fired')
    moveTo(today)
  })

  it('cannot be extended where no authority set it', async () => {
    const extended = deadlines.extend({
      ...(await start('legal')),
      dueOn: day('2027-02-01'),
      reason: 'möchte mehr Zeit',
    })
    await expect(extended).rejects.toMatchObject({ code: 'DEADLINE_NOT_EXTENDABLE' })
  })

  it('warns twice at the start of a day before it ends, and then once at its end', async () => {
    // given
    const { deadlineId } = await start('agreed')
    const { remindOn, dueOn } = await rowOf(deadlineId)

    // when
    const outcomes = []
    for (const on of [...remindOn, ...remindOn.slice(-1), dueOn, day(dueOn).add({ days: 1 })]) {
      moveTo(String(on))
      outcomes.push(await deadlines.fire(tenantId, deadlineId))
    }

    // then
    expect(remindOn).toHaveLength(2)
    expect(outcomes).toEqual(['warned', 'warned', 'not-due', 'not-due', 'fired'])
    expect((await eventsOf(deadlineId)).map(({ event }) => event)).toEqual([
      'deadline.started',
      'deadline.warned',
      'deadline.warned',
      'deadline.missed',
    ])
    moveTo(today)
  })

  it('changes with its audit row or not at all', async () => {
    // given: the record cannot be written
    const agreed = await start('agreed')
    await database.asOwner(`
      create function refuse_moves() returns trigger language plpgsql as
        $$ begin raise exception 'no'; end $$;
      create trigger refuse_moves before insert on audit_entries for each row
        when (new.event = 'deadline.moved') execute function refuse_moves();`)

    // when
    const moved = deadlines.move({ ...agreed, dueOn: day('2027-01-09'), reason: 'mehr Zeit' })
    await expect(moved).rejects.toThrow()
    await database.asOwner('drop trigger refuse_moves on audit_entries')

    // then
    const row = await rowOf(agreed.deadlineId)
    expect([row.version, row.dueOn]).toEqual([1, '2026-12-15'])
    expect(await versionsOf(agreed.deadlineId)).toHaveLength(1)
  })

  it('is of no concern to another district', async () => {
    const { deadlineId } = await start('agreed')
    const foreign = { tenantId: 'elsewhere', deadlineId, actor }

    const moved = deadlines.move({ ...foreign, dueOn: day('2027-01-09'), reason: 'fremd' })

    await expect(moved).rejects.toMatchObject({ kind: 'missing', code: 'DEADLINE_UNKNOWN' })
  })
})
