import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { LegalMark } from '../../components/legal-mark.tsx'
import type { DeadlineFile } from '../../resources/deadlines.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { type DeadlineChange, deadlineWords as words } from '../../texts/deadlines.ts'
import { CalculationTable } from './calculation-table.tsx'
import { DeadlineDialog } from './deadline-dialog.tsx'
import { DeadlineHistory } from './deadline-history.tsx'
import { DeadlineState, deadlineTitle } from './deadline-item.tsx'

type Props = { deadline: DeadlineFile; target: string | null; caseId: string }

/** One date: what it is, why it is so, what it was before, and what may be done about it. */
export function DeadlineCard({ deadline, target, caseId }: Props) {
  const [change, setChange] = useState<DeadlineChange | null>(null)
  const title = deadlineTitle(deadline, target)
  const pause = deadline.suspensions.find(({ to }) => to === null)
  const ahead = deadline.warnings.filter(({ rang }) => !rang)
  return (
    <Card
      title={title}
      meta={t.caseFile.deadlines.kinds[deadline.kind] ?? deadline.kind}
      side={<DeadlineState deadline={deadline} />}
    >
      <p className="result-date">
        {dates.full(deadline.due.on)} {deadline.due.legal && <LegalMark />}
      </p>
      <p className="meta">{words.readOn(deadline.law, dates.day(deadline.textOf))}</p>
      {pause && <p className="strong">{words.restingSince(dates.day(pause.from))}</p>}
      {deadline.state === 'armed' && ahead.length > 0 && (
        <p className="meta">{words.warnings(ahead.map(({ on }) => dates.day(on)).join(' · '))}</p>
      )}
      <details open>
        <summary>{words.why}</summary>
        <CalculationTable title={title} explanation={deadline.explanation} />
      </details>
      <DeadlineHistory deadline={deadline} title={title} />
      {deadline.changes.length > 0 && (
        <div className="card-actions">
          {(deadline.changes as DeadlineChange[]).map((kind) => (
            <Button
              key={kind}
              aria-label={`${words.kinds[kind].open}: ${title}`}
              onClick={() => setChange(kind)}
            >
              {words.kinds[kind].open}
            </Button>
          ))}
        </div>
      )}
      {change && (
        <DeadlineDialog
          change={change}
          deadline={deadline}
          caseId={caseId}
          onClose={() => setChange(null)}
        />
      )}
    </Card>
  )
}
