import { Link } from '@tanstack/react-router'
import type { TaskViewName } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'

type Props = { current: string; counts: Record<string, number> }

/** Saved views with their live counts; only the overdue one may be red. */
export function ViewsPane({ current, counts }: Props) {
  const known = Object.keys(t.work.views.names) as TaskViewName[]
  const offered = known.filter((view) => view in counts || Object.keys(counts).length === 0)
  return (
    <nav className="views" aria-label={t.work.views.label}>
      <h2>{t.work.views.group}</h2>
      <ul>
        {offered.map((view) => (
          <li key={view}>
            <Link
              to="/arbeit"
              search={{ view }}
              aria-current={view === current ? 'page' : undefined}
            >
              <span>{t.work.views.names[view]}</span>
              {view !== 'done' && (
                <span
                  className={
                    view === 'overdue' && (counts[view] ?? 0) > 0 ? 'count count-over' : 'count'
                  }
                >
                  {counts[view] ?? ''}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
