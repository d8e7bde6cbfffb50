import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OwnHouse, openOwnHouse, tenantId } from './own-house.ts'

let own: OwnHouse
beforeAll(async () => {
  own = await openOwnHouse()
})
afterAll(() => own.close())

const mbe = 'mbe-brueckenhaus'
const jmd = 'jmd-ellerbruch'

const tellNames = async (lane: string) => (await own.told(lane)).map(({ name }) => name)
const plansOf = (caseId: string) =>
  own.query(
    `select id, closed_at from proceedings where case_id = $1 and kind = 'support-plan'
     order by opened_at`,
    [caseId],
  )
const choose = (caseId: string, targetId: string): Promise<string[]> =>
  own.house.referrals.plan(tenantId, caseId, {
    taskId: randomUUID(),
    staffId: 'jana-wierzbicki',
    targets: [targetId],
    consented: [],
    confidentialityRelease: false,
    request: { topics: ['german'], appointmentWish: null, message: null },
  })

describe('A further referral', () => {
  it('is asked for in the running plan, once per step of the diagram', async () => {
    // given
    const { caseId } = await own.openCase()

    // when a person asks once, and a step of the plan is repeated
    await own.house.cases.requestReferral(tenantId, caseId, { staffId: 'jana-wierzbicki' })
    await own.house.cases.requestReferral(tenantId, caseId, { occasion: '4711' })
    await own.house.cases.requestReferral(tenantId, caseId, { occasion: '4711' })

    // then
    expect(await tellNames(caseId)).toEqual([
      'case.opened',
      'referral.requested',
      'referral.requested',
    ])
    expect(await plansOf(caseId)).toHaveLength(1)
  })

  it('begins a new plan where none runs any more', async () => {
    // given a case whose plan has reached its goals
    const { caseId, contactId } = await own.openCase()
    const [first] = await plansOf(caseId)
    await own.house.proceedings.close(tenantId, first.id, 'goals-reached')

    // when
    await own.house.cases.requestReferral(tenantId, caseId, { staffId: 'jana-wierzbicki' })

    // then
    const second = (await plansOf(caseId)).find(({ closed_at: closedAt }) => closedAt === null)
    expect(second.id).not.toBe(first.id)
    expect((await own.told(caseId)).at(-1)).toMatchObject({
      name: 'case.opened',
      correlationKey: caseId,
      variables: { tenantId, caseId, contactId, proceedingId: second.id },
    })
  })
})

describe('A referral that took the place of another', () => {
  it('hears of a life event under the id its process began with', async () => {
    // given
    const { caseId } = await own.openCase()
    const [first = ''] = await choose(caseId, mbe)
    const second = await own.house.referrals.replace(tenantId, first, {
      taskId: randomUUID(),
      targetId: jmd,
      consented: false,
    })
    const third = await own.house.referrals.replace(tenantId, second, {
      taskId: randomUUID(),
      targetId: mbe,
      consented: false,
    })
    const jana = await own.as('jana-wierzbicki')

    // when
    await jana.post(`/api/cases/${caseId}/life-events`, { event: 'moved', on: '2026-11-20' })

    // then
    const told = (await own.told(first)).filter(({ name }) => name === 'person.moved')
    expect(told).toMatchObject([{ correlationKey: first }])
    expect(await tellNames(second)).not.toContain('person.moved')
    expect(await tellNames(third)).not.toContain('person.moved')
  })
})

describe('A closed case', () => {
  it('tells its plan once, and tells nobody where the plan was over before', async () => {
    // given
    const running = await own.openCase()
    const over = await own.openCase()
    const [plan] = await plansOf(over.caseId)
    await own.house.proceedings.close(tenantId, plan.id, 'goals-reached')
    const close = async (caseId: string) => {
      const closure = randomUUID()
      await own.house.proceedings.open(
        tenantId,
        closure,
        { kind: 'case-closure', caseId, values: {}, toEngine: {} },
        { staffId: 'jana-wierzbicki', organisationId: 'integration-centre' },
      )
      await own.house.closings.close(tenantId, {
        caseId,
        proceedingId: closure,
        reason: 'goals-reached',
      })
    }

    // when
    await close(running.caseId)
    await close(over.caseId)

    // then
    const told = async (caseId: string) =>
      (await tellNames(caseId)).filter((name) => name === 'case.closed')
    expect(await told(running.caseId)).toEqual(['case.closed'])
    expect(await told(over.caseId)).toEqual([])
  })
})
