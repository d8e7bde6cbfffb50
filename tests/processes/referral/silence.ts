import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { jobcenter, mbe, type OpenReferral } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'

const silence = 'Ausbleibende Antwort klären'
const handleRejection = 'Ablehnung bearbeiten'
const answerQuestion = 'Rückfrage beantworten'

/** Ten working days without an answer: a reminder, then a person decides. */
export const silentTargets = (stage: () => Stage) =>
  describe('A target that does not answer in ten working days', () => {
    const names = ['waited', 'asked', 'rerouted', 'dropped', 'accepted', 'rejected', 'withdrawn']
    const referrals = new Map<string, OpenReferral>()
    const one = (name: string): OpenReferral => {
      const referral = referrals.get(name)
      if (!referral) throw new Error(`No referral ${name}`)
      return referral
    }

    // The days pass once for all of them.
    beforeAll(async () => {
      const { journey, moveDays } = stage()
      for (const name of names) referrals.set(name, await journey.refer(mbe))
      referrals.set('unreachable', await journey.refer(jobcenter))
      referrals.set('silent', await journey.refer(jobcenter))
      await Promise.all(
        [...referrals.values()].map((one) => journey.untilEvent(one, 'deadline.started')),
      )
      await journey.setJobcenter('stillgelegt')
      // 22 days hold ten working days whatever the holidays.
      await moveDays(22)
      await Promise.all(
        [...referrals.values()].map((referral) => journey.taskFor(referral, silence)),
      )
      await journey.setJobcenter('normal')
    }, 90_000)
    afterEach(() => stage().journey.setJobcenter('normal'))

    it('is reminded once, and the escalation names who has to act', async () => {
      // given
      const { journey, truth } = stage()
      const referral = one('waited')
      await truth.tasksEqualEngine({ caseId: referral.caseId })

      // when
      const item = await journey.people.rojda.get(
        `/api/inbox/${await journey.dispatchFor(referral)}`,
      )

      // then
      expect(await journey.events(referral)).toEqual([
        ...['referral.planned', 'consent.given', 'referral.released', 'referral.sent'],
        ...['deadline.started', 'deadline.missed', 'referral.reminded', 'task.opened'],
      ])
      expect(await journey.referralView(referral)).toMatchObject({ reminders: 1 })
      expect(item.body.reminded).toBe(true)
      expect(await journey.accountable(referral)).toContain(`task ${silence}`)
    })

    it('is waited for another ten working days, reminded again, and so on', async () => {
      // given
      const { journey, truth } = stage()
      const referral = one('waited')
      await journey.complete(await journey.taskFor(referral, silence), { choice: 'keep-waiting' })
      await journey.untilEvent(referral, 'deadline.started', 2)
      expect(await journey.accountable(referral)).toEqual(['acknowledgement MBE Brückenhaus e. V.'])

      // when
      await stage().moveDays(22)
      await journey.taskFor(referral, silence)

      // then
      expect(await journey.referralView(referral)).toMatchObject({ reminders: 2 })
      expect((await truth.deadlinesOf(referral.referralId)).map(({ state }) => state)).toEqual([
        ...['missed', 'missed'],
      ])
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('gives way to another target', async () => {
      // given
      const { journey } = stage()
      const referral = one('rerouted')

      // when
      await journey.complete(await journey.taskFor(referral, silence), {
        choice: 'other-target',
        target: jobcenter,
        consented: true,
      })

      // then
      const other = await journey.replacementOf(referral, jobcenter)
      await journey.untilState(other, 'delivered')
      await journey.untilState(referral, 'dropped')
    })

    it('is no longer waited for', async () => {
      // given
      const { journey } = stage()
      const referral = one('dropped')

      // when
      await journey.complete(await journey.taskFor(referral, silence), { choice: 'drop' })

      // then
      await journey.untilState(referral, 'dropped')
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        ...['transmitted', 'waiting-ended', 'referral-dropped'],
      ])
    })

    it.each([
      ['accepted', {}, 'accepted'],
      ['rejected', { reason: 'language' }, 'rejected'],
      ['question', { text: 'Besteht noch Bedarf?' }, 'question'],
    ])(
      'answers „%s“ after all, and the escalation leaves the list',
      async (verdict, more, state) => {
        // given
        const { journey, truth } = stage()
        const referral = one(verdict === 'question' ? 'asked' : verdict)

        // when
        await journey.answerAsMbe(referral, verdict, more)

        // then
        await journey.untilState(referral, state)
        await journey.noTaskFor(referral, silence)
        if (verdict === 'rejected') await journey.taskFor(referral, handleRejection)
        if (verdict === 'question') await journey.taskFor(referral, answerQuestion)
        expect(await journey.events(referral)).toContain('task.cancelled')
        await truth.tasksEqualEngine({ caseId: referral.caseId })
      },
    )

    it('is stopped, and the escalation leaves the list', async () => {
      // given
      const { journey, truth } = stage()
      const referral = one('withdrawn')

      // when
      await journey.withdraw(referral)

      // then
      await journey.untilState(referral, 'withdrawn')
      await journey.noTaskFor(referral, silence)
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('cannot even be reminded: the person sees that and may end it while it still is so', async () => {
      // given
      const { journey } = stage()
      const referral = one('unreachable')
      expect(await journey.referralView(referral)).toMatchObject({ reminders: 0 })
      expect(await journey.events(referral)).toContain('referral.undeliverable')
      await journey.setJobcenter('stillgelegt')

      // when
      await journey.complete(await journey.taskFor(referral, silence), { choice: 'drop' })

      // then
      await journey.untilState(referral, 'dropped')
      expect(await stage().endsOf(referral, 'referral')).toContain('referral-dropped')
    })

    it('cannot even be reminded, and another target takes over', async () => {
      // given
      const { journey } = stage()
      const referral = one('silent')
      await journey.setJobcenter('stillgelegt')

      // when
      await journey.complete(await journey.taskFor(referral, silence), {
        choice: 'other-target',
        target: mbe,
        consented: true,
      })

      // then
      await journey.untilState(await journey.replacementOf(referral, mbe), 'delivered')
    })
  })
