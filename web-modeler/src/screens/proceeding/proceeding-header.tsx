import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Note } from '../../components/note.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { Tabs } from '../../components/tabs.tsx'
import type { ProceedingView } from '../../resources/proceedings.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { gapDaysOf } from '../../texts/facts.ts'
import { AccountableBox } from '../case/accountable-box.tsx'
import { HoldDialog } from './hold-dialog.tsx'

const words = t.proceeding.page

/** Number, kind, state, person where it may be seen, who runs it, who owes the next step. */
export function ProceedingHeader({ file, tab }: { file: ProceedingView; tab: string }) {
  const [holding, setHolding] = useState(false)
  const { holdDialog } = t.proceeding
  const gap = gapDaysOf(file.facts)
  return (
    <header className="file-head">
      <nav className="crumbs" aria-label={t.caseFile.crumbs}>
        <Link to="/verfahren">{t.proceeding.title}</Link> <span aria-hidden="true">/</span>{' '}
        {file.number}
      </nav>
      <div className="file-title">
        <h1>
          {file.title} <span className="file-number">{file.number}</span>
        </h1>
        <div className="file-actions">
          {file.mayHold && (
            <Button icon="block" onClick={() => setHolding(true)}>
              {file.legalHold ? holdDialog.lift : holdDialog.set}
            </Button>
          )}
          <Button icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
      </div>
      <div className="file-state">
        <div className="proceeding-facts">
          <p className="file-facts">
            <StateBadge file={file} />
            <span className="meta">{t.proceeding.since(dates.day(file.stateSince))}</span>
            {file.legalHold && (
              <Badge tone="info" icon="block">
                {t.proceeding.held}
              </Badge>
            )}
          </p>
          <p className="file-facts">
            {file.person && (
              <b>
                <PersonName person={file.person} />
              </b>
            )}
            {file.caseId && file.caseNumber && (
              <Link
                to="/faelle/$caseId"
                params={{ caseId: file.caseId }}
                search={{ tab: 'proceedings' }}
              >
                {words.toCase(file.caseNumber)}
              </Link>
            )}
            {!file.person && !file.caseId && <span className="muted">{t.proceeding.noPerson}</span>}
          </p>
          <p className="meta">
            {words.organisation}:{' '}
            {[file.organisation.name, file.organisation.unit].filter(Boolean).join(', ')}
            {' · '}
            {words.opened(dates.day(file.openedAt), file.openedBy)}
            {file.closedAt && ` · ${words.closed(dates.day(file.closedAt))}`}
          </p>
        </div>
        {file.closedAt === null && file.details !== null && (
          <AccountableBox steps={file.accountable} />
        )}
      </div>
      {gap > 0 && (
        <Note tone="danger" icon="warning" title={words.gap(gap)}>
          <p>{words.gapText}</p>
        </Note>
      )}
      {file.details !== null && <ProceedingTabs file={file} tab={tab} />}
      {holding && <HoldDialog file={file} onClose={() => setHolding(false)} />}
    </header>
  )
}

function StateBadge({ file }: { file: ProceedingView }) {
  if (!file.outcome) return <Badge tone="info">{file.state.title}</Badge>
  return (
    <Badge tone="ok" icon="check-circle">
      {file.state.title}: {file.outcome.title}
    </Badge>
  )
}

const ProceedingTabs = ({ file, tab }: { file: ProceedingView; tab: string }) => (
  <Tabs
    label={words.tabsLabel}
    param="tab"
    current={tab}
    tabs={[
      { id: 'overview', label: words.tabs.overview },
      {
        id: 'dates',
        label: words.tabs.dates,
        count: file.deadlines.length + file.computedDates.length,
      },
      { id: 'flow', label: words.tabs.flow },
    ]}
  />
)
