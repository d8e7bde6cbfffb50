import Type from 'typebox'
import { Day, flag, form, several } from '../form-fields.ts'
import { FreeText, oneOf, optional, optionalText, requiredIf } from '../process-contract.ts'
import { exceptions, routes, titles } from './codes.ts'

/** Forms from the evaluation to the ceremony or the refusal, and those of a life event. */
export const decisionForms = {
  'naturalisation-evaluation': form(
    {
      route: oneOf(routes),
      title: oneOf(titles),
      residenceSince: Day,
      marriedMonths: optional(Type.Integer({ minimum: 0, maximum: 1200 })),
      publicInterest: flag,
      receivesBenefits: flag,
      withoutFault: flag,
      exception: optional(oneOf(exceptions)),
      complete: flag,
      openFindings: Type.Integer({ minimum: 0, maximum: 50 }),
      openQueries: Type.Integer({ minimum: 0, maximum: 50 }),
      livelihoodSelf: flag,
      pendingCriminal: flag,
      oldestAnswerOn: Day,
      note: optionalText(2000),
    },
    ['oldestAnswerOn'],
  ),
  'naturalisation-lane': form(
    {
      lane: oneOf(['SUSPENDED', 'CLARIFY', 'FAST', 'STANDARD_PLUS', 'STANDARD']),
      legalCheck: oneOf(['not-needed', 'needed']),
      laneReason: optionalText(1000),
    },
    ['lane', 'legalCheck'],
  ),
  'naturalisation-ceremony-reservation': form({ reservedOn: Day, note: optionalText(2000) }),
  'naturalisation-last-answer': form(
    {
      lastAnswer: oneOf(['arrived', 'missing']),
      lastAnswerOn: optional(Day),
      note: optionalText(2000),
    },
    [],
    requiredIf('lastAnswer', 'arrived', ['lastAnswerOn']),
  ),
  'naturalisation-fraud-check': form(
    {
      finding: oneOf(['none', 'suspected', 'found-in-procedure', 'withdrawn-for-fraud']),
      foundOn: optional(Day),
      findingReason: FreeText(3000),
    },
    [],
    {
      allOf: [
        requiredIf('finding', 'found-in-procedure', ['foundOn']),
        requiredIf('finding', 'withdrawn-for-fraud', ['foundOn']),
      ],
    },
  ),
  'naturalisation-decision': form(
    {
      decision: oneOf(['grant', 'hear', 'query-again', 'withdrawn']),
      decisionReason: FreeText(3000),
    },
    ['decision'],
  ),
  'naturalisation-suspension': form({
    suspensionAnnouncedOn: Day,
    suspensionReason: FreeText(1000),
  }),
  'naturalisation-suspension-end': form({
    criminalOutcome: oneOf(['discontinued', 'within-limits', 'above-limits']),
    criminalEndedOn: Day,
    note: optionalText(2000),
  }),
  'naturalisation-suspension-progress': form({ progressAskedOn: Day, note: optionalText(2000) }),
  'naturalisation-hearing': form(
    { hearingSentOn: Day, statementDueOn: Day, hearingReason: FreeText(3000) },
    ['statementDueOn'],
  ),
  'naturalisation-statement': form({ statementOn: Day, statement: FreeText(3000) }),
  'naturalisation-hearing-decision': form(
    {
      decision: oneOf(['refuse', 'grant', 'evaluate', 'withdrawn']),
      decisionReason: FreeText(3000),
    },
    ['decision'],
  ),
  'naturalisation-refusal': form(
    {
      servedBy: oneOf(['letter', 'formal-service']),
      postedOn: optional(Day),
      servedOn: optional(Day),
      remedyInstruction: Type.Literal(true),
      fee: Type.Integer({ minimum: 0, maximum: 255 }),
    },
    ['servedBy', 'postedOn', 'servedOn'],
    {
      allOf: [
        requiredIf('servedBy', 'letter', ['postedOn']),
        requiredIf('servedBy', 'formal-service', ['servedOn']),
      ],
    },
  ),
  'naturalisation-court-action': form({ courtActionOn: Day, note: optionalText(2000) }),
  'naturalisation-court-outcome': form(
    { courtOutcome: oneOf(['upheld', 'obliged']), courtDecidedOn: Day, note: optionalText(2000) },
    ['courtOutcome'],
  ),
  'naturalisation-status-note': form({
    delayReason: oneOf([
      'open-query',
      'documents',
      'identity',
      'suspension',
      'ceremony',
      'workload',
    ]),
    expectedOn: Day,
    statusNote: FreeText(2000),
  }),
  'naturalisation-delay-notice': form({ delayToldOn: Day, delayText: FreeText(2000) }),
  'naturalisation-ceremony-invitation': form({
    ceremonyOn: Day,
    feeKind: oneOf(['full', 'minor', 'reduced', 'waived']),
    note: optionalText(2000),
  }),
  'naturalisation-recheck': form(
    { recheck: oneOf(['unchanged', 'changed']), recheckedOn: Day, note: optionalText(2000) },
    ['recheck'],
  ),
  'naturalisation-ceremony': form(
    {
      handover: oneOf(['handed-over', 'absent']),
      handedOverOn: optional(Day),
      note: optionalText(2000),
    },
    ['handover', 'handedOverOn'],
    requiredIf('handover', 'handed-over', ['handedOverOn']),
  ),
  'naturalisation-registry-note': form({ registryToldOn: Day, note: optionalText(2000) }),
  'naturalisation-residents-note': form({ residentsToldOn: Day, note: optionalText(2000) }),
  'naturalisation-foreigners-note': form({ foreignersToldOn: Day, note: optionalText(2000) }),
  'naturalisation-statistics-note': form({ statisticsToldOn: Day, note: optionalText(2000) }),
  'naturalisation-next-steps': form({
    nextSteps: several([
      'identity-card',
      'residence-card',
      'jobcenter',
      'employer',
      'insurance-fund',
    ]),
    nextStepsOn: Day,
  }),
  'naturalisation-consent-withdrawal': form(
    { afterWithdrawal: oneOf(['continue', 'withdraw']), note: optionalText(2000) },
    ['afterWithdrawal'],
  ),
  'naturalisation-file-handover': form({
    newAuthority: FreeText(200),
    fileHandedOverOn: Day,
    note: optionalText(2000),
  }),
}
