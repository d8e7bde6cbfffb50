import type { ReactNode } from 'react'
import { Badge } from '../../components/badge.tsx'
import { DueBadge } from '../../components/due-badge.tsx'
import { LegalMark } from '../../components/legal-mark.tsx'
import type { DeadlineView, ReferralView } from '../../resources/cases.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.caseFile.deadlines

/** Badge, date with weekday, kind, and one line from the event to the result. */
type Props = { deadline: DeadlineView; target: string | null; children?: ReactNode }

export function DeadlineItem({ deadline, target, children }: Props) {
  return (
    <li className="deadline">
      <div className="deadline-head">
        <h3>{deadlineTitle(deadline, target)}</h3>
        <DeadlineState deadline={deadline} />
      </div>
      <p>
        {dates.day(deadline.due.on)} {deadline.due.legal && <LegalMark />}{' '}
        <span className="meta">{words.kinds[deadline.kind] ?? deadline.kind}</span>
      </p>
      <p className="meta">{shortExplanation(deadline)}</p>
      {children}
    </li>
  )
}

/** Two referrals have two deadlines of the same kind: the agency tells them apart. */
export const deadlineTitle = ({ title }: DeadlineView, target: string | null): string =>
  target ? `${title}: ${target}` : title

/** The agency of the referral that a deadline or a step belongs to. */
export const targetOf = (
  { referralId }: { referralId: string | null },
  referrals: readonly ReferralView[],
) => referrals.find(({ id }) => id === referralId)?.target.name ?? null

export function DeadlineState({ deadline }: { deadline: DeadlineView }) {
  const word = words.states[deadline.state]
  if (deadline.state === 'met')
    return (
      <Badge tone="ok" icon="check-circle">
        {word}
      </Badge>
    )
  if (word) return <Badge icon={deadline.state === 'missed' ? 'warning' : 'close'}>{word}</Badge>
  return <DueBadge due={{ ...deadline.due, legal: false }} />
}

function shortExplanation({ explanation, law }: DeadlineView): string {
  const shifts = explanation.map(({ step }) => step)
  return [...new Set([shifts[0], shifts.at(-1), law])].filter(Boolean).join('; ')
}
