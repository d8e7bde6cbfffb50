import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { inbox } from '../../resources/inbox.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { InboxItemPane } from './inbox-item.tsx'
import { InboxListPane } from './inbox-list.tsx'
import './inbox.css'

/** What others ask of this organisation. On a phone list and item are two pages. */
export function InboxScreen() {
  const { folder = 'new', item } = useSearch({ from: '/staff/eingang' })
  const list = useQuery(inbox(folder))
  usePageTitle(t.inbox.title)
  return (
    <div className={`inbox ${item ? 'has-item' : ''}`}>
      <h1 className="visually-hidden">{t.inbox.title}</h1>
      <InboxListPane folder={folder} selected={item} query={list} />
      {item ? (
        <InboxItemPane key={item} dispatchId={item} />
      ) : (
        <section
          className="inbox-item inbox-item-empty"
          aria-label={t.inbox.itemLabel}
          id="opened"
          tabIndex={-1}
        >
          <Empty icon="inbox" title={t.inbox.nothingOpen[0]} text={t.inbox.nothingOpen[1]} />
        </section>
      )}
    </div>
  )
}
