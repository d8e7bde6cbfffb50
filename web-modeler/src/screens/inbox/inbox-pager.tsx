import { useNavigate } from '@tanstack/react-router'
import { Pager } from '../../components/pager.tsx'

/** The other pages of a folder. What is open stays open beside the list. */
export function InboxPager({ page, pages }: { page: number; pages: number }) {
  const navigate = useNavigate({ from: '/eingang' })
  return (
    <Pager
      page={page}
      pages={pages}
      onPage={(next) =>
        navigate({
          search: (before) => ({ ...before, page: next > 1 ? next : undefined }) as never,
        })
      }
    />
  )
}
