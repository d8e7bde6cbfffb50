import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Placeholder } from '../../components/placeholder.tsx'
import { knownTab } from '../../components/tabs.tsx'
import { caseFile, caseFlows } from '../../resources/cases.ts'
import { t } from '../../texts/de.ts'
import { FilePage } from '../not-found/file-page.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { CaseHeader } from './case-header.tsx'
import { CaseProceedings } from './case-proceedings.tsx'
import { CaseTasks } from './case-tasks.tsx'
import { DeadlinesTab } from './deadlines-tab.tsx'
import { Overview } from './overview.tsx'
import { PrintHead } from './print-head.tsx'
import './case.css'

const FlowTab = lazy(() =>
  import('../../bpmn/flow-tab.tsx').then(({ FlowTab }) => ({ default: FlowTab })),
)

/** One case: who owes the next step comes before everything else. */
export function CaseScreen() {
  const { caseId } = useParams({ from: '/staff/faelle/$caseId' })
  const search = useSearch({ from: '/staff/faelle/$caseId' })
  const query = useQuery(caseFile(caseId))
  const tab = knownTab(t.caseFile.tabs, search.tab)
  usePageTitle(query.data ? t.caseFile.caseTitle(query.data.number) : t.caseFile.title)
  return (
    <FilePage query={query} list={{ to: '/faelle', title: t.caseFile.title }}>
      {(file) => (
        <>
          <PrintHead number={file.number} title={t.caseFile.print} />
          <CaseHeader file={file} tab={tab} />
          {tab === 'flow' && (
            <Suspense fallback={<Placeholder />}>
              <FlowTab
                flows={caseFlows(caseId)}
                chosen={search.flow}
                step={search.step}
                referral={search.referral}
              />
            </Suspense>
          )}
          {tab === 'tasks' && <CaseTasks steps={file.accountable} referrals={file.referrals} />}
          {tab === 'proceedings' && (
            <CaseProceedings caseId={caseId} isOpen={file.state === 'open'} />
          )}
          {tab === 'deadlines' && <DeadlinesTab caseId={caseId} referrals={file.referrals} />}
          {tab === 'overview' && <Overview file={file} />}
        </>
      )}
    </FilePage>
  )
}
