import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAnnounce } from '../../components/announce.tsx'
import { Empty } from '../../components/empty.tsx'
import { useShortcuts } from '../../keyboard/use-shortcuts.ts'
import { taskList } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { ListPane } from './list-pane.tsx'
import { useSteadyRows } from './steady-rows.ts'
import { TaskPane } from './task-pane.tsx'
import { ViewsPane } from './views-pane.tsx'
import './work.css'

/** Views, list, open task, context. Everything chosen stands in the address. */
export function WorkScreen() {
  const search = useSearch({ from: '/staff/arbeit' })
  const view = search.view ?? 'mine'
  const navigate = useNavigate({ from: '/arbeit' })
  const queries = useQueryClient()
  const announce = useAnnounce()
  const list = useQuery(taskList({ ...search, view }))
  const viewKey = [view, search.q, search.page, search.size, search.sort].join('|')
  const { rows, waiting, showFresh, acceptNext } = useSteadyRows(
    list.isPlaceholderData ? undefined : list.data,
    viewKey,
  )
  usePageTitle(t.work.title)

  const move = (step: number) => {
    const links = [...document.querySelectorAll<HTMLElement>('.task-rows .row-link')]
    const focused = links.indexOf(document.activeElement as HTMLElement)
    const from =
      focused >= 0 ? focused : links.findIndex((link) => link.dataset['task'] === search.task)
    links[Math.min(Math.max(from + step, 0), links.length - 1)]?.focus()
  }
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    'g m': () => void navigate({ search: { view: 'mine' } }),
  })

  const refresh = async () => {
    acceptNext()
    await queries.invalidateQueries({ queryKey: ['tasks'] })
  }
  /** The next task opens where the finished one was; its heading takes the focus. */
  const openNext = async (finishedId: string) => {
    const index = rows.findIndex(({ row }) => row.id === finishedId)
    const left = rows.filter(({ row, gone }) => !gone && row.id !== finishedId)
    const next = left[Math.min(Math.max(index, 0), left.length - 1)]?.row
    await navigate({ search: (before) => ({ ...before, task: next?.id, tab: undefined }) as never })
    if (next) announce(t.work.task.nextOpened(next.title))
    else document.getElementById('list')?.focus()
    await refresh()
  }

  return (
    <div className={`work ${search.task ? 'has-task' : ''}`}>
      <h1 className="visually-hidden">{t.work.title}</h1>
      <ViewsPane current={view} counts={list.data?.counts ?? {}} />
      <ListPane
        search={{ ...search, view }}
        list={list.data}
        error={list.error}
        rows={rows}
        waiting={waiting}
        onShowFresh={showFresh}
        onRetry={() => void list.refetch()}
      />
      {search.task ? (
        <TaskPane
          key={search.task}
          taskId={search.task}
          tab={search.tab ?? 'form'}
          onChanged={refresh}
          onFinished={openNext}
        />
      ) : (
        <section
          className="task-pane task-pane-empty"
          aria-label={t.work.task.label}
          id="opened"
          tabIndex={-1}
        >
          <Empty icon="assignment" title={t.work.nothingOpen[0]} text={t.work.nothingOpen[1]} />
        </section>
      )}
    </div>
  )
}
