import { decisions as caseClosure } from './case-closure/decisions.ts'
import type { DecisionContract } from './decision-contract.ts'
import { decisions as intake } from './intake/decisions.ts'
import { decisions as naturalisation } from './naturalisation/decisions.ts'
import { decisions as referral } from './referral/decisions.ts'
import { decisions as regimeChange } from './regime-change/decisions.ts'
import { decisions as rightToRemain } from './right-to-remain/decisions.ts'
import { decisions as structuralFinding } from './structural-finding/decisions.ts'
import { decisions as supportPlan } from './support-plan/decisions.ts'

/** Every decision table by process, in the order of a person's way through them. */
export const decisionsOfProcess: Readonly<
  Record<string, Readonly<Record<string, DecisionContract>>>
> = {
  intake,
  'support-plan': supportPlan,
  referral,
  'regime-change': regimeChange,
  naturalisation,
  'right-to-remain': rightToRemain,
  'structural-finding': structuralFinding,
  'case-closure': caseClosure,
}
