import { expect, inject, it } from 'vitest'
import { newContact, openJourney } from '../support/journey.ts'

it('a person whose age nobody knows reaches the choice of targets, for which no rule proposes any', async () => {
  // given
  const journey = await openJourney(inject('world'))
  const { birthDate: _, ...person } = newContact.person

  // when
  const opened = await journey.openCase({
    contact: { person },
    talk: { birthDate: undefined, status: 'unknown', needs: ['family'] },
  })
  const task = await journey.taskFor(opened, 'Stellen auswählen')

  // then
  const { proposal, values } = await journey.readTask(task.id)
  expect(proposal).toMatchObject({ decisionId: 'referral-target', result: null, hitRules: [] })
  expect(values['targetOptions']).not.toEqual([])
})
