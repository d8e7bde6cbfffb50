import { defect } from '../services/failure.ts'
import { contract as intake } from './intake/contract.ts'
import type { FormContract, ProcessContract } from './process-contract.ts'
import { contract as referral } from './referral/contract.ts'
import { contract as supportPlan } from './support-plan/contract.ts'

export type { FormContract, ProcessContract } from './process-contract.ts'

/** All processes, sorted by id. */
export const contracts: readonly ProcessContract[] = [intake, referral, supportPlan]

/** Every message KIMflow publishes, with the variable whose value is its correlation key. */
export const messageKeys = {
  'case.opened': 'caseId',
  'contact.received': 'contactId',
  'deadline.missed': 'deadlineId',
  'referral.accepted': 'referralId',
  'referral.dropped': 'referralId',
  'referral.questioned': 'referralId',
  'referral.rejected': 'referralId',
  'referral.requested': 'caseId',
  'referral.started': 'referralId',
  'referral.withdrawn': 'referralId',
} as const

/** The values of one form, wherever it belongs. */
export function formContract(formId: string): FormContract {
  const found = contracts.map((contract) => contract.forms[formId]).find(Boolean)
  if (!found) throw defect('FORM_UNKNOWN', `No contract names the form ${formId}`)
  return found
}
