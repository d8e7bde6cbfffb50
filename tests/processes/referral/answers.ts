import { afterEach, describe, expect, it } from 'vitest'
import { jmd, jobcenter, mbe } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'

const handleRejection = 'Ablehnung bearbeiten'
const answerQuestion = 'Rückfrage beantworten'
const silence = 'Ausbleibende Antwort klären'

/** What the target says: yes, no, a question, and then that it has begun or ended. */
export const answers = (stage: () => Stage) =>
  describe('A target', () => {
    afterEach(() => stage().journey.setJobcenter('normal'))

    it('accepts and begins: each step is told, and who has to act next', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(mbe)
      expect(await journey.accountable(referral)).toEqual(['acknowledgement MBE Brückenhaus e. V.'])

      // when
      await journey.untilEvent(referral, 'deadline.started')
      await journey.answerAsMbe(referral, 'accepted', { fileNumber: 'MBE-E 26/311' })
      const accepted = await journey.untilState(referral, 'accepted')
      await journey.untilEvent(referral, 'deadline.started', 2)
      const waiting = await journey.accountable(referral)
      await journey.answerAsMbe(referral, 'started', { text: 'Erster Termin am Montag.' })

      // then
      const started = await journey.untilState(referral, 'started')
      expect(accepted.fileNumber).toBe('MBE-E 26/311')
      expect(waiting).toEqual(['start MBE Brückenhaus e. V.'])
      expect(started.answerText).toBe('Erster Termin am Montag.')
      expect(started.chain.map(({ step, state }) => `${step} ${state}`)).toEqual([
        ...['released done', 'sent done', 'delivered done'],
        ...['accepted done', 'started done', 'closed done'],
      ])
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        ...['transmitted', 'acceptance-received', 'start-confirmed', 'measure-started'],
      ])
      expect(await journey.events(referral)).toEqual([
        ...['referral.planned', 'consent.given', 'referral.released', 'referral.sent'],
        ...['deadline.started', 'deadline.met', 'acknowledgement.received'],
        ...['deadline.started', 'deadline.met', 'acknowledgement.received'],
        'referral.closed',
      ])
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('accepts and then ends before anything began', async () => {
      // given
      const { journey } = stage()
      const referral = await journey.refer(jobcenter)
      await journey.answerAsJobcenter(referral, 'angenommen', { aktenzeichen: '351-00211' })
      await journey.untilState(referral, 'accepted')

      // when
      await journey.answerAsJobcenter(referral, 'beendet', { text: 'Nicht erschienen' })

      // then
      await journey.untilState(referral, 'dropped')
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        ...['transmitted', 'acceptance-received', 'start-abandoned', 'referral-dropped'],
      ])
    })

    it('begins without having accepted: that implies the acceptance', async () => {
      // given
      const { journey } = stage()
      const referral = await journey.refer(jobcenter)

      // when
      await journey.answerAsJobcenter(referral, 'begonnen')

      // then
      await journey.untilState(referral, 'started')
      expect(await stage().endsOf(referral, 'referral')).toContain('measure-started')
    })

    it('rejects with a reason, and another target takes over', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(jobcenter)
      await journey.answerAsJobcenter(referral, 'abgelehnt', {
        grund: 'nicht-zustaendig',
        text: 'Zuständig ist das Sozialamt',
      })
      const task = await journey.taskFor(referral, handleRejection)
      const rejected = await journey.referralView(referral)
      const { values, proposal } = await journey.readTask(task.id)
      const whose = await journey.accountable(referral)
      await truth.tasksEqualEngine({ caseId: referral.caseId })

      // when
      await journey.complete(task, { choice: 'other-target', target: mbe, consented: true })

      // then
      expect(rejected).toMatchObject({
        state: 'rejected',
        rejectionReason: 'not-competent',
        answerText: 'Zuständig ist das Sozialamt',
      })
      expect(whose).toEqual([`task ${handleRejection}`])
      expect(proposal?.decisionId).toBe('referral-target')
      const options = (values['targetOptions'] as { value: string }[]).map(({ value }) => value)
      expect(options).not.toContain(jobcenter)
      expect(options[0]).toBe(mbe)
      const other = await journey.replacementOf(referral, mbe)
      await journey.untilEvent(other, 'deadline.started')
      expect((await journey.accountable({ caseId: referral.caseId })).sort()).toEqual([
        'acknowledgement MBE Brückenhaus e. V.',
        'task Bedarf in allen Lebensbereichen ermitteln',
      ])
      expect(await journey.events(other)).toEqual([
        ...['referral.replaced', 'consent.given', 'referral.released', 'referral.sent'],
        'deadline.started',
      ])
      await journey.answerAsMbe(other, 'accepted')
      await journey.untilState(other, 'accepted')
    })

    it('rejects, and the referral is closed as rejected', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(mbe)
      await journey.answerAsMbe(referral, 'rejected', { reason: 'no-places' })
      const task = await journey.taskFor(referral, handleRejection)

      // when
      await journey.complete(task, { choice: 'drop' })

      // then
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        ...['transmitted', 'rejection-received', 'referral-failed'],
      ])
      expect(await journey.referralView(referral)).toMatchObject({
        state: 'rejected',
        rejectionReason: 'no-places',
      })
      expect((await journey.events(referral)).at(-1)).toBe('referral.closed')
      expect((await journey.caseView(referral.caseId)).phase).toBe('monitoring')
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('asks, gets an answer and has its full time again', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(mbe)
      await journey.answerAsMbe(referral, 'question', { text: 'Liegt ein Bescheid vor?' })
      const task = await journey.taskFor(referral, answerQuestion)
      const asked = await journey.referralView(referral)
      const whose = await journey.accountable(referral)

      // when
      await journey.complete(task, { text: 'Ja, vom 3. November.' })

      // then
      expect(asked).toMatchObject({ state: 'question', answerText: 'Liegt ein Bescheid vor?' })
      expect(whose).toEqual([`task ${answerQuestion}`])
      await journey.untilEvent(referral, 'deadline.started', 2)
      expect(await journey.accountable(referral)).toEqual(['acknowledgement MBE Brückenhaus e. V.'])
      const item = await journey.people.rojda.get(
        `/api/inbox/${await journey.dispatchFor(referral)}`,
      )
      expect(item.body.messages.map(({ text }: { text: string }) => text)).toEqual([
        ...[null, 'Liegt ein Bescheid vor?', 'Ja, vom 3. November.'],
      ])
      expect((await journey.events(referral)).slice(-3).sort()).toEqual([
        ...['deadline.started', 'referral.replied', 'task.completed'],
      ])
      const clocks = await truth.deadlinesOf(referral.referralId)
      expect(clocks.map(({ state }) => state)).toEqual(['met', 'armed'])
      await journey.answerAsMbe(referral, 'accepted')
      await journey.untilState(referral, 'accepted')
    })

    it.each([
      ['accepted', 'angenommen', {}, 'acceptance-received'],
      ['rejected', 'abgelehnt', { grund: 'keine-plaetze' }, 'rejection-received'],
    ])(
      'is %s while its question still lies here, and the question leaves the list',
      async (state, art, more, end) => {
        // given
        const { journey, truth } = stage()
        const referral = await journey.refer(jobcenter)
        await journey.answerAsJobcenter(referral, 'rueckfrage', { text: 'Welche Adresse gilt?' })
        await journey.taskFor(referral, answerQuestion)

        // when
        await journey.answerAsJobcenter(referral, art, more)

        // then
        await journey.untilState(referral, state)
        await journey.noTaskFor(referral, answerQuestion)
        const flow = (await journey.flows(referral)).at(-1)
        await expect
          .poll(async () => {
            const { steps } = await journey.flow(flow.instanceKey)
            return steps.find((one: { elementId: string }) => one.elementId === end).state
          })
          .toBe('done')
        await truth.tasksEqualEngine({ caseId: referral.caseId })
      },
    )

    it('is stopped while it waits for an answer, and hears of it', async () => {
      // given
      const { journey } = stage()
      const referral = await journey.refer(jobcenter)

      // when
      await journey.withdraw(referral)

      // then
      await journey.untilState(referral, 'withdrawn')
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        'transmitted',
        'referral-withdrawn',
      ])
      const dispatchId = await journey.dispatchFor(referral)
      const { ueberleitungen } = await journey.deliveries()
      expect(
        ueberleitungen.find((one: { ueberleitungId: string }) => one.ueberleitungId === dispatchId),
      ).toMatchObject({ stand: 'zurueckgezogen' })
    })

    it('is stopped by the withdrawn consent while its question lies here', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(jmd)
      await journey.answerAsMbe(referral, 'question', { text: 'Wie alt ist die Person?' })
      await journey.taskFor(referral, answerQuestion)

      // when
      await journey.withdrawConsent(referral)

      // then
      await journey.untilState(referral, 'withdrawn')
      await journey.noTaskFor(referral, answerQuestion)
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('is stopped after it accepted and before it began', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(mbe)
      await journey.answerAsMbe(referral, 'accepted')
      await journey.untilEvent(referral, 'deadline.started', 2)

      // when
      await journey.withdrawConsent(referral)

      // then
      await journey.untilState(referral, 'withdrawn')
      expect((await truth.deadlinesOf(referral.referralId)).map(({ state }) => state)).toEqual([
        ...['met', 'cancelled'],
      ])
      expect((await journey.caseView(referral.caseId)).consents).toContainEqual(
        expect.objectContaining({ recipientId: mbe, state: 'withdrawn' }),
      )
    })

    it('cannot be reached with our reply, and the case manager decides', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(jobcenter)
      await journey.answerAsJobcenter(referral, 'rueckfrage', { text: 'Welche Adresse gilt?' })
      const task = await journey.taskFor(referral, answerQuestion)
      await journey.setJobcenter('stillgelegt')

      // when
      await journey.complete(task, { text: 'Ringstraße 4' })
      const silent = await journey.taskFor(referral, silence)
      await journey.complete(silent, { choice: 'drop' })

      // then
      await journey.untilState(referral, 'dropped')
      expect(await stage().endsOf(referral, 'referral')).toEqual([
        ...['transmitted', 'waiting-ended', 'referral-dropped'],
      ])
      expect(await journey.events(referral)).toContain('referral.undeliverable')
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })

    it('is waited for when it could not be reached with our reply, with its time running', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(jobcenter)
      await journey.answerAsJobcenter(referral, 'rueckfrage', { text: 'Welche Adresse gilt?' })
      const task = await journey.taskFor(referral, answerQuestion)
      await journey.setJobcenter('stillgelegt')
      await journey.complete(task, { text: 'Ringstraße 4' })
      const silent = await journey.taskFor(referral, silence)
      await journey.setJobcenter('normal')

      // when
      await journey.complete(silent, { choice: 'keep-waiting' })

      // then
      await expect
        .poll(async () => (await truth.deadlinesOf(referral.referralId)).at(-1)?.state, {
          timeout: 5_000,
        })
        .toBe('armed')
      expect(await journey.accountable(referral)).toEqual(['acknowledgement Jobcenter Ahrsiepen'])
      expect(await journey.events(referral)).toContain('referral.awaited')
    })
  })
