import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { defect } from '../failure.ts'
import { tenantId } from './variables.ts'

/** In which states of a referral a rule still waits for something. */
const awaitedIn: Record<string, readonly string[]> = {
  'acknowledgement-due': ['released', 'delivered'],
  'start-due': ['accepted'],
}

/** Starts the deadline its diagram names, counted from today; the row is the deadline. */
export const startDeadline = defineWorker({
  type: 'deadline.start',
  input: Type.Object({ tenantId, referralId: Type.String() }),
  output: Type.Object({ deadlineId: Type.String() }),
  needs: ['deadlines', 'referrals', 'clock'],

  async handle({ tenantId, referralId }, { deadlines, referrals, clock }, job) {
    const rule = job.headers['rule']
    if (!rule) throw defect('RULE_MISSING', `Element ${job.elementId} names no deadline rule`)
    await referrals.waitAgain(tenantId, referralId)
    const { caseId } = await referrals.read(tenantId, referralId)
    const { deadlineId } = await deadlines.start({
      tenantId,
      rule,
      occasion: job.elementInstanceKey,
      startsOn: clock.today(),
      caseId,
      referralId,
    })
    // An answer may have come before the wait; read after the start, so that none slips between.
    const { state } = await referrals.read(tenantId, referralId)
    if (!awaitedIn[rule]?.includes(state)) await deadlines.settle(tenantId, { referralId, rule })

    return { deadlineId }
  },
})
