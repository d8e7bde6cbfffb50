import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { NumberSearch } from '../../components/number-search.tsx'
import { Pager } from '../../components/pager.tsx'
import {
  type ProceedingFilter,
  pageSize,
  proceedingKinds,
  proceedings,
} from '../../resources/proceedings.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { ProceedingFilters } from './proceeding-filters.tsx'
import { ProceedingTable } from './proceeding-table.tsx'
import './proceedings.css'

const words = t.proceeding

/** Every proceeding the signed-in person may see, by kind and by state. */
export function ProceedingsScreen() {
  const search = useSearch({ from: '/staff/verfahren' })
  const navigate = useNavigate({ from: '/verfahren' })
  const query = useQuery(proceedings(search))
  const kinds = useQuery(proceedingKinds)
  usePageTitle(words.title)
  const show = (next: ProceedingFilter) => void navigate({ search: next as never })
  const chosen = search.kind ?? search.state ?? search.q
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          {words.title}{' '}
          {query.data && <span className="pane-count">{words.count(query.data.total)}</span>}
        </h1>
        <StartLinks kinds={kinds.data ?? []} />
      </header>
      <div className="list-filters">
        <ProceedingFilters kinds={kinds.data ?? []} search={search} onChange={show} />
        <NumberSearch
          id="list-search"
          label={words.search}
          clear={words.clear}
          value={search.q ?? ''}
          onSearch={(q) => show({ ...search, q: q || undefined, page: undefined })}
        />
      </div>
      <Loaded query={query} rows={8}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <NoProceedings searched={chosen !== undefined} onClear={() => show({})} />
          ) : (
            <div className="card table-card" id="list" tabIndex={-1}>
              <ProceedingTable rows={rows} caption={words.listCaption} />
              <Pager
                page={search.page ?? 1}
                pages={Math.ceil(total / pageSize)}
                onPage={(page) => show({ ...search, page })}
              />
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

/** Beginning one without a case; from a case it begins on the case's page. */
function StartLinks({ kinds }: { kinds: readonly { kind: string; mayOpen: boolean }[] }) {
  const open = kinds.filter(({ mayOpen }) => mayOpen).map(({ kind }) => kind)
  return (
    <div className="page-actions">
      {open.includes('structural-finding') && (
        <Link
          to="/verfahren/neu"
          search={{ kind: 'structural-finding' }}
          className="button button-secondary"
        >
          <Icon name="flag" size="small" /> <span>{words.start.finding}</span>
        </Link>
      )}
      {open.length > 0 && (
        <Link to="/verfahren/neu" className="button button-primary">
          <Icon name="add" size="small" /> <span>{words.start.open}</span>
        </Link>
      )}
    </div>
  )
}

function NoProceedings({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  if (!searched) return <Empty icon="draft" title={words.empty[0]} text={words.empty[1]} />
  return (
    <Empty icon="filter-off" title={words.noHit[0]} text={words.noHit[1]}>
      <button type="button" className="button button-secondary" onClick={onClear}>
        {words.clearAll}
      </button>
    </Empty>
  )
}
