import { defineAgency } from '../../define/agency.ts'
import type { Receipt, SignedPost, Transports } from '../../define/transport.ts'
import { defect, refused } from '../../failure.ts'
import { ReferralContent } from '../content.ts'
import {
  decodeAnswer,
  decodeReceipt,
  encodeReferral,
  encodeReminder,
  encodeReply,
  encodeWithdrawal,
  saysContentDiffers,
  topics,
} from './wire.ts'

/**
 * Jobcenter: takes referrals for benefits through its machine interface and answers with signed
 * messages of its own. Its receipt proves delivery only; whether it accepts comes as an answer.
 */
export const jobcenter = defineAgency({
  name: 'jobcenter',
  transport: 'signed-json',
  accepts: ReferralContent,
  purpose: 'benefits',
  dataCategories: [
    'name',
    'birth-date',
    'contact',
    'language',
    'topics',
    'appointment-wish',
    'message',
  ],
  topics,
  // An application filed with a municipality is forwarded without delay, consent or not.
  allowedStatutes: ['§ 16 Abs. 2 SGB I'],

  send: (dispatchId, content, transport) => hand(encodeReferral(dispatchId, content), transport),
  remind: (dispatchId, reminder, transport) =>
    hand(encodeReminder(dispatchId, reminder), transport),
  reply: (dispatchId, reply, transport) => hand(encodeReply(dispatchId, reply), transport),
  withdraw: (dispatchId, withdrawal, transport) =>
    hand(encodeWithdrawal(dispatchId, withdrawal), transport),
  readAnswer: decodeAnswer,
})

async function hand(
  message: Omit<SignedPost, 'readReceipt'>,
  transport: Transports['signed-json'],
): Promise<Receipt> {
  const outcome = await transport.post({ ...message, readReceipt: decodeReceipt })
  if (outcome.status === 'received') return outcome.receipt

  if (saysContentDiffers(outcome.body)) {
    throw defect('DISPATCH_CHANGED', 'The agency knows this dispatch with other content')
  }
  throw refused('DESTINATION_INACTIVE', 'This Jobcenter no longer takes referrals')
}
