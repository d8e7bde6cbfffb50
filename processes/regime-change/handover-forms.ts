import Type from 'typebox'
import { Day, filledWhen, flag, form } from '../form-fields.ts'
import { FreeText, oneOf, optional, optionalText } from '../process-contract.ts'

/** What is asked on the way from the first news to the end of the old benefit. */
export const handoverForms = {
  'regime-change-start': form(
    {
      situation: oneOf([
        'asylum-request',
        'asylum-procedure',
        'tolerated',
        'obliged-to-leave',
        'follow-up-application',
        'family-of-asylblg',
        'temporary-protection-sought',
        'temporary-protection',
        'recognised',
        'removal-ban',
        'humanitarian-25-4',
        'humanitarian-25-5',
        'war-23-1',
        'other-title',
        'title-lost',
        'mixed-household',
        'eu-citizen',
        'german',
      ]),
      changedOn: Day,
      knownOn: optional(Day),
      identificationDone: oneOf(['yes', 'missing', 'not-applicable']),
      documentKind: optional(oneOf(['fiction-certificate', 'title', 'none'])),
      protectionDocumentOn: optional(Day),
      printedValidUntil: optional(Day),
      suspensionMonths: optional(Type.Integer({ minimum: 0, maximum: 1200 })),
      titleMonths: optional(Type.Integer({ minimum: 0, maximum: 1200 })),
      currentBenefit: oneOf(['asylblg', 'sgb2', 'sgb12', 'none']),
      remark: optionalText(2000),
    },
    ['situation', 'changedOn', 'identificationDone', 'printedValidUntil'],
  ),
  'regime-confirmation': form(
    {
      direction: oneOf(['forward', 'back', 'none']),
      targetBenefit: optional(oneOf(['sgb2', 'sgb12-chapter-3', 'sgb12-chapter-4'])),
      change: optional(oneOf(['protection', 'temporaryProtection', 'permit'])),
      changedOn: Day,
      identificationDone: oneOf(['yes', 'missing', 'not-applicable']),
      membersToCheck: Type.Integer({ minimum: 0, maximum: 11 }),
    },
    ['direction', 'targetBenefit', 'change', 'changedOn', 'identificationDone', 'membersToCheck'],
    {
      allOf: [
        filledWhen('direction', 'forward', 'targetBenefit'),
        filledWhen('direction', 'forward', 'change'),
      ],
    },
  ),
  identification: form(
    {
      identificationDone: oneOf(['yes', 'missing', 'not-applicable']),
      identificationOn: optional(Day),
    },
    ['identificationDone'],
  ),
  'household-member': form(
    {
      memberGroup: oneOf(['newborn', 'child', 'youth', 'turning-18', 'adult']),
      memberSituation: oneOf(['protection', 'permit', 'procedure', 'german']),
      memberBenefit: oneOf(['sgb2-own', 'sgb2-household', 'sgb12', 'asylblg', 'youth']),
      ownProceeding: flag,
      memberRemark: optionalText(2000),
    },
    [],
  ),
  'person-informed': form(
    {
      interpreter: oneOf(['none', 'on-site', 'phone', 'video']),
      datesExplained: Type.Literal(true),
      powerOfAttorney: flag,
      residenceObligation: oneOf(['none', 'here', 'elsewhere']),
      competentJobcenter: optional(oneOf(['not-connected'])),
      choice: oneOf(['given', 'refused']),
      evidence: optional(oneOf(['written', 'electronic'])),
    },
    ['choice', 'residenceObligation', 'competentJobcenter'],
    { allOf: [filledWhen('choice', 'given', 'evidence')] },
  ),
  'application-proof': form(
    {
      applicationReceivedOn: Day,
      receivingBody: oneOf(['competent-agency', 'other-agency', 'municipality']),
      receiptProof: oneOf(['stamp', 'digital', 'witness']),
    },
    ['applicationReceivedOn'],
  ),
  competence: form(
    {
      competentOffice: FreeText(200),
      firstReceivedOn: Day,
      passedOnAsked: Type.Literal(true),
    },
    [],
  ),
  'receipt-refused': form(
    {
      contactedBy: oneOf(['phone', 'letter', 'in-person']),
      refusalReason: optionalText(2000),
    },
    [],
  ),
  'benefit-certificate': form(
    {
      benefitKind: oneOf(['basic', 'analogue']),
      paymentForm: oneOf(['transfer', 'card', 'cash', 'in-kind']),
      certificateIssued: Type.Literal(true),
      officeContact: optionalText(200),
    },
    ['benefitKind', 'paymentForm'],
  ),
  'handover-question': form(
    {
      questionAnswered: oneOf(['phone', 'letter', 'person']),
      questionRemark: optionalText(2000),
    },
    [],
  ),
  'carried-certificate': form(
    {
      takeoverConfirmed: oneOf(['yes', 'no']),
    },
    ['takeoverConfirmed'],
  ),
  'benefit-stop': form(
    {
      benefitEndsOn: Day,
      stopNoticeOn: Day,
      insuranceDeregistered: flag,
      cardBalanceReleased: flag,
    },
    ['benefitEndsOn'],
  ),
  'early-stop': form(
    {
      earlyStopRemedy: oneOf(['corrected', 'objection', 'court']),
      earlyStopRemark: optionalText(2000),
    },
    [],
  ),
}
