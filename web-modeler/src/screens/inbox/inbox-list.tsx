import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../components/badge.tsx'
import { type Due, DueBadge } from '../../components/due-badge.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import type { Folder, InboxList, InboxRow } from '../../resources/inbox.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { BoxSwitch } from './box-switch.tsx'
import { InboxPager } from './inbox-pager.tsx'

const words = t.inbox
type Props = { folder: string; selected: string | undefined; query: UseQueryResult<InboxList> }

export function InboxListPane({ folder, selected, query }: Props) {
  const [title, text] = words.empty[folder] ?? ['', '']
  return (
    <section className="inbox-list" aria-label={words.listLabel} id="list" tabIndex={-1}>
      <header className="pane-head">
        <h2>{words.title}</h2>
      </header>
      <BoxSwitch current="referrals" />
      <nav className="tabs" aria-label={words.foldersLabel}>
        <ul>
          {(Object.entries(words.folders) as [Folder, string][]).map(([id, label]) => (
            <li key={id}>
              <Link
                to="/eingang"
                search={{ folder: id }}
                aria-current={id === folder ? 'page' : undefined}
              >
                {label} <span className="tab-count">{query.data?.counts[id] ?? ''}</span>
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
                    <li key={row.dispatchId}>
                      <Row row={row} selected={row.dispatchId === selected} />
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

function Row({ row, selected }: { row: InboxRow; selected: boolean }) {
  return (
    <Link
      to="/eingang"
      search={(before) => ({ ...before, item: row.dispatchId })}
      className="inbox-row"
      aria-current={selected ? 'true' : undefined}
    >
      <span className="inbox-row-top">
        <b>
          <bdi>{row.personName ?? words.erased}</bdi>
        </b>
        <span className="meta">{dates.dayMonth(row.receivedAt)}</span>
      </span>
      <span>{row.topics.map(codes.topic).join(', ') || row.number}</span>
      <span className="inbox-row-state">
        {row.due && <DueBadge due={row.due}>{dueWords(row.due)}</DueBadge>}
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

/** An authority reads the day, not our count of working days. */
function dueWords(due: Due): string {
  const day = dates.shortDay(due.on)
  if (due.state === 'overdue') return words.overdue(day)
  if (due.state === 'today') return words.today
  if (due.state === 'soon' && due.workingDays === 1) return words.tomorrow(day)
  return words.until(day)
}
