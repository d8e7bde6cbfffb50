import Type from 'typebox'
import { Day, filledWhen, flag, form, several } from '../form-fields.ts'
import { oneOf, optional, optionalText } from '../process-contract.ts'

/** What is asked about bank, insurance and housing, on the way back, and at the end. */
export const dailyLifeForms = {
  'main-application': form(
    {
      formsFiled: oneOf(['complete', 'partly']),
      formsFiledOn: Day,
      formsMissing: optionalText(2000),
    },
    [],
  ),
  bank: form(
    {
      bankState: oneOf(['exists', 'applied', 'spelling']),
      bankAppliedOn: optional(Day),
    },
    ['bankState', 'bankAppliedOn'],
    { allOf: [filledWhen('bankState', 'applied', 'bankAppliedOn')] },
  ),
  spelling: form(
    {
      leadingDocument: oneOf(['passport', 'title', 'bamf-notice']),
      samePersonConfirmed: Type.Literal(true),
    },
    [],
  ),
  'bank-follow-up': form(
    {
      bankReady: oneOf(['yes', 'no']),
    },
    ['bankReady'],
  ),
  'cash-payment': form(
    {
      cashRoute: oneOf(['cheque', 'cash-desk', 'third-party']),
      oldCardExcluded: Type.Literal(true),
    },
    [],
  ),
  insurance: form(
    {
      insurerChosen: oneOf(['yes', 'no']),
      insurer: optionalText(200),
    },
    ['insurerChosen'],
  ),
  'insurance-registration': form(
    {
      registrationAsked: Type.Literal(true),
      interimProof: flag,
    },
    [],
  ),
  housing: form(
    {
      housingState: oneOf(['shelter', 'must-leave', 'flat']),
      feeNoticeThere: flag,
      housingRemark: optionalText(2000),
    },
    [],
  ),
  'return-preparation': form(
    {
      basicIncomeEndsOn: Day,
      remedyState: oneOf(['none', 'objection', 'urgent']),
      movesAway: flag,
      competentOffice: optional(oneOf(['not-connected'])),
      competentJobcenter: optional(oneOf(['not-connected'])),
      choice: oneOf(['given', 'refused']),
      evidence: optional(oneOf(['written', 'electronic'])),
    },
    ['choice', 'basicIncomeEndsOn', 'competentJobcenter', 'competentOffice'],
    { allOf: [filledWhen('choice', 'given', 'evidence')] },
  ),
  'office-visit': form(
    {
      claimFrom: Day,
    },
    ['claimFrom'],
  ),
  'return-grant': form(
    {
      claimFrom: Day,
      paymentForm: oneOf(['transfer', 'card', 'cash', 'in-kind']),
    },
    ['claimFrom', 'paymentForm'],
  ),
  'insurance-leave': form(
    {
      insuranceLeft: Type.Literal(true),
      courseContinues: flag,
      paymentCardIssued: flag,
    },
    [],
  ),
  'follow-ons': form(
    {
      followOns: several(['course', 'child-benefit', 'education', 'childcare', 'wohngeld', 'none']),
    },
    [],
  ),
  'finding-offer': form(
    {
      findingWanted: oneOf(['yes', 'no']),
    },
    [],
  ),
  withdrawal: form(
    {
      accompaniment: oneOf(['continue', 'stop']),
    },
    ['accompaniment'],
  ),
  move: form(
    {
      competence: oneOf(['kept', 'elsewhere']),
      newOffices: optionalText(200),
    },
    ['competence'],
  ),
}
