import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { LegalMark } from '../../components/legal-mark.tsx'
import type { Accountable, ReferralView } from '../../resources/cases.ts'
import { accountableWords } from '../../texts/accountable.ts'
import { t } from '../../texts/de.ts'
import { targetOf } from './deadline-item.tsx'

const urgency = ['overdue', 'today', 'soon', 'planned', 'resting']

type Props = { steps: readonly Accountable[]; referrals?: readonly ReferralView[] }

/** More lines than these would push the page down; the rest is one click away, and on paper. */
const most = 3

/** „Am Zug: wer, was, seit wann, bis wann“, most urgent first, in the colour of that one. */
export function AccountableBox({ steps, referrals = [] }: Props) {
  const [open, setOpen] = useState(false)
  const rank = (step: Accountable) => urgency.indexOf(step.due?.state ?? 'planned')
  const sorted = steps.toSorted((a, b) => rank(a) - rank(b))
  const rest = open ? 0 : sorted.length - most
  const tone = sorted[0]?.due?.state ?? 'planned'
  return (
    <section className={`accountable accountable-${tone}`} aria-labelledby="accountable">
      <header>
        <h2 id="accountable">{t.caseFile.onTurn}</h2>
        {steps.length > 0 && <span className="meta">{t.caseFile.steps(steps.length)}</span>}
      </header>
      {steps.length === 0 && <p className="muted">{t.caseFile.nobody}</p>}
      <ul>
        {sorted.map((step, index) => {
          const { who, what, until } = accountableWords(step, targetOf(step, referrals))
          return (
            <li
              className={rest > 0 && index >= most ? 'print-only' : undefined}
              key={`${step.step}|${step.taskId}|${step.referralId}|${step.who}|${step.title}`}
            >
              <span>
                <b>{who}</b>,{' '}
                {step.taskId ? (
                  <Link to="/arbeit" search={{ task: step.taskId }}>
                    {what}
                  </Link>
                ) : (
                  what
                )}
              </span>
              <span className="accountable-until">
                {until} {step.due?.legal && <LegalMark />}
              </span>
            </li>
          )
        })}
      </ul>
      {rest > 0 && (
        <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
          {t.caseFile.moreSteps(rest)}
        </Button>
      )}
    </section>
  )
}
