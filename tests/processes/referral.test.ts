import { afterAll, beforeAll, it } from 'vitest'
import { answers } from './referral/answers.ts'
import { lifeEvents } from './referral/life-events.ts'
import { longWaits } from './referral/long-waits.ts'
import { longOutages } from './referral/outage.ts'
import { silentTargets } from './referral/silence.ts'
import { missedStarts } from './referral/start.ts'
import { transmission } from './referral/transmission.ts'
import { expectWalked, openStage, type Stage } from './stage.ts'

let opened: Stage
const stage = () => opened
beforeAll(async () => {
  opened = await openStage()
})
afterAll(() => opened?.close())

transmission(stage)
answers(stage)
silentTargets(stage)
missedStarts(stage)
lifeEvents(stage)
longWaits(stage)
longOutages(stage)

it('Every step and every way of the diagram has been walked', async () => {
  await expectWalked(opened, 'referral')
})
