import { t } from '../texts/de.ts'
import { IconButton } from './icon-button.tsx'

type Props = { page: number; pages: number; onPage: (page: number) => void }

export function Pager({ page, pages, onPage }: Props) {
  if (pages <= 1) return null
  return (
    <p className="pager">
      <IconButton
        icon="arrow-back"
        label={t.work.list.previous}
        aria-disabled={page <= 1}
        onClick={() => page > 1 && onPage(page - 1)}
      />
      <span className="meta">{t.work.list.page(page, pages)}</span>
      <IconButton
        icon="arrow-forward"
        label={t.work.list.next}
        aria-disabled={page >= pages}
        onClick={() => page < pages && onPage(page + 1)}
      />
    </p>
  )
}
