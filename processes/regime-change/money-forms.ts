import Type from 'typebox'
import { Day, filledWhen, flag, form, several } from '../form-fields.ts'
import { oneOf, optional, optionalText } from '../process-contract.ts'

/** What is asked about decision, payment and the days without either. */
export const moneyForms = {
  'rejection-review': form(
    {
      rejectionReason: oneOf([
        'identification-missing',
        'forms-incomplete',
        'not-competent',
        'not-entitled',
        'other',
      ]),
      decisionNotifiedOn: Day,
      instruction: oneOf(['correct', 'missingOrWrong']),
      rejectionNextStep: oneOf(['objection', 'new-application', 'advice']),
    },
    ['decisionNotifiedOn', 'instruction'],
  ),
  'payment-check': form(
    {
      moneyArrived: oneOf(['yes', 'partly', 'no']),
      paidOn: optional(Day),
      cardActive: flag,
      paidTwice: flag,
    },
    ['moneyArrived', 'paidOn', 'paidTwice'],
    {
      allOf: [
        filledWhen('moneyArrived', 'yes', 'paidOn'),
        filledWhen('moneyArrived', 'partly', 'paidOn'),
      ],
    },
  ),
  reimbursement: form(
    {
      reimbursementFrom: Day,
      reimbursementUntil: Day,
    },
    ['reimbursementFrom', 'reimbursementUntil'],
  ),
  'gap-escalation': form(
    {
      raisedWith: several(['jobcenter', 'social-welfare-office', 'social-department']),
      gapAccepted: flag,
    },
    ['gapAccepted'],
  ),
  'bridge-choice': form(
    {
      bridge: oneOf(['advance', 'provisional', 'continued', 'court', 'none']),
      bridgeRemark: optionalText(2000),
    },
    ['bridge'],
  ),
  'continued-benefit': form(
    {
      continued: oneOf(['yes', 'no']),
      continuedUntil: optional(Day),
    },
    ['continued', 'continuedUntil'],
    { allOf: [filledWhen('continued', 'yes', 'continuedUntil')] },
  ),
  'court-advice': form(
    {
      courtExplained: Type.Literal(true),
      bridged: flag,
      bridgedOn: optional(Day),
    },
    ['bridged', 'bridgedOn'],
    { allOf: [filledWhen('bridged', true, 'bridgedOn')] },
  ),
}
