import { beforeAll, describe, expect, it } from 'vitest'
import { mbe, type OpenReferral } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'

const checkProgress = 'Verlauf nach vier Wochen prüfen'

/** Accepted is not begun: four weeks later somebody looks. */
export const missedStarts = (stage: () => Stage) =>
  describe('An accepted referral that has not begun in four weeks', () => {
    const names = ['started', 'dropped', 'watched', 'began', 'ended', 'withdrawn']
    const referrals = new Map<string, OpenReferral>()
    const one = (name: string): OpenReferral => {
      const referral = referrals.get(name)
      if (!referral) throw new Error(`No referral ${name}`)
      return referral
    }

    beforeAll(async () => {
      const { journey, moveDays } = stage()
      for (const name of names) {
        const referral = await journey.refer(mbe)
        referrals.set(name, referral)
        await journey.answerAsMbe(referral, 'accepted')
        await journey.untilEvent(referral, 'deadline.started', 2)
      }
      await moveDays(36)
      await Promise.all(
        [...referrals.values()].map((referral) => journey.taskFor(referral, checkProgress)),
      )
    }, 90_000)

    it.each([
      ['started', 'start-confirmed', 'measure-started'],
      ['dropped', 'start-abandoned', 'referral-dropped'],
    ])('turns out to have %s when a person asks', async (choice, phaseEnd, end) => {
      // given
      const { journey, truth } = stage()
      const referral = one(choice)
      expect(await journey.accountable(referral)).toContain(`task ${checkProgress}`)
      expect((await journey.events(referral)).slice(-2)).toEqual(['deadline.missed', 'task.opened'])

      // when
      await journey.complete(await journey.taskFor(referral, checkProgress), { choice })

      // then
      await journey.untilState(referral, choice)
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        ...['transmitted', 'acceptance-received', phaseEnd, end],
      ])
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it.each([
      ['began', 'started'],
      ['ended', 'dropped'],
    ])('%s meanwhile: the agency says so and the task leaves the list', async (name, verdict) => {
      // given
      const { journey, truth } = stage()
      const referral = one(name)

      // when
      await journey.answerAsMbe(referral, verdict)

      // then
      await journey.untilState(referral, verdict)
      await journey.noTaskFor(referral, checkProgress)
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('is stopped, and the task leaves the list', async () => {
      // given
      const { journey, truth } = stage()
      const referral = one('withdrawn')

      // when
      await journey.withdrawConsent(referral)

      // then
      await journey.untilState(referral, 'withdrawn')
      await journey.noTaskFor(referral, checkProgress)
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('is watched for another four weeks', async () => {
      // given
      const { journey, truth } = stage()
      const referral = one('watched')
      await journey.complete(await journey.taskFor(referral, checkProgress), {
        choice: 'keep-waiting',
      })
      await journey.untilEvent(referral, 'deadline.started', 3)
      expect(await journey.accountable(referral)).toEqual(['start MBE Brückenhaus e. V.'])

      // when
      await stage().moveDays(36)

      // then
      await journey.taskFor(referral, checkProgress)
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })
  })
