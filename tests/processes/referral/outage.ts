import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobcenter, type OpenReferral } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'

const silence = 'Ausbleibende Antwort klären'
const clarifyDelivery = 'Zustellung klären'
const answerQuestion = 'Rückfrage beantworten'

const longestBackoffMs = 16 * 60 * 1000

/** An agency that stays away until every attempt is used up. */
export const longOutages = (stage: () => Stage) =>
  describe('A Jobcenter that stays away', () => {
    let unsent: OpenReferral
    let asked: OpenReferral

    /** Lets the engine's pauses between attempts pass until the task is there. */
    const taskAfterAttempts = async (referral: OpenReferral, title: string) => {
      const { journey, world } = stage()
      for (let moved = 0; moved < 40; moved += 1) {
        const task = (await journey.tasksOf(referral)).find((row) => row.title === title)
        if (task) return task
        await world.moveClock(longestBackoffMs)
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
      return journey.taskFor(referral, title)
    }

    beforeAll(async () => {
      const { journey } = stage()
      asked = await journey.refer(jobcenter)
      await journey.answerAsJobcenter(asked, 'rueckfrage', { text: 'Welche Adresse gilt?' })
      const question = await journey.taskFor(asked, answerQuestion)
      const opened = await journey.openCase()
      // The first attempt arrives, only its receipt is lost; then nobody answers at all.
      await journey.setJobcenter('quittung-verloren')
      const [referral] = await journey.chooseTargets(opened, [jobcenter])
      if (!referral) throw new Error('No referral')
      unsent = referral
      await journey.dispatchFor(unsent)
      await journey.setJobcenter('ausfall')
      await journey.complete(question, { text: 'Ringstraße 4' })
      await taskAfterAttempts(unsent, clarifyDelivery)
      await taskAfterAttempts(asked, silence)
    }, 90_000)
    // A new process asks again at once; the old one leaves a failing agency alone for a while.
    afterAll(async () => {
      const { journey, world } = stage()
      await journey.setJobcenter('normal')
      await world.stopPart('kimflow')
      await world.start('kimflow')
    })

    it('leaves the referral with a person once all attempts are used up', async () => {
      // given
      const { journey, truth } = stage()

      // when
      const events = await journey.events(unsent)

      // then
      expect(events.filter((event) => event === 'referral.undeliverable')).toHaveLength(1)
      expect(await journey.accountable(unsent)).toContain(`task ${clarifyDelivery}`)
      expect((await journey.caseView(unsent.caseId)).incidents).toEqual([])
      await truth.tasksEqualEngine({ caseId: unsent.caseId })
    })

    it('leaves our reply with a person once all attempts are used up', async () => {
      // given
      const { journey, truth } = stage()

      // when
      const events = await journey.events(asked)

      // then
      expect(events).toContain('referral.undeliverable')
      expect(events).not.toContain('referral.replied')
      expect(await journey.accountable(asked)).toContain(`task ${silence}`)
      await truth.tasksEqualEngine({ caseId: asked.caseId })
    })

    it('has the referral once, although it came back and was asked again', async () => {
      // given
      const { journey, world } = stage()
      await journey.setJobcenter('normal')
      await world.stopPart('kimflow')
      await world.start('kimflow')

      // when
      await journey.complete(await journey.taskFor(unsent, clarifyDelivery), { choice: 'retry' })

      // then
      await journey.untilState(unsent, 'delivered')
      const { ueberleitungen } = await journey.deliveries()
      const received = ueberleitungen.filter(
        ({ inhalt }: { inhalt: { vorgangsnummer: string } }) =>
          inhalt.vorgangsnummer === unsent.number,
      )
      expect(received).toHaveLength(1)
    })
  })
