/**
 * A referral's way. „Zugestellt“ is not „angenommen“, „angenommen“ is not „begonnen“: never merged.
 * An agency may answer before our own receipt is stored, hence answers are possible from `released`.
 */
export const openReferralStates: readonly string[] = [
  'draft',
  'released',
  'sent',
  'delivered',
  'question',
  'accepted',
]

export const verdicts = ['accepted', 'rejected', 'question', 'started', 'dropped'] as const
export type Verdict = (typeof verdicts)[number]

const awaitingAnswer = ['released', 'sent', 'delivered', 'question']

const answerable: Record<Verdict, readonly string[]> = {
  accepted: awaitingAnswer,
  rejected: awaitingAnswer,
  question: ['released', 'sent', 'delivered'],
  started: [...awaitingAnswer, 'accepted'],
  dropped: [...awaitingAnswer, 'accepted'],
}

export const mayAnswer = (state: string, verdict: Verdict): boolean =>
  answerable[verdict].includes(state)

export const possibleAnswers = (state: string): Verdict[] =>
  verdicts.filter((verdict) => {
    if (!mayAnswer(state, verdict)) return false
    return state === 'accepted' ? true : verdict !== 'started' && verdict !== 'dropped'
  })

/** What the process is told. Starting or dropping without an acceptance before implies one. */
export function messagesFor(state: string, verdict: Verdict): string[] {
  const implied = state !== 'accepted' && (verdict === 'started' || verdict === 'dropped')
  const names: Record<Verdict, string> = {
    accepted: 'referral.accepted',
    rejected: 'referral.rejected',
    question: 'referral.questioned',
    started: 'referral.started',
    dropped: 'referral.dropped',
  }
  return implied ? ['referral.accepted', names[verdict]] : [names[verdict]]
}
