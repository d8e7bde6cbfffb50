import Type from 'typebox'
import { defineWorker } from '../define/worker.ts'
import { handOver } from '../dispatches/hand-over.ts'
import { readReferralContent } from '../dispatches/referral-content.ts'
import { defect } from '../failure.ts'
import { occasionOf } from './occasion.ts'
import { tenantId } from './variables.ts'

/** Sends one referral to its agency, once. The acknowledgement arrives later, as a message. */
export const sendReferral = defineWorker({
  type: 'referral.send',
  input: Type.Object({ tenantId, referralId: Type.String() }),
  output: Type.Object({}),
  needs: ['referrals', 'dispatches', 'agencies', 'directory', 'cases', 'persons', 'consents'],
  whenExhausted: 'DELIVERY_FAILED',

  async handle({ tenantId, referralId }, house, job) {
    const { referrals, agencies, directory } = house
    // Again, right before the send: a consent may have been withdrawn since the gate.
    await referrals.checkBasis(tenantId, referralId)
    const referral = await referrals.read(tenantId, referralId)
    const organisation = await directory.readOrganisation(tenantId, referral.targetId)
    if (!organisation.agency) throw defect('AGENCY_MISSING', 'The target has no agency')
    const { content, sent } = agencies.prepare(
      organisation.agency,
      await readReferralContent(house, tenantId, referral),
    )

    await handOver(house, tenantId, referral, occasionOf(job), {
      kind: 'referral',
      content,
      dataCategories: sent,
      call: (target, dispatchId, kept, traceId) =>
        agencies.send(tenantId, target, dispatchId, kept, traceId),
    })

    return {}
  },
})
