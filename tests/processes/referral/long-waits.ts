import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobcenter, mbe, type OpenReferral } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'

const silence = 'Ausbleibende Antwort klären'
const checkProgress = 'Verlauf nach vier Wochen prüfen'
const clarifyConsent = 'Einwilligung klären'
const clarifyDelivery = 'Zustellung klären'
const answerQuestion = 'Rückfrage beantworten'

/** Half a year later: upper bounds of every wait, and consents that have run out. */
export const longWaits = (stage: () => Stage) =>
  describe('Half a year later', () => {
    const referrals = new Map<string, OpenReferral>()
    const one = (name: string): OpenReferral => {
      const referral = referrals.get(name)
      if (!referral) throw new Error(`No referral ${name}`)
      return referral
    }

    beforeAll(async () => {
      const { journey, truth, moveDays } = stage()
      referrals.set('unanswered', await journey.refer(mbe))
      await journey.untilEvent(one('unanswered'), 'deadline.started')
      const accepted = await journey.refer(mbe)
      referrals.set('accepted', accepted)
      await journey.answerAsMbe(accepted, 'accepted')
      await journey.untilEvent(accepted, 'deadline.started', 2)
      const asked = await journey.refer(mbe)
      referrals.set('asked', asked)
      await journey.answerAsMbe(asked, 'question', { text: 'Besteht noch Bedarf?' })
      await journey.taskFor(asked, answerQuestion)
      await journey.setJobcenter('stillgelegt')
      const [unsent] = await journey.chooseTargets(await journey.openCase(), [jobcenter])
      if (!unsent) throw new Error('No referral')
      referrals.set('unsent', unsent)
      await journey.taskFor(unsent, clarifyDelivery)
      await journey.setJobcenter('normal')
      // As if their rows had been lost: only the bounds in the diagram are left.
      await truth.query(
        `update deadlines set state = 'cancelled' where referral_id = any($1) and state = 'armed'`,
        [[one('unanswered').referralId, accepted.referralId]],
      )
      await moveDays(190)
    }, 90_000)
    afterAll(() => stage().journey.setJobcenter('normal'))

    it('the diagram itself ends a wait whose deadline was lost', async () => {
      // given
      const { journey, truth } = stage()

      // when
      await journey.taskFor(one('unanswered'), silence)
      await journey.taskFor(one('accepted'), checkProgress)

      // then
      expect(await journey.referralView(one('unanswered'))).toMatchObject({ reminders: 1 })
      await truth.tasksEqualEngine({ caseId: one('unanswered').caseId })
      await truth.tasksEqualEngine({ caseId: one('accepted').caseId })
    })

    it('nothing is sent on a consent that has run out in between', async () => {
      // given
      const { journey } = stage()
      const referral = one('unsent')

      // when
      await journey.complete(await journey.taskFor(referral, clarifyDelivery), { choice: 'retry' })
      const task = await journey.taskFor(referral, clarifyConsent)
      const { ueberleitungen } = await journey.deliveries()
      await journey.complete(task, { choice: 'given', evidence: 'written' })

      // then
      expect(
        ueberleitungen.map(
          ({ inhalt }: { inhalt: { vorgangsnummer: string } }) => inhalt.vorgangsnummer,
        ),
      ).not.toContain(referral.number)
      await journey.untilState(referral, 'delivered')
    })

    it('no reply leaves on a consent that has run out either', async () => {
      // given
      const { journey, truth } = stage()
      const referral = one('asked')

      // when
      await journey.complete(await journey.taskFor(referral, answerQuestion), { text: 'Ja.' })
      await journey.taskFor(referral, silence)

      // then
      expect(await journey.events(referral)).not.toContain('referral.replied')
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })
  })
