import { useNavigate } from '@tanstack/react-router'
import { NumberSearch } from '../../components/number-search.tsx'
import type { TaskSearch } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'

/** What was searched stands in the address, so the list can be shared. */
export function ListTools({ search }: { search: TaskSearch }) {
  const navigate = useNavigate({ from: '/arbeit' })
  return (
    <NumberSearch
      id="list-search"
      label={t.work.list.search}
      clear={t.work.list.clearSearch}
      value={search.q ?? ''}
      onSearch={(q) =>
        navigate({
          search: (before) => ({ ...before, q: q || undefined, page: undefined }) as never,
        })
      }
    />
  )
}
