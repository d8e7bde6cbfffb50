import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../components/badge.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import type { NoticeFolder, NoticeList, NoticeRow } from '../../resources/notices.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { BoxSwitch } from './box-switch.tsx'
import { InboxPager } from './inbox-pager.tsx'

const words = t.notice
type Props = {
  folder: NoticeFolder
  selected: string | undefined
  query: UseQueryResult<NoticeList>
  hasReferrals: boolean
}

export function NoticeListPane({ folder, selected, query, hasReferrals }: Props) {
  const [title, text] = words.empty[folder] ?? ['', '']
  return (
    <section className="inbox-list" aria-label={words.listLabel} id="list" tabIndex={-1}>
      <header className="pane-head">
        <h2>{t.inbox.title}</h2>
      </header>
      {hasReferrals && <BoxSwitch current="notices" />}
      <nav className="tabs" aria-label={words.foldersLabel}>
        <ul>
          {(['open', 'done'] as const).map((id) => (
            <li key={id}>
              <Link
                to="/eingang"
                search={{ box: 'notices', folder: id }}
                aria-current={id === folder ? 'page' : undefined}
              >
                {words.folders[id]}{' '}
                <span className="tab-count">{query.data?.counts[id] ?? ''}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="pane-scroll">
        <Loaded query={query}>
          {({ rows, counts, page, size }) =>
            rows.length === 0 ? (
              <Empty icon="inbox" title={title} text={text} />
            ) : (
              <>
                <ul className="inbox-rows">
                  {rows.map((row) => (
                    <li key={row.id}>
                      <Row row={row} selected={row.id === selected} />
                    </li>
                  ))}
                </ul>
                <InboxPager page={page} pages={Math.ceil((counts[folder] ?? 0) / size)} />
              </>
            )
          }
        </Loaded>
      </div>
    </section>
  )
}

function Row({ row, selected }: { row: NoticeRow; selected: boolean }) {
  return (
    <Link
      to="/eingang"
      search={(before) => ({ ...before, box: 'notices', item: row.id })}
      className="inbox-row"
      aria-current={selected ? 'true' : undefined}
    >
      <span className="inbox-row-top">
        <b>
          <bdi>{row.erased ? t.inbox.erased : (row.personName ?? row.number)}</bdi>
        </b>
        <span className="meta">{dates.dayMonth(row.receivedAt)}</span>
      </span>
      <span>{row.title}</span>
      <span className="meta">{row.from}</span>
      <span className="inbox-row-state">
        {row.awaitsAnswer ? (
          <Badge tone="soon" icon="hourglass">
            {words.awaits}
          </Badge>
        ) : (
          <Badge>{stateWords(row)}</Badge>
        )}
        {row.unread && <Badge tone="info">{words.unread}</Badge>}
        {row.reminded && (
          <Badge tone="soon" icon="notifications">
            {words.reminded}
          </Badge>
        )}
      </span>
    </Link>
  )
}

/** What asks for no answer was sent for information only. */
const stateWords = ({ state }: NoticeRow) =>
  state === 'sent' ? words.forInformation : (words.states[state] ?? state)
