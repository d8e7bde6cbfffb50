import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { NumberSearch } from '../../components/number-search.tsx'
import { Pager } from '../../components/pager.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { type CaseRow, cases, pageSize } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'

const words = t.caseFile

export function CasesScreen() {
  const { q, page = 1 } = useSearch({ from: '/staff/faelle' })
  const navigate = useNavigate({ from: '/faelle' })
  const query = useQuery(cases(page, q))
  usePageTitle(words.title)
  const search = (next: string) => navigate({ search: (next ? { q: next } : {}) as never })
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          {words.title}{' '}
          {query.data && <span className="pane-count">{words.count(query.data.total)}</span>}
        </h1>
        <NumberSearch
          id="list-search"
          label={words.search}
          clear={words.clear}
          value={q ?? ''}
          onSearch={search}
        />
      </header>
      <Loaded query={query} rows={8}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <NoCases searched={q !== undefined} onClear={() => search('')} />
          ) : (
            <div className="card table-card" id="list" tabIndex={-1}>
              <CaseTable rows={rows} />
              <Pager
                page={page}
                pages={Math.ceil(total / pageSize)}
                onPage={(next) => navigate({ search: (before) => ({ ...before, page: next }) })}
              />
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

function NoCases({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  if (!searched) return <Empty icon="draft" title={words.empty[0]} text={words.empty[1]} />
  return (
    <Empty icon="filter-off" title={words.noHit[0]} text={words.noHit[1]}>
      <button type="button" className="button button-secondary" onClick={onClear}>
        {words.clear}
      </button>
    </Empty>
  )
}

function CaseTable({ rows }: { rows: readonly CaseRow[] }) {
  return (
    <table className="rows">
      <caption className="visually-hidden">{words.listCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.person}</th>
          <th scope="col">{words.columns.phase}</th>
          <th scope="col" className="wide-only">
            {words.columns.manager}
          </th>
          <th scope="col" className="number">
            {words.columns.steps}
          </th>
          <th scope="col" className="wide-only">
            {words.columns.opened}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to="/faelle/$caseId" params={{ caseId: row.id }} className="row-link">
                <PersonName person={row.person} />
              </Link>
              <span className="second-line">{row.number}</span>
            </th>
            <td>
              {codes.phase(row.phase)}
              <span className="second-line">{words.states[row.state] ?? row.state}</span>
            </td>
            <td className="wide-only">{row.caseManager?.name ?? t.none}</td>
            <td className="number">{row.openSteps}</td>
            <td className="wide-only">{dates.day(row.openedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
