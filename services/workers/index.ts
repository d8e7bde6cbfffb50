import type { Worker } from '../define/worker.ts'
import { advanceCase } from './advance-case.ts'
import { advanceProceeding } from './advance-proceeding.ts'
import { checkBasis } from './check-basis.ts'
import { closeCase } from './close-case.ts'
import { closeContact } from './close-contact.ts'
import { closeProceeding } from './close-proceeding.ts'
import { closeReferral } from './close-referral.ts'
import { computeDate } from './compute-date.ts'
import { countHandovers } from './count-handovers.ts'
import { countReferrals } from './count-referrals.ts'
import { decideContact } from './decide-contact.ts'
import { endConsents } from './end-consents.ts'
import { endReferrals } from './end-referrals.ts'
import { eraseCase } from './erase-case.ts'
import { measureGap } from './measure-gap.ts'
import { mergeFinding } from './merge-finding.ts'
import { openCase } from './open-case.ts'
import { openTask } from './open-task.ts'
import { planReferrals } from './plan-referrals.ts'
import { proposeDecision } from './propose-decision.ts'
import { recordConsent } from './record-consent.ts'
import { recordDuplicates } from './record-duplicates.ts'
import { recordTalk } from './record-talk.ts'
import { releaseHold } from './release-hold.ts'
import { remindAgency } from './remind-agency.ts'
import { remindNotice } from './remind-notice.ts'
import { reopenCase } from './reopen-case.ts'
import { replaceReferral } from './replace-referral.ts'
import { replyToAgency } from './reply-to-agency.ts'
import { requestReferral } from './request-referral.ts'
import { restrictCase } from './restrict-case.ts'
import { resumeDeadline } from './resume-deadline.ts'
import { sendNotice } from './send-notice.ts'
import { sendReferral } from './send-referral.ts'
import { setFacts } from './set-facts.ts'
import { settleDeadline } from './settle-deadline.ts'
import { startDeadline } from './start-deadline.ts'
import { suspendDeadline } from './suspend-deadline.ts'
import { transferCase } from './transfer-case.ts'
import { withdrawReferral } from './withdraw-referral.ts'

/** Every job type a diagram may name, sorted by file. Start-up refuses a gap on either side. */
export const workers: readonly Worker[] = [
  advanceCase,
  advanceProceeding,
  checkBasis,
  closeCase,
  closeContact,
  closeProceeding,
  closeReferral,
  computeDate,
  countHandovers,
  countReferrals,
  decideContact,
  endConsents,
  endReferrals,
  eraseCase,
  measureGap,
  mergeFinding,
  openCase,
  openTask,
  planReferrals,
  proposeDecision,
  recordConsent,
  recordDuplicates,
  recordTalk,
  releaseHold,
  remindAgency,
  remindNotice,
  reopenCase,
  replaceReferral,
  replyToAgency,
  requestReferral,
  restrictCase,
  resumeDeadline,
  sendNotice,
  sendReferral,
  setFacts,
  settleDeadline,
  startDeadline,
  suspendDeadline,
  transferCase,
  withdrawReferral,
]
