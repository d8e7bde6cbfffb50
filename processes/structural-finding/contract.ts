import Type, { type Static, type TProperties } from 'typebox'
import {
  commonVariables,
  FreeText,
  oneOf,
  optional,
  optionalText,
  type ProcessContract,
  requiredIf,
} from '../process-contract.ts'
import { decisions } from './decisions.ts'

const kinds = ['danger-to-child', 'discrimination', 'other'] as const
const topics = [
  'early-education',
  'school',
  'training',
  'work',
  'recognition',
  'language',
  'livelihood',
  'housing',
  'health',
  'care',
  'residence',
  'family',
  'participation',
] as const
const processSteps = [
  'access',
  'intake',
  'assessment',
  'support-plan',
  'referral',
  'regime-change',
  'residence',
  'naturalisation',
  'closing',
  'other',
] as const
const authorityKinds = [
  'foreigners-authority',
  'nationality-authority',
  'social-welfare-office',
  'jobcenter',
  'employment-agency',
  'youth-welfare-office',
  'school',
  'health-service',
  'housing',
  'counselling',
  'provider',
  'other',
] as const
const causes = ['law', 'rule', 'practice', 'it', 'resource'] as const
const paths = ['fast', 'validate', 'collect'] as const
const effects = ['full', 'partly', 'none'] as const

const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Count = Type.Integer({ minimum: 1, maximum: 10_000 })
const GroupSize = Type.Integer({ minimum: 1, maximum: 100_000 })
const Measured = Type.Integer({ minimum: 0, maximum: 1_000_000 })

const form = <const Fields extends TProperties>(
  fields: Fields,
  toEngine: readonly string[] = [],
  ...conditions: object[]
) => ({
  values: Type.Object(fields, {
    additionalProperties: false,
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
  }),
  toEngine,
})

