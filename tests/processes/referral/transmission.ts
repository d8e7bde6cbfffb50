import { describe, expect, it } from 'vitest'
import { jmd, jobcenter, mbe, type OpenReferral } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'

const clarifyConsent = 'Einwilligung klären'
const clarifyDelivery = 'Zustellung klären'

/** From the plan to the receipt: consent gate, sending, what stands in the way. */
export const transmission = (stage: () => Stage) =>
  describe('Transmitting a referral', () => {
    /** A referral whose target has no consent yet: nothing has left. */
    const withoutConsent = async (targetId: string): Promise<OpenReferral> => {
      const { journey } = stage()
      const opened = await journey.openCase()
      const [referral] = await journey.chooseTargets(opened, [targetId], { consented: [] })
      if (!referral) throw new Error('No referral')
      await journey.taskFor(referral, clarifyConsent)
      return referral
    }

    /** A referral at „Zustellung klären“: the Jobcenter no longer takes anything. */
    const undeliverable = async (): Promise<OpenReferral> => {
      const { journey } = stage()
      const opened = await journey.openCase()
      await journey.setJobcenter('stillgelegt')
      try {
        const [referral] = await journey.chooseTargets(opened, [jobcenter])
        if (!referral) throw new Error('No referral')
        await journey.taskFor(referral, clarifyDelivery)
        return referral
      } finally {
        await journey.setJobcenter('normal')
      }
    }

    it('waits for a missing consent and sends once it is given', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await withoutConsent(mbe)
      const { rows } = (await journey.people.rojda.get('/api/inbox')).body
      expect(rows.map(({ number }: { number: string }) => number)).not.toContain(referral.number)
      expect(await journey.accountable(referral)).toEqual([`task ${clarifyConsent}`])
      await truth.tasksEqualEngine({ caseId: referral.caseId })

      // when
      await journey.complete(await journey.taskFor(referral, clarifyConsent), {
        choice: 'given',
        evidence: 'electronic',
      })

      // then
      await journey.untilEvent(referral, 'deadline.started')
      const view = await journey.referralView(referral)
      expect(view.legalBasis.consentNumber).toMatch(/^E-/)
      expect(await journey.events(referral)).toEqual([
        ...['referral.planned', 'task.opened', 'task.claimed', 'task.completed'],
        ...['consent.given', 'referral.released', 'referral.sent', 'deadline.started'],
      ])
      await journey.answerAsMbe(referral, 'accepted')
      await journey.untilState(referral, 'accepted')
    })

    it('ends where consent is refused, and nothing has left the house', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await withoutConsent(mbe)

      // when
      await journey.complete(await journey.taskFor(referral, clarifyConsent), { choice: 'refused' })

      // then
      await journey.untilState(referral, 'dropped')
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        'consent-refused',
        'referral-dropped',
      ])
      expect(await journey.events(referral)).toEqual([
        ...['referral.planned', 'task.opened', 'task.claimed', 'task.completed'],
        ...['consent.refused', 'referral.closed'],
      ])
      expect(
        await truth.query('select 1 from dispatches where referral_id = $1', [referral.referralId]),
      ).toEqual([])
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('is stopped while consent is being clarified', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await withoutConsent(jmd)

      // when
      await journey.withdraw(referral)

      // then
      await journey.untilState(referral, 'withdrawn')
      await journey.noTaskFor(referral, clarifyConsent)
      expect(await stage().endsOf(referral, 'referral')).toEqual(['referral-withdrawn'])
      expect(await journey.events(referral)).toEqual(
        expect.arrayContaining(['referral.withdrawn', 'task.cancelled', 'referral.closed']),
      )
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('is sent again when the target takes messages again', async () => {
      // given
      const { journey } = stage()
      const referral = await undeliverable()
      expect(await journey.accountable(referral)).toContain(`task ${clarifyDelivery}`)
      expect(await journey.events(referral)).toContain('referral.undeliverable')

      // when
      await journey.complete(await journey.taskFor(referral, clarifyDelivery), { choice: 'retry' })

      // then
      await journey.untilState(referral, 'delivered')
      const { ueberleitungen } = await journey.deliveries()
      expect(
        ueberleitungen.filter(
          (one: { inhalt: { vorgangsnummer: string } }) =>
            one.inhalt.vorgangsnummer === referral.number,
        ),
      ).toHaveLength(1)
    })

    it('goes to another target that can be reached', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await undeliverable()

      // when
      await journey.complete(await journey.taskFor(referral, clarifyDelivery), {
        choice: 'other-target',
        target: mbe,
      })

      // then
      const other = await journey.replacementOf(referral, mbe)
      await journey.taskFor(other, clarifyConsent)
      await journey.untilState(referral, 'dropped')
      await journey.complete(await journey.taskFor(other, clarifyConsent), {
        choice: 'given',
        evidence: 'written',
      })
      await journey.untilState(other, 'delivered')
      expect((await journey.accountable({ caseId: referral.caseId })).sort()).toEqual([
        'acknowledgement MBE Brückenhaus e. V.',
        'task Bedarf in allen Lebensbereichen ermitteln',
      ])
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('is given up where nobody can be reached', async () => {
      // given
      const { journey } = stage()
      const referral = await undeliverable()

      // when
      await journey.complete(await journey.taskFor(referral, clarifyDelivery), { choice: 'drop' })

      // then
      await journey.untilState(referral, 'dropped')
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        'delivery-dropped',
        'referral-dropped',
      ])
    })

    it('is stopped by the withdrawn consent while delivery is being clarified', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await undeliverable()

      // when
      await journey.withdrawConsent(referral)

      // then
      await journey.untilState(referral, 'withdrawn')
      await journey.noTaskFor(referral, clarifyDelivery)
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })
  })
