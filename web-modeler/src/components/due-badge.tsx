import type { Static } from 'typebox'
import type * as schemas from '../../../services/api/schemas/common.ts'
import type { IconName } from '../icons/paths.ts'
import { t } from '../texts/de.ts'
import { Badge, type BadgeTone } from './badge.tsx'
import { LegalMark } from './legal-mark.tsx'

export type Due = Static<typeof schemas.Due>

const looks: Record<Due['state'], { tone: BadgeTone; icon: IconName }> = {
  planned: { tone: 'quiet', icon: 'event' },
  soon: { tone: 'soon', icon: 'schedule' },
  today: { tone: 'today', icon: 'today' },
  overdue: { tone: 'over', icon: 'warning' },
  resting: { tone: 'resting', icon: 'pause' },
}

/** The five due states, the same everywhere: word, icon and colour say one thing. */
export function DueBadge({ due, children }: { due: Due; children?: string }) {
  const look = looks[due.state]
  return (
    <span className="due">
      <Badge tone={look.tone} icon={look.icon}>
        {children ?? dueWord(due)}
      </Badge>
      {due.legal && <LegalMark />}
    </span>
  )
}

export function dueWord(due: Due): string {
  const days = Math.abs(due.workingDays)
  if (due.state === 'today' || due.state === 'resting') return t.due[due.state]
  return t.due[due.state](days)
}
