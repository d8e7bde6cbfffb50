import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jmd, jobcenter, mbe, until } from '../support/journey.ts'
import { openStage, type Stage } from './stage.ts'

const choice = 'Stellen auswählen'
const assessment = 'task Bedarf in allen Lebensbereichen ermitteln'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const phaseOf = (caseId: string, phase: string) =>
  until(`phase ${phase}`, async () => (await stage.journey.caseView(caseId)).phase === phase)

describe('Support plan', () => {
  it('runs one referral per chosen target beside the assessment, and the case is in monitoring after the last', async () => {
    // given
    const { journey, truth } = stage
    const opened = await journey.openCase()
    const task = await journey.taskFor(opened, choice)
    const { proposal, values } = await journey.readTask(task.id)
    expect(await journey.accountable(opened)).toEqual([`task ${choice}`])

    // when
    const [atJobcenter, atMbe] = await journey.chooseTargets(opened, [jobcenter, mbe])
    if (!atJobcenter || !atMbe) throw new Error('Two referrals were chosen')
    await Promise.all([atJobcenter, atMbe].map((one) => journey.untilState(one, 'delivered')))
    const waiting = await journey.accountable(opened)
    const linking = await journey.caseView(opened.caseId)
    await journey.answerAsMbe(atMbe, 'accepted')
    await journey.answerAsMbe(atMbe, 'started')
    await journey.untilState(atMbe, 'started')
    const between = await journey.caseView(opened.caseId)
    const stillWaiting = await journey.accountable(opened)
    await journey.answerAsJobcenter(atJobcenter, 'angenommen')
    await journey.untilState(atJobcenter, 'accepted')
    await journey.answerAsJobcenter(atJobcenter, 'begonnen')

    // then
    expect(proposal?.decisionId).toBe('referral-target')
    expect(proposal?.result).toEqual(expect.arrayContaining(['jobcenter', 'mbe']))
    const options = values['targetOptions'] as { label: string; value: string }[]
    expect(
      options
        .slice(0, 2)
        .map(({ value }) => value)
        .sort(),
    ).toEqual([jobcenter, mbe])
    expect(options.map(({ value }) => value)).toContain(jmd)
    expect(waiting.sort()).toEqual([
      'acknowledgement Jobcenter Ahrsiepen',
      'acknowledgement MBE Brückenhaus e. V.',
      assessment,
    ])
    expect(linking.phase).toBe('linking')
    expect(between.phase).toBe('linking')
    expect(stillWaiting.sort()).toEqual(['acknowledgement Jobcenter Ahrsiepen', assessment])
    await phaseOf(opened.caseId, 'monitoring')
    const { phases } = await journey.caseView(opened.caseId)
    expect(phases.filter(({ reachedAt }) => reachedAt).map(({ phase }) => phase)).toEqual([
      ...['access', 'intake', 'assessment', 'linking', 'monitoring'],
    ])
    expect(await journey.accountable(opened)).toEqual([assessment])
    await truth.tasksEqualEngine(opened)
  })

  it('goes on to the assessment when nobody is chosen, and the case stays where it is', async () => {
    // given
    const { journey, truth } = stage
    const opened = await journey.openCase()

    // when
    await journey.chooseTargets(opened, [])

    // then
    await until('assessment', async () => (await journey.accountable(opened)).includes(assessment))
    expect(await journey.caseView(opened.caseId)).toMatchObject({
      phase: 'assessment',
      referrals: [],
    })
    expect(await journey.accountable(opened)).toEqual([assessment])
    await truth.tasksEqualEngine(opened)
  })

  it('asks again on request while the first referral still waits', async () => {
    // given
    const { journey, truth } = stage
    const { caseId, contactId } = await journey.refer(mbe)
    const opened = { caseId, contactId }

    // when
    await journey.requestReferral(opened)
    const [second] = await journey.chooseTargets(opened, [jmd])
    if (!second) throw new Error('A second referral was chosen')
    await journey.untilState(second, 'delivered')

    // then
    const plans = (await journey.flows(opened)).filter((one) => one.processId === 'support-plan')
    expect(plans.map((one) => one.state)).toEqual(['active'])
    expect((await journey.accountable(opened)).sort()).toEqual([
      'acknowledgement JMD Ellerbruch',
      'acknowledgement MBE Brückenhaus e. V.',
      assessment,
    ])
    expect(await journey.events(opened)).toContain('referral.requested')
    await truth.tasksEqualEngine(opened)
  })
})