export const contract = {
  processId: 'structural-finding',
  proceeding: {
    title: 'Strukturhinweis',
    prefix: 'SIM',
    startsWith: 'finding.recorded',
    startForm: 'finding-record',
    subject: 'none',
    runBy: 'municipal-integration-centre',
    states: {
      open: 'Erfasst',
      urgent: 'Dringend',
      collecting: 'Wird gesammelt',
      'in-group': 'In der Arbeitsgruppe',
      'for-decision': 'Liegt der Lenkungsgruppe vor',
      decided: 'Entschieden',
      measure: 'Maßnahme läuft',
      'effect-check': 'Wirkung wird geprüft',
    },
    outcomes: {
      measured: 'Maßnahme umgesetzt und Wirkung geprüft',
      rejected: 'Nicht weiterverfolgt',
      postponed: 'Zurückgestellt',
      escalated: 'An Land oder Politik gegeben',
      merged: 'In anderem Hinweis aufgegangen',
    },
    facts: { reportedBackOn: 'Rückmeldung gegeben am', mergedCount: 'Zusammengeführte Hinweise' },
  },
  variables: Type.Object({
    ...commonVariables,
    deadlineId: Type.Optional(Type.String()),
    noticeId: Type.Optional(Type.String()),
    dueOn: Type.Optional(Type.String()),
    kind: Type.Optional(oneOf(kinds)),
    topic: Type.Optional(oneOf(topics)),
    processStep: Type.Optional(oneOf(processSteps)),
    authorityKind: Type.Optional(oneOf(authorityKinds)),
    cause: Type.Optional(oneOf(causes)),
    evidenceCount: optional(Count),
    path: optional(oneOf(paths)),
    /** the answer a person picked in the last form */
    choice: Type.Optional(
      oneOf([
        'anonymous',
        'revise',
        'complaint',
        'topic',
        'merged',
        'keep-collecting',
        'validated',
        'not-validated',
        'accept',
        'reject',
        'postpone',
        'escalate',
        'extended',
        'completed',
        'given-up',
      ]),
    ),
    /** how the last phase ended */
    decision: Type.Optional(
      oneOf(['topic', 'accepted', 'rejected', 'postponed', 'escalated', 'merged']),
    ),
    /** how often it was collected, put off, extended and begun anew; each has a limit */
    rounds: Type.Optional(Type.Integer()),
    postponements: Type.Optional(Type.Integer()),
    extensions: Type.Optional(Type.Integer()),
    measureRounds: Type.Optional(Type.Integer()),
    measureDueOn: optional(Day),
    reportedBackOn: Type.Optional(Day),
    effect: Type.Optional(oneOf(effects)),
    indicatorBefore: Type.Optional(Measured),
    indicatorAfter: Type.Optional(Measured),
  }),
  messages: { receives: ['deadline.missed', 'finding.recorded'] },
  jobs: {
    'deadline.settle': [],
    'deadline.start': [],
    'decision.propose': [],
    'fact.set': [],
    'finding.cluster': ['CLUSTER_UNKNOWN'],
    'notice.send': ['RECIPIENT_MISSING'],
    'proceeding.advance': [],
    'proceeding.close': [],
  },
  errors: ['CLUSTER_UNKNOWN', 'RECIPIENT_MISSING'],
  forms: {
    'finding-record': form(
      {
        title: FreeText(120),
        kind: oneOf(kinds),
        effect: FreeText(2000),
        topic: oneOf(topics),
        processStep: oneOf(processSteps),
        authorityKind: oneOf(authorityKinds),
        cause: oneOf(causes),
        frequency: oneOf(['once', 'sometimes', 'often', 'always']),
        evidenceCount: Count,
        affectedGroup: FreeText(200),
        groupSize: GroupSize,
        seriousSingleCase: Type.Boolean(),
        namesPerson: Type.Boolean(),
        urgency: oneOf(['normal', 'high']),
        proposal: optionalText(2000),
      },
      ['kind', 'topic', 'processStep', 'authorityKind', 'cause', 'evidenceCount'],
    ),
    'finding-child-protection': form({
      protectionStep: oneOf(['youth-welfare-office', 'emergency-services', 'specialist-advice']),
      protectedOn: Day,
      protected: Type.Literal(true),
    }),
    'finding-protection-follow-up': form({ followedUp: Type.Literal(true) }),
    'finding-check': form(
      {
        choice: oneOf(['anonymous', 'revise', 'complaint', 'reject']),
        smallGroup: optional(oneOf(['none', 'generalised'])),
        path: optional(oneOf(paths)),
        reason: optionalText(1000),
      },
      ['choice', 'path'],
      requiredIf('choice', 'anonymous', ['smallGroup', 'path']),
    ),
    'finding-revision': form({
      title: FreeText(120),
      effect: FreeText(2000),
      affectedGroup: FreeText(200),
      groupSize: GroupSize,
      complaintExplained: Type.Boolean(),
      namesPerson: Type.Boolean(),
    }),
    'finding-clustering': form(
      {
        choice: oneOf(['topic', 'merged', 'keep-collecting']),
        clusterNumber: optional(Type.String({ pattern: '^SIM-\\d{4}-\\d{4,}$' })),
      },
      ['choice'],
      requiredIf('choice', 'merged', ['clusterNumber']),
    ),
    'finding-immediate-action': form({ immediateAction: FreeText(2000) }),
    'finding-validation': form(
      {
        choice: oneOf(['validated', 'not-validated']),
        topicOwner: optionalText(200),
        groupKind: optional(oneOf(['working-group', 'project-group', 'planning-conference'])),
        reason: optionalText(1000),
      },
      ['choice'],
      requiredIf('choice', 'validated', ['topicOwner', 'groupKind']),
    ),
    'finding-proposal': form({
      solution: FreeText(4000),
      needs: oneOf(['agreement', 'rule', 'money', 'state-law']),
    }),
    'finding-decision': form(
      { choice: oneOf(['accept', 'reject', 'postpone', 'escalate']), reason: FreeText(2000) },
      ['choice'],
    ),
    'finding-escalation': form({
      escalatedTo: oneOf(['state', 'council', 'association']),
      escalatedOn: Day,
    }),
    'finding-result': form({ resultText: FreeText(2000) }),
    'finding-result-read': form({ read: Type.Literal(true) }),
    'finding-measure': form(
      {
        measure: FreeText(2000),
        measureOwner: FreeText(200),
        measureDueOn: Day,
        indicator: FreeText(300),
        indicatorBefore: Measured,
      },
      ['measureDueOn', 'indicatorBefore'],
    ),
    'finding-measure-report': form({ measureReport: FreeText(2000), implementedOn: Day }),
    'finding-measure-delay': form(
      { choice: oneOf(['extended', 'completed', 'given-up']), measureDueOn: optional(Day) },
      ['choice', 'measureDueOn'],
      requiredIf('choice', 'extended', ['measureDueOn']),
    ),
    'finding-effect': form(
      { indicatorAfter: Measured, effect: oneOf(effects), lesson: optionalText(2000) },
      ['indicatorAfter', 'effect'],
    ),
  },
  notices: {
    'finding.reported': {
      title: 'Hinweis auf Diskriminierung',
      to: ['anti-discrimination-office'],
      basis: { kind: 'statute', source: '§ 9 TIntG NRW; keine personenbezogenen Daten' },
      dataCategories: [],
      facts: ['kind', 'topic', 'authorityKind', 'evidenceCount'],
      answers: {},
    },
  },
  decisions,
} satisfies ProcessContract

export type FindingClustering = Static<(typeof contract.forms)['finding-clustering']['values']>
