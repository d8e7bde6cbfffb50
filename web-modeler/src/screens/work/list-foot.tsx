import { useNavigate } from '@tanstack/react-router'
import { IconButton } from '../../components/icon-button.tsx'
import type { TaskSearch } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'

const smallest = 25
const sizes = [smallest, 50, 100]

/** Legend, pages, rows per page and the most used keys. */
export function ListFoot({ search, total }: { search: TaskSearch; total: number }) {
  const navigate = useNavigate({ from: '/arbeit' })
  const size = search.size ?? smallest
  const page = search.page ?? 1
  const pages = Math.max(1, Math.ceil(total / size))
  const go = (change: { page?: number | undefined; size?: number }) =>
    navigate({ search: (before) => ({ ...before, ...change }) as never })
  return (
    <footer className="list-foot">
      <span className="meta">{t.workingDaysLegend}</span>
      {total > smallest && (
        <span className="pager">
          <IconButton
            icon="arrow-back"
            label={t.work.list.previous}
            aria-disabled={page <= 1}
            onClick={() => page > 1 && go({ page: page - 1 })}
          />
          <span className="meta">{t.work.list.page(page, pages)}</span>
          <IconButton
            icon="arrow-forward"
            label={t.work.list.next}
            aria-disabled={page >= pages}
            onClick={() => page < pages && go({ page: page + 1 })}
          />
          <label className="meta">
            {t.work.list.size}{' '}
            <select
              value={size}
              onChange={(event) => go({ size: Number(event.target.value), page: undefined })}
            >
              {sizes.map((count) => (
                <option key={count}>{count}</option>
              ))}
            </select>
          </label>
        </span>
      )}
      <span className="key-hints meta" aria-hidden="true">
        {t.work.list.hints.map(([key, effect]) => (
          <span key={key}>
            <kbd>{key}</kbd> {effect}
          </span>
        ))}
      </span>
    </footer>
  )
}
