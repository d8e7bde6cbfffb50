import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAnnounce } from '../../components/announce.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Placeholder } from '../../components/placeholder.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import type { TaskList, TaskSearch, TaskViewName } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'
import { ListFoot } from './list-foot.tsx'
import { ListTools } from './list-tools.tsx'
import type { SteadyRow } from './steady-rows.ts'
import { TaskTable } from './task-table.tsx'

type Props = {
  search: TaskSearch & { view: TaskViewName; task?: string | undefined }
  list: TaskList | undefined
  error: unknown
  rows: readonly SteadyRow[]
  waiting: number
  onShowFresh: () => void
  onRetry: () => void
}

export function ListPane({ search, list, error, rows, waiting, onShowFresh, onRetry }: Props) {
  const announce = useAnnounce()
  const navigate = useNavigate({ from: '/arbeit' })
  const name = t.work.views.names[search.view] ?? search.view
  const total = list?.total
  useEffect(() => {
    if (total !== undefined) announce(`${name}: ${t.work.list.loaded(total)}`)
  }, [name, total, announce])

  return (
    <section className="list-pane" aria-label={t.work.list.label} id="list" tabIndex={-1}>
      <header className="pane-head">
        <h2>
          {name}{' '}
          {list && <span className="pane-count">{t.work.list.count(rows.length, list.total)}</span>}
        </h2>
        <ListTools search={search} />
      </header>
      {waiting > 0 && (
        <Button kind="quiet" icon="sync" className="fresh-bar" onClick={onShowFresh}>
          {t.work.list.fresh(waiting)}
        </Button>
      )}
      <div className="pane-scroll">
        {error !== null && <ProblemNote error={error} onRetry={onRetry} />}
        {!list && error === null && <Placeholder rows={8} label={t.work.list.loading} />}
        {list && rows.length === 0 && <NoRows view={search.q ? 'search' : search.view} />}
        {rows.length > 0 && (
          <TaskTable
            rows={rows}
            caption={t.work.list.caption(name)}
            selected={search.task}
            sort={search.sort ?? 'due'}
            onSort={(sort) =>
              navigate({ search: (before) => ({ ...before, sort, page: undefined }) as never })
            }
          />
        )}
      </div>
      <ListFoot search={search} total={list?.total ?? 0} />
    </section>
  )
}

function NoRows({ view }: { view: string }) {
  const [title, text] = t.work.empty[view] ?? ['', '']
  return (
    <Empty icon={view === 'search' ? 'filter-off' : 'check-circle'} title={title} text={text}>
      {view === 'today' || view === 'mine' ? (
        <Link to="/arbeit" search={{ view: 'group' }} className="button button-secondary">
          {t.work.emptyToGroup}
        </Link>
      ) : null}
      {view === 'search' ? (
        <Link
          to="/arbeit"
          search={(before) => ({ ...before, q: undefined }) as never}
          className="button button-secondary"
        >
          {t.work.list.clearSearch}
        </Link>
      ) : null}
    </Empty>
  )
}
