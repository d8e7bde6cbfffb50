import { describe, expect, it } from 'vitest'
import { mbe, type OpenReferral, until } from '../../support/journey.ts'
import type { Stage } from '../stage.ts'

const check = 'Überleitung nach dem Umzug prüfen'

/** What happens to a person while a referral runs: move, death, another case manager. */
export const lifeEvents = (stage: () => Stage) =>
  describe('A referral whose person', () => {
    const happens = async ({ caseId }: OpenReferral, event: string, more: object = {}) => {
      const { jana } = stage().journey.people
      const { now } = (await jana.get('/api/session')).body
      const on = Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Berlin').toPlainDate()
      const body = { event, on: on.toString(), ...more }
      expect((await jana.post(`/api/cases/${caseId}/life-events`, body)).status).toBe(201)
    }

    it('moves within reach of the target runs on', async () => {
      // given
      const { journey } = stage()
      const referral = await journey.refer(mbe)

      // when
      await happens(referral, 'moved')
      await journey.complete(await journey.taskFor(referral, check), { afterMove: 'keep' })

      // then
      await journey.answerAsMbe(referral, 'accepted')
      await journey.answerAsMbe(referral, 'started')
      await journey.untilState(referral, 'started')
      expect((await stage().endsOf(referral, 'referral')).sort()).toEqual([
        ...['acceptance-received', 'measure-started', 'referral-kept', 'start-confirmed'],
        'transmitted',
      ])
    })

    it('moves out of reach is taken back, and the target hears of it', async () => {
      // given
      const { journey } = stage()
      const referral = await journey.refer(mbe)

      // when
      await happens(referral, 'moved')
      await journey.complete(await journey.taskFor(referral, check), { afterMove: 'withdraw' })

      // then
      await journey.untilState(referral, 'withdrawn')
      expect((await stage().endsOf(referral, 'referral')).sort()).toEqual([
        ...['referral-withdrawn', 'transmitted', 'withdrawn-after-move'],
      ])
    })

    it('gets another case manager and then dies ends, and the target hears of it', async () => {
      // given
      const { journey, truth } = stage()
      const referral = await journey.refer(mbe)

      // when
      await happens(referral, 'transferred', { toStaffId: 'derya-aksoy' })
      await until('tasks handed over', async () => {
        const handedOver = await truth.query(
          `select 1 from trace_elements e join trace_instances i on i.instance_key = e.instance_key
           where e.process_id = 'referral' and e.element_id = 'tasks-transferred' and i.case_id = $1`,
          [referral.caseId],
        )
        return handedOver.length > 0
      })
      await happens(referral, 'died')

      // then
      await journey.untilState(referral, 'withdrawn')
      expect((await stage().endsOf(referral, 'referral')).sort()).toEqual([
        ...['ended-by-death', 'tasks-transferred', 'transmitted'],
      ])
      await truth.tasksEqualEngine({ caseId: referral.caseId })
    })
  })
