import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { tellItEnded } from '../dispatches/hand-over.ts'
import { defect } from '../failure.ts'
import { occasionOf } from './occasion.ts'
import { tenantId } from './variables.ts'

/** Puts another target in the place of one that will not do. */
export const replaceReferral = defineWorker({
  type: 'referral.replace',
  input: Type.Object({ tenantId, referralId: Type.String(), completedTaskId: Type.String() }),
  output: Type.Object({ referralId: Type.String() }),
  needs: ['referrals', 'tasks', 'dispatches', 'directory', 'agencies'],

  async handle({ tenantId, referralId, completedTaskId }, house, job) {
    const { referrals, tasks } = house
    const { values } = await tasks.readResult<{ target?: string; consented?: boolean }>(
      tenantId,
      completedTaskId,
    )
    if (!values.target) throw defect('TARGET_MISSING', 'No other target was chosen')
    const old = await referrals.read(tenantId, referralId)
    await tellItEnded(house, tenantId, old, occasionOf(job), 'other-target')
    const replacement = await referrals.replace(tenantId, referralId, {
      taskId: completedTaskId,
      targetId: values.target,
      consented: values.consented === true,
    })

    return { referralId: replacement }
  },
})
