import Type from 'typebox'
import { Day, flag, form, several } from '../form-fields.ts'
import { FreeText, oneOf, optional, optionalText, requiredIf } from '../process-contract.ts'

/** Every form of the right to remain. Days and codes a rule or gateway needs travel. */
export const forms = {
  'right-to-remain-start': form(
    {
      givenName: optionalText(100),
      familyName: optionalText(100),
      startStatus: oneOf(['tolerated', 'opportunity', 'other']),
      permitEndsOn: optional(Day),
      under27: flag,
      birthDate: optional(Day),
    },
    ['startStatus', 'permitEndsOn', 'under27'],
    {
      allOf: [
        requiredIf('startStatus', 'opportunity', ['permitEndsOn']),
        requiredIf('startStatus', 'other', ['permitEndsOn']),
        requiredIf('under27', true, ['birthDate']),
      ],
    },
  ),
  'right-to-remain-assessment': form(
    {
      startStatus: oneOf(['tolerated', 'opportunity', 'other']),
      age: Type.Integer({ minimum: 0, maximum: 120 }),
      stayMonths: Type.Integer({ minimum: 0, maximum: 1200 }),
      toleratedMonths: Type.Integer({ minimum: 0, maximum: 1200 }),
      minorChild: flag,
      schoolOrDegree: flag,
      oralA2: flag,
      civicKnowledge: flag,
      commitment: flag,
      childrenInSchool: oneOf(['yes', 'no', 'none']),
      livelihood: oneOf(['mostly', 'forecast', 'no']),
      identity: oneOf(['clarified', 'steps-taken', 'open']),
      deception: flag,
      note: optionalText(2000),
    },
    ['startStatus'],
  ),
  'right-to-remain-way': form(
    {
      way: oneOf(['apply', 'support', 'stop']),
      explainedTransition: flag,
      note: optionalText(2000),
    },
    ['way'],
  ),
  'right-to-remain-application-file': form({
    assembledPapers: several([
      'application',
      'identity',
      'school',
      'language',
      'civic',
      'income',
      'registration',
    ]),
    note: optionalText(2000),
  }),
  'right-to-remain-support': form({
    supportMeasures: several(['language', 'school', 'work', 'identity', 'civic', 'childcare']),
    note: optionalText(2000),
  }),
  'right-to-remain-adult-route': form({ adultRouteExplainedOn: Day, note: optionalText(2000) }),
  'right-to-remain-review': form(
    { way: oneOf(['apply', 'keep', 'stop']), note: optionalText(2000) },
    ['way'],
  ),
  'right-to-remain-application': form(
    { applicationDate: Day, route: oneOf(['section-25a', 'section-25b', 'other-title']) },
    ['applicationDate', 'route'],
  ),
  'right-to-remain-no-fiction': form({
    noFictionExplainedOn: Day,
    noFictionUnderstood: Type.Literal(true),
    note: optionalText(2000),
  }),
  'right-to-remain-stay-check': form(
    {
      startStatus: oneOf(['tolerated', 'opportunity', 'other']),
      age: Type.Integer({ minimum: 0, maximum: 120 }),
      stayMonths: Type.Integer({ minimum: 0, maximum: 1200 }),
      toleratedMonths: Type.Integer({ minimum: 0, maximum: 1200 }),
      minorChild: flag,
      note: optionalText(2000),
    },
    ['startStatus'],
  ),
  'right-to-remain-identity-check': form({
    identity: oneOf(['clarified', 'steps-taken', 'open']),
    deception: flag,
    expulsionInterest: flag,
    note: optionalText(2000),
  }),
  'right-to-remain-school-check': form(
    {
      schoolOrDegree: flag,
      exemption: flag,
      commitment: flag,
      benefitOffice: oneOf(['none', 'jobcenter', 'social-welfare-office']),
      livelihood: oneOf(['mostly', 'forecast', 'no']),
      note: optionalText(2000),
    },
    ['benefitOffice'],
  ),
  'right-to-remain-integration-check': form(
    {
      oralA2: flag,
      civicKnowledge: flag,
      exemption: flag,
      commitment: flag,
      childrenInSchool: oneOf(['yes', 'no', 'none']),
      benefitOffice: oneOf(['none', 'jobcenter', 'social-welfare-office']),
      livelihood: oneOf(['mostly', 'forecast', 'no']),
      note: optionalText(2000),
    },
    ['benefitOffice'],
  ),
  'right-to-remain-livelihood-proof': form({
    livelihood: oneOf(['mostly', 'forecast', 'no']),
    note: optionalText(2000),
  }),
  'right-to-remain-decision': form(
    {
      decision: oneOf(['grant-25a', 'grant-25b', 'not-yet', 'hear', 'withdrawn']),
      decisionReason: FreeText(3000),
    },
    ['decision'],
  ),
  'right-to-remain-permit': form(
    { permitIssuedOn: Day, newPermitEndsOn: Day, note: optionalText(2000) },
    ['newPermitEndsOn'],
  ),
  'right-to-remain-permit-information': form({
    permitTopics: several(['validity', 'renewal', 'work', 'benefits', 'naturalisation']),
    permitInformedOn: Day,
  }),
  'right-to-remain-hearing': form(
    { hearingSentOn: Day, statementDueOn: Day, hearingReason: FreeText(3000) },
    ['statementDueOn'],
  ),
  'right-to-remain-statement': form({ statementOn: Day, statement: FreeText(3000) }),
  'right-to-remain-hearing-decision': form(
    {
      decision: oneOf(['refuse', 'examine', 'not-yet', 'withdrawn']),
      decisionReason: FreeText(3000),
    },
    ['decision'],
  ),
  'right-to-remain-refusal': form(
    {
      servedBy: oneOf(['letter', 'formal-service']),
      postedOn: optional(Day),
      servedOn: optional(Day),
      remedyInstruction: Type.Literal(true),
    },
    ['servedBy', 'postedOn', 'servedOn'],
    {
      allOf: [
        requiredIf('servedBy', 'letter', ['postedOn']),
        requiredIf('servedBy', 'formal-service', ['servedOn']),
      ],
    },
  ),
  'right-to-remain-court-action': form({ courtActionOn: Day, note: optionalText(2000) }),
  'right-to-remain-court-outcome': form(
    { courtOutcome: oneOf(['upheld', 'obliged']), courtDecidedOn: Day, note: optionalText(2000) },
    ['courtOutcome'],
  ),
  'right-to-remain-consent-withdrawal': form(
    { afterWithdrawal: oneOf(['continue', 'withdraw']), note: optionalText(2000) },
    ['afterWithdrawal'],
  ),
  'right-to-remain-file-handover': form({
    newAuthority: FreeText(200),
    fileHandedOverOn: Day,
    note: optionalText(2000),
  }),
}
