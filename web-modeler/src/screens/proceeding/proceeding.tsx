import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Empty } from '../../components/empty.tsx'
import { Placeholder } from '../../components/placeholder.tsx'
import { knownTab } from '../../components/tabs.tsx'
import { proceeding, proceedingFlows } from '../../resources/proceedings.ts'
import { t } from '../../texts/de.ts'
import { PrintHead } from '../case/print-head.tsx'
import { FilePage } from '../not-found/file-page.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { ProceedingDates } from './proceeding-dates.tsx'
import { ProceedingHeader } from './proceeding-header.tsx'
import { ProceedingOverview } from './proceeding-overview.tsx'
import '../case/case.css'
import './proceeding.css'

const FlowTab = lazy(() =>
  import('../../bpmn/flow-tab.tsx').then(({ FlowTab }) => ({ default: FlowTab })),
)

/** One proceeding: who owes the next step, what other bodies were told, which dates count. */
export function ProceedingScreen() {
  const { proceedingId } = useParams({ from: '/staff/verfahren/$proceedingId' })
  const search = useSearch({ from: '/staff/verfahren/$proceedingId' })
  const query = useQuery(proceeding(proceedingId))
  const tab = knownTab(t.proceeding.page.tabs, search.tab)
  usePageTitle(query.data ? `${query.data.title} ${query.data.number}` : t.proceeding.title)
  return (
    <FilePage query={query} list={{ to: '/verfahren', title: t.proceeding.title }}>
      {(file) => (
        <>
          <PrintHead number={file.number} title={t.proceeding.page.printTitle} />
          <ProceedingHeader file={file} tab={tab} />
          {file.details === null && <Outline />}
          {file.details !== null && tab === 'flow' && (
            <Suspense fallback={<Placeholder />}>
              <FlowTab
                flows={proceedingFlows(proceedingId)}
                chosen={search.flow}
                step={search.step}
              />
            </Suspense>
          )}
          {file.details !== null && tab === 'dates' && <ProceedingDates file={file} />}
          {file.details !== null && tab === 'overview' && <ProceedingOverview file={file} />}
        </>
      )}
    </FilePage>
  )
}

/** Purpose separation: another body's proceeding shows that it runs, not what is in it. */
const Outline = () => (
  <div className="page">
    <Empty icon="block" title={t.proceeding.page.outline[0]} text={t.proceeding.page.outline[1]} />
  </div>
)
