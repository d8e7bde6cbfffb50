import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDeadline } from '../../../services/workers/start-deadline.ts'
import { openAlarmHouse } from '../alarms/alarm-house.ts'
import { openDatabase } from '../alarms/own-servers.ts'

let database: Awaited<ReturnType<typeof openDatabase>>
let house: ReturnType<typeof openAlarmHouse>
const tenantId = 'started'

beforeAll(async () => {
  database = await openDatabase()
  house = openAlarmHouse(database.db, [])
}, 60_000)
afterAll(() => database?.close())

/** A step of some diagram that names a rule. */
const run = (rule: string, input: object, elementInstanceKey: string) => {
  const job = { headers: { rule }, elementInstanceKey, elementId: 'start-clock' }
  return startDeadline.handle({ tenantId, ...input } as never, house as never, job as never)
}

describe('a step that starts a deadline', () => {
  it('counts from the facts its input mapping hands in, for a proceeding', async () => {
    // given
    const proceedingId = randomUUID()
    const facts = { eventOn: '2026-11-27', count: 1, unit: 'months', endMovesBy: 'sgb-x' }

    // when
    const { deadlineId } = await run('event-period', { proceedingId, facts }, '1')

    // then
    const [row] = await house.deadlines.readForProceeding(tenantId, proceedingId)
    expect(row).toMatchObject({ id: deadlineId, proceedingId, dueOn: '2026-12-28' })
    expect(
      await house.deadlines.settleOf(tenantId, { proceedingId, rule: 'event-period' }),
    ).toEqual([deadlineId])
  })

  it('counts from today without facts, for a case or a contact', async () => {
    // given
    const [caseId, contactId] = [randomUUID(), randomUUID()]

    // when
    await run('acknowledgement-due', { caseId, facts: null }, '2')
    await run('acknowledgement-due', { contactId }, '3')

    // then
    const [ofCase] = await house.deadlines.readForCase(tenantId, caseId)
    expect(ofCase).toMatchObject({ caseId, startsOn: house.clock.today().toString() })
    expect(await house.deadlines.settleOf(tenantId, { contactId })).toHaveLength(1)
  })

  it('finds its own row when the engine offers the job again', async () => {
    const caseId = randomUUID()

    const [first, again] = [
      await run('acknowledgement-due', { caseId }, '4'),
      await run('acknowledgement-due', { caseId }, '4'),
    ]

    expect(again).toEqual(first)
    expect(await house.deadlines.readForCase(tenantId, caseId)).toHaveLength(1)
  })

  it('is a defect where the diagram names no rule', async () => {
    const job = { headers: {}, elementInstanceKey: '5', elementId: 'start-clock' }
    const started = startDeadline.handle({ tenantId } as never, house as never, job as never)
    await expect(started).rejects.toMatchObject({ kind: 'defect', code: 'RULE_MISSING' })
  })
})
