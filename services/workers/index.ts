import type { Worker } from '../define/worker.ts'
import { advanceCase } from './advance-case.ts'
import { checkBasis } from './check-basis.ts'
import { closeContact } from './close-contact.ts'
import { closeReferral } from './close-referral.ts'
import { decideContact } from './decide-contact.ts'
import { openCase } from './open-case.ts'
import { openTask } from './open-task.ts'
import { planReferrals } from './plan-referrals.ts'
import { proposeDecision } from './propose-decision.ts'
import { recordConsent } from './record-consent.ts'
import { recordTalk } from './record-talk.ts'
import { remindAgency } from './remind-agency.ts'
import { replaceReferral } from './replace-referral.ts'
import { replyToAgency } from './reply-to-agency.ts'
import { sendReferral } from './send-referral.ts'
import { startDeadline } from './start-deadline.ts'

/** Every job type a diagram may name, sorted by file. Start-up refuses a gap on either side. */
export const workers: readonly Worker[] = [
  advanceCase,
  checkBasis,
  closeContact,
  closeReferral,
  decideContact,
  openCase,
  openTask,
  planReferrals,
  proposeDecision,
  recordConsent,
  recordTalk,
  remindAgency,
  replaceReferral,
  replyToAgency,
  sendReferral,
  startDeadline,
]
