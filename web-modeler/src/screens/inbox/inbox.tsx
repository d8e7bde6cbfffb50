import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { useSession } from '../../live/use-session.ts'
import { type Folder, inbox } from '../../resources/inbox.ts'
import { type NoticeFolder, notices } from '../../resources/notices.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { InboxItemPane } from './inbox-item.tsx'
import { InboxListPane } from './inbox-list.tsx'
import { NoticeItemPane } from './notice-item.tsx'
import { NoticeListPane } from './notice-list.tsx'
import './inbox.css'

/** What others ask of this organisation. On a phone list and item are two pages. */
export function InboxScreen() {
  const { staff } = useSession()
  const { box, folder, item, page = 1 } = useSearch({ from: '/staff/eingang' })
  // Referrals go to counselling agencies; an authority hears of proceedings only.
  const hasReferrals = staff.role === 'agency'
  const chosen = hasReferrals ? (box ?? 'referrals') : 'notices'
  usePageTitle(t.inbox.title)
  return (
    <div className={`inbox ${item ? 'has-item' : ''}`}>
      <h1 className="visually-hidden">{t.inbox.title}</h1>
      {chosen === 'referrals' ? (
        <Referrals folder={isFolder(folder) ? folder : 'new'} page={page} item={item} />
      ) : (
        <Notices
          folder={folder === 'done' ? 'done' : 'open'}
          page={page}
          item={item}
          hasReferrals={hasReferrals}
        />
      )}
    </div>
  )
}

const isFolder = (folder: string | undefined): folder is Folder =>
  folder !== undefined && folder in t.inbox.folders

type ReferralsProps = { folder: Folder; page: number; item: string | undefined }

function Referrals({ folder, page, item }: ReferralsProps) {
  const list = useQuery(inbox(folder, page))
  const [title, text] = t.inbox.nothingOpen
  return (
    <>
      <InboxListPane folder={folder} selected={item} query={list} />
      {item ? (
        <InboxItemPane key={item} dispatchId={item} />
      ) : (
        <NothingOpen label={t.inbox.itemLabel} title={title} text={text} />
      )}
    </>
  )
}

type NoticesProps = {
  folder: NoticeFolder
  page: number
  item: string | undefined
  hasReferrals: boolean
}

function Notices({ folder, page, item, hasReferrals }: NoticesProps) {
  const list = useQuery(notices(folder, page))
  const [title, text] = t.notice.nothingOpen
  return (
    <>
      <NoticeListPane folder={folder} selected={item} query={list} hasReferrals={hasReferrals} />
      {item ? (
        <NoticeItemPane key={item} noticeId={item} />
      ) : (
        <NothingOpen label={t.notice.itemLabel} title={title} text={text} />
      )}
    </>
  )
}

const NothingOpen = ({ label, title, text }: { label: string; title: string; text: string }) => (
  <section className="inbox-item inbox-item-empty" aria-label={label} id="opened" tabIndex={-1}>
    <Empty icon="inbox" title={title} text={text} />
  </section>
)
