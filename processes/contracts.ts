import { defect, missing } from '../services/failure.ts'
import { contract as caseClosure } from './case-closure/contract.ts'
import { contract as intake } from './intake/contract.ts'
import { contract as naturalisation } from './naturalisation/contract.ts'
import type {
  FormContract,
  NoticeContract,
  ProceedingContract,
  ProcessContract,
} from './process-contract.ts'
import { contract as referral } from './referral/contract.ts'
import { contract as regimeChange } from './regime-change/contract.ts'
import { contract as rightToRemain } from './right-to-remain/contract.ts'
import { contract as structuralFinding } from './structural-finding/contract.ts'
import { contract as supportPlan } from './support-plan/contract.ts'

export type { FormContract, ProcessContract } from './process-contract.ts'

/** All processes, sorted by id. */
export const contracts: readonly ProcessContract[] = [
  caseClosure,
  intake,
  naturalisation,
  referral,
  regimeChange,
  rightToRemain,
  structuralFinding,
  supportPlan,
]

/**
 * Every message KIMflow publishes, with the variables that may be its correlation key. What happens
 * to a person is told to each process under way, under the key of its own subject.
 */
const subjectKeys = ['contactId', 'caseId', 'referralId', 'proceedingId'] as const

export const messageKeys: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    contracts.flatMap(({ proceeding }) =>
      proceeding ? [[proceeding.startsWith, ['proceedingId']]] : [],
    ),
  ),
  'age.reached': ['deadlineId'],
  'case.closed': ['caseId'],
  'case.opened': ['caseId'],
  'case.reopened': ['proceedingId'],
  'case.transferred': subjectKeys,
  'consent.withdrawn': subjectKeys,
  'contact.received': ['contactId'],
  'deadline.missed': ['deadlineId'],
  'hold.placed': ['proceedingId'],
  'hold.released': ['proceedingId'],
  'notice.answered': ['noticeId'],
  'person.died': subjectKeys,
  'person.moved': subjectKeys,
  'proceeding.closed': ['caseId'],
  'referral.accepted': ['referralId'],
  'referral.dropped': ['referralId'],
  'referral.ended': ['caseId'],
  'referral.questioned': ['referralId'],
  'referral.rejected': ['referralId'],
  'referral.requested': ['caseId'],
  'referral.started': ['referralId'],
  'referral.withdrawn': ['referralId'],
}

/** Job types whose header `as` names the variable that holds the key of what they started. */
export const keyedBy: Readonly<Record<string, string>> = {
  'age.reached': 'deadline.start',
  'deadline.missed': 'deadline.start',
  'notice.answered': 'notice.send',
}

/** The values of one form, wherever it belongs. */
export function formContract(formId: string): FormContract {
  const found = contracts.map((contract) => contract.forms[formId]).find(Boolean)
  if (!found) throw defect('FORM_UNKNOWN', `No contract names the form ${formId}`)
  return found
}

/** How a kind of proceeding is run. */
export function proceedingContract(
  kind: string,
): ProcessContract & { proceeding: ProceedingContract } {
  const found = contracts.find((contract) => contract.processId === kind)
  if (!found?.proceeding)
    throw missing('PROCEEDING_KIND_UNKNOWN', `No proceeding is called ${kind}`)
  return { ...found, proceeding: found.proceeding }
}

/** A notice of a kind of proceeding. */
export function noticeContract(kind: string, name: string): NoticeContract {
  const found = contracts.find((contract) => contract.processId === kind)?.notices?.[name]
  if (!found) throw defect('NOTICE_UNKNOWN', `The contract of ${kind} names no notice ${name}`)
  return found
}
