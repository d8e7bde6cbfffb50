import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newContact, talk, until } from '../support/journey.ts'
import { openStage, type Stage } from './stage.ts'

const firstTalk = 'Erstgespräch dokumentieren'
const decision = 'Über Aufnahme entscheiden'
const inTeam = 'Im Team entscheiden'
const emergency = 'Notfallstelle verständigen'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** A contact that has been talked to, at the decision. */
async function talkedTo(snapshot: Record<string, unknown>) {
  const { journey } = stage
  const { contactId } = await journey.receiveContact()
  await journey.complete(await journey.taskFor({ contactId }, firstTalk), { ...talk, ...snapshot })
  const task = await journey.taskFor({ contactId }, decision)
  return { contactId, task }
}

const closed = (contactId: string) =>
  until('contact closed', async () => {
    const { body } = await stage.journey.people.jana.get(`/api/contacts/${contactId}`)
    return body.state === 'closed' && body
  })

describe('Intake', () => {
  it('opens a case when a person follows the proposal, and the timeline tells every step', async () => {
    // given
    const { journey, truth } = stage
    const { contactId } = await journey.receiveContact()
    const first = await journey.taskFor({ contactId }, firstTalk)
    await truth.tasksEqualEngine({ contactId })

    // when
    await journey.complete(first, talk)
    const task = await journey.taskFor({ contactId }, decision)
    const { proposal, afterwards } = await journey.readTask(task.id)
    await journey.complete(task, { outcome: 'OPEN_CASE' })

    // then
    expect(proposal).toMatchObject({ result: 'OPEN_CASE', hitRules: [{ ruleIndex: 6 }] })
    expect(proposal?.hitRules[0]?.ruleCount).toBe(9)
    expect(afterwards).toMatch(/^Danach: /)
    const caseId = await until('case', async () => {
      const { body } = await journey.people.jana.get(`/api/contacts/${contactId}`)
      return body.caseId as string | null
    })
    expect(await stage.endsOf({ contactId }, 'intake')).toContain('case-opened')
    const events = await journey.events({ contactId })
    expect(events.slice(0, events.indexOf('case.opened') + 1)).toEqual([
      ...['contact.received', 'proceeding.opened'],
      ...['task.opened', 'task.claimed', 'task.completed'],
      ...['talk.recorded', 'consent.given', 'proposal.made'],
      ...['task.opened', 'task.claimed', 'task.completed'],
      ...['outcome.decided', 'case.opened'],
    ])
    expect(await journey.caseView(caseId)).toMatchObject({
      phase: 'assessment',
      state: 'open',
      contactId,
      person: { givenName: newContact.person.givenName, languages: ['ti', 'en'] },
    })
    await truth.tasksEqualEngine({ contactId, caseId })
  })

  it.each([
    ['SIGNPOSTING', 4, { needs: ['german'], ownResources: 'sufficient' }],
    ['SIGNPOSTING_WITH_FOLLOW_UP', 5, { needs: ['german', 'housing'], ownResources: 'sufficient' }],
    ['WARM_HANDOVER', 2, { existingCaseManager: 'mbe' }],
    ['INFO_ONLY', 3, { existingCaseManager: 'jobcenter', consentGiven: false }],
    ['ANONYMOUS_ADVICE', 8, { consentGiven: false }],
  ])('proposes %s by rule %i and offers it as the answer', async (outcome, rule, snapshot) => {
    // given
    const { journey } = stage
    const { task } = await talkedTo(snapshot)

    // when
    const { proposal, values } = await journey.readTask(task.id)

    // then
    expect(proposal).toMatchObject({ result: outcome, hitRules: [{ ruleIndex: rule }] })
    expect(values).toMatchObject({ outcome })
  })

  it('closes the contact of somebody who only wanted to know', async () => {
    // given
    const { journey, truth } = stage
    const { contactId, task } = await talkedTo({
      existingCaseManager: 'jobcenter',
      consentGiven: false,
    })

    // when
    await journey.complete(task, { outcome: 'INFO_ONLY' })

    // then
    expect(await closed(contactId)).toMatchObject({ outcome: 'INFO_ONLY', caseId: null })
    expect((await journey.events({ contactId })).slice(-3)).toEqual([
      'outcome.decided',
      'contact.closed',
      'proceeding.closed',
    ])
    await truth.tasksEqualEngine({ contactId })
  })

  it('has the emergency service told before the contact is closed', async () => {
    // given
    const { journey } = stage
    const { contactId, task } = await talkedTo({ emergency: true, consentGiven: false })
    expect((await journey.readTask(task.id)).proposal).toMatchObject({
      result: 'EMERGENCY_HANDOVER',
      hitRules: [{ ruleIndex: 1 }],
    })
    await journey.complete(task, { outcome: 'EMERGENCY_HANDOVER' })
    const alert = await journey.taskFor({ contactId }, emergency)

    // when
    const tooSoon = await journey.people.tobias.get(`/api/contacts/${contactId}`)
    await journey.complete(alert, { service: 'Frauenhaus', done: true })

    // then
    expect(tooSoon.body.state).toBe('talked')
    expect(alert.due.workingDays).toBe(0)
    expect(await closed(contactId)).toMatchObject({ outcome: 'EMERGENCY_HANDOVER' })
    expect(await stage.endsOf({ contactId }, 'intake')).toContain('contact-closed')
  })

  it('lets the team decide what is not clear, and only the team lead', async () => {
    // given
    const { journey, truth } = stage
    const { jana, tobias } = journey.people
    const { contactId, task } = await talkedTo({ needs: ['german'], providers: 0 })
    expect((await journey.readTask(task.id)).proposal).toMatchObject({
      result: 'TEAM_DECISION',
      hitRules: [{ ruleIndex: 9 }],
    })
    await journey.complete(task, { outcome: 'TEAM_DECISION' })
    const inTeamTask = await journey.taskFor({ contactId }, inTeam)
    await truth.tasksEqualEngine({ contactId })

    // when
    const refused = await jana.post(`/api/tasks/${inTeamTask.id}/claim`, { rev: inTeamTask.rev })
    await journey.complete(inTeamTask, { outcome: 'OPEN_CASE', reason: 'Im Team.' }, tobias)

    // then
    expect(refused).toMatchObject({ status: 403, body: { code: 'TASK_OF_OTHER_GROUP' } })
    expect(inTeamTask.groupId).toBe('team-lead')
    expect(await stage.endsOf({ contactId }, 'intake')).toContain('case-opened')
    expect(
      (await journey.events({ contactId })).filter((event) => event === 'outcome.decided'),
    ).toHaveLength(2)
  })

  it('takes a deviation from the proposal with a reason only', async () => {
    // given
    const { journey } = stage
    const { jana } = journey.people
    const { contactId, task } = await talkedTo({})
    const claimed = await jana.post(`/api/tasks/${task.id}/claim`, { rev: task.rev })
    const send = (values: object) =>
      jana.post(`/api/tasks/${task.id}/completion`, { rev: claimed.body.rev, values })

    // when
    const without = await send({ outcome: 'SIGNPOSTING' })
    const withReason = await send({ outcome: 'SIGNPOSTING', reason: 'Die Person wünscht es so.' })

    // then
    expect(without).toMatchObject({
      status: 422,
      body: { code: 'FORM_INVALID', errors: [{ path: '/reason', code: 'REASON_MISSING' }] },
    })
    expect(withReason.status).toBe(200)
    await journey.taskFor({ contactId }, 'Zur passenden Stelle verweisen')
  })
})
