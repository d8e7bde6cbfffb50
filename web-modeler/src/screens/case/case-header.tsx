import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErasedNote } from '../../components/erased-note.tsx'
import { Icon } from '../../components/icon.tsx'
import { Note } from '../../components/note.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { type CaseView, startReferralPlan } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { isErased } from '../../texts/names.ts'
import { AccountableBox } from './accountable-box.tsx'
import { ConsentBadges } from './consent-badges.tsx'
import { LifeEventDialog } from './life-event-dialog.tsx'
import { PhaseStepper } from './phase-stepper.tsx'

const words = t.caseFile

/** Over the full width: who, which number, which phase, who owes the next step, which consents hold. */
export function CaseHeader({ file, tab }: { file: CaseView; tab: string }) {
  const [reporting, setReporting] = useState(false)
  const queries = useQueryClient()
  const notice = useNotice()
  const plan = useMutation({
    mutationFn: () => startReferralPlan(file.id),
    onSuccess: () => notice({ text: words.referralPlanned }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases', file.id] }),
  })
  const { counts } = file
  return (
    <header className="file-head">
      <nav className="crumbs" aria-label={words.crumbs}>
        <Link to="/faelle">{words.title}</Link> <span aria-hidden="true">/</span>{' '}
        {words.caseTitle(file.number)}
      </nav>
      <div className="file-title">
        <h1>
          <PersonName person={file.person} /> <span className="file-number">{file.number}</span>
        </h1>
        <div className="file-actions">
          <Button icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
          {file.state === 'open' && (
            <Button icon="flag" onClick={() => setReporting(true)}>
              {t.lifeEvent.open}
            </Button>
          )}
          {file.state === 'open' && (
            <Button
              kind="primary"
              icon="add"
              busy={plan.isPending}
              aria-label={words.addReferralNamed}
              onClick={() => plan.mutate()}
            >
              {words.addReferral}
            </Button>
          )}
        </div>
      </div>
      {isErased(file.person) ? <ErasedNote /> : <PersonLine person={file.person} />}
      {plan.error && <ProblemNote error={plan.error} />}
      {tab === 'overview' && (
        <>
          <div className="file-state">
            <PhaseStepper phases={file.phases} current={file.phase} />
            <AccountableBox steps={file.accountable} referrals={file.referrals} />
          </div>
          <ConsentBadges consents={file.consents} shownIn={['cases', file.id]} />
          {file.incidents.map((incident) => (
            <Note key={incident.incidentKey} tone="danger" icon="warning" title={words.incident}>
              <p>{words.incidentText(incident.elementTitle, dates.dayTime(incident.raisedAt))}</p>
            </Note>
          ))}
        </>
      )}
      <Tabs
        label={words.tabsLabel}
        param="tab"
        current={tab}
        tabs={[
          { id: 'overview', label: words.tabs.overview },
          { id: 'tasks', label: words.tabs.tasks, count: counts.tasks },
          { id: 'proceedings', label: words.tabs.proceedings },
          { id: 'deadlines', label: words.tabs.deadlines, count: counts.deadlines },
          { id: 'flow', label: words.tabs.flow },
        ]}
      />
      {reporting && (
        <LifeEventDialog subject={{ caseId: file.id }} onClose={() => setReporting(false)} />
      )}
    </header>
  )
}

function PersonLine({ person }: { person: CaseView['person'] }) {
  const languages = person.languages.map(codes.language)
  return (
    <p className="file-facts">
      {person.birthDate && <span>{words.born(dates.numeric(person.birthDate), person.age)}</span>}
      <span className="with-icon">
        <Icon name="translate" size="small" /> {languages.join(', ')}
      </span>
      {person.interpreterNeeded && (
        <Badge tone="info" icon="interpreter">
          {words.interpreter(languages[0] ?? '')}
        </Badge>
      )}
      <span className="with-icon">
        <Icon name="chat" size="small" />
        {[codes.channel(person.channel), person.phone, person.email].filter(Boolean).join(', ')}
      </span>
    </p>
  )
}
