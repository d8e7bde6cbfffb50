import Type from 'typebox'
import { Day, flag, form, several } from '../form-fields.ts'
import { oneOf, optional, optionalText, requiredIf } from '../process-contract.ts'
import { exceptions, papers, queryKinds, routes, titles } from './codes.ts'

/** Forms from the first advice to the talk at the authority. Days and codes a rule or gateway needs travel. */
export const applicationForms = {
  'naturalisation-start': form(
    {
      givenName: optionalText(100),
      familyName: optionalText(100),
      birthDate: optional(Day),
      entry: oneOf(['advice', 'application']),
      applicationDate: optional(Day),
    },
    ['entry', 'applicationDate'],
    requiredIf('entry', 'application', ['applicationDate']),
  ),
  'naturalisation-quick-check': form({
    route: oneOf(routes),
    title: oneOf(titles),
    residenceSince: Day,
    marriedMonths: optional(Type.Integer({ minimum: 0, maximum: 1200 })),
    publicInterest: flag,
    receivesBenefits: flag,
    withoutFault: flag,
    exception: optional(oneOf(exceptions)),
    languageProof: oneOf(['b1', 'none', 'exempt']),
    testProof: oneOf(['test', 'school', 'none', 'exempt']),
    identityProof: oneOf(['passport', 'other', 'none']),
    note: optionalText(2000),
  }),
  'naturalisation-advice-result': form(
    {
      adviceOutcome: oneOf(['apply', 'prepare', 'stop']),
      explainedNonBinding: Type.Literal(true),
      note: optionalText(2000),
    },
    ['adviceOutcome'],
  ),
  'naturalisation-preparation': form({
    preparationSteps: several(['language', 'test', 'identity', 'residence', 'livelihood', 'title']),
    note: optionalText(2000),
  }),
  'naturalisation-application-file': form({
    assembledPapers: several(papers),
    note: optionalText(2000),
  }),
  'naturalisation-application-receipt': form(
    {
      receipt: oneOf(['received', 'not-coming']),
      applicationDate: optional(Day),
      channel: optional(oneOf(['online', 'paper', 'in-person'])),
    },
    ['receipt', 'applicationDate'],
    requiredIf('receipt', 'received', ['applicationDate', 'channel']),
  ),
  'naturalisation-application-reminder': form(
    { stillComing: oneOf(['yes', 'no']), note: optionalText(2000) },
    ['stillComing'],
  ),
  'naturalisation-completeness': form(
    {
      fileState: oneOf(['complete', 'incomplete', 'withdrawn']),
      presentPapers: optional(Type.Array(oneOf(papers))),
      note: optionalText(2000),
    },
    ['fileState'],
  ),
  'naturalisation-document-request': form(
    { missingPapers: several(papers), documentsDueOn: Day, note: optionalText(2000) },
    ['documentsDueOn'],
  ),
  'naturalisation-document-receipt': form({
    documentsState: oneOf(['all', 'part']),
    documentsReceivedOn: Day,
    note: optionalText(2000),
  }),
  'naturalisation-document-gaps': form(
    {
      gapsDecision: oneOf(['extend', 'go-on', 'withdrawn']),
      documentsDueOn: optional(Day),
      note: optionalText(2000),
    },
    ['gapsDecision', 'documentsDueOn'],
    requiredIf('gapsDecision', 'extend', ['documentsDueOn']),
  ),
  'naturalisation-identity-check': form(
    {
      identityStage: Type.Integer({ minimum: 1, maximum: 4 }),
      identityUnclear: flag,
      note: optionalText(2000),
    },
    ['identityUnclear', 'identityStage'],
  ),
  'naturalisation-identity-clarification': form({
    identitySteps: several(['passport', 'consulate', 'other-document', 'witness']),
    note: optionalText(2000),
  }),
  'naturalisation-query-selection': form(
    { queries: several(queryKinds), note: optionalText(2000) },
    ['queries'],
  ),
  'naturalisation-query-sent': form({ queriedOn: Day, note: optionalText(2000) }),
  'naturalisation-query-answer': form({
    queryAnsweredOn: Day,
    queryResult: oneOf(['clear', 'findings', 'unclear']),
    note: optionalText(2000),
  }),
  'naturalisation-query-chased': form({ chasedOn: Day, note: optionalText(2000) }),
  'naturalisation-query-silence': form(
    { silence: oneOf(['keep-waiting', 'leave-open']), note: optionalText(2000) },
    ['silence'],
  ),
  'naturalisation-talk-appointment': form({ talkOn: Day, note: optionalText(2000) }),
  'naturalisation-talk': form(
    {
      talkResult: oneOf(['held', 'absent']),
      constitutionalCommitment: flag,
      historicalResponsibility: flag,
      loyaltyDeclaration: flag,
      languageLevel: optional(oneOf(['b1', 'to-check', 'exempt'])),
      civicKnowledge: optional(oneOf(['test', 'school', 'exempt'])),
      note: optionalText(2000),
    },
    ['talkResult'],
    requiredIf('talkResult', 'held', ['languageLevel', 'civicKnowledge']),
  ),
  'naturalisation-proof-check': form({
    proofResult: oneOf(['genuine', 'doubtful']),
    proofCheckedOn: Day,
    note: optionalText(2000),
  }),
}
