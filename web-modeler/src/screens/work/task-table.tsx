import { Link } from '@tanstack/react-router'
import { DueBadge } from '../../components/due-badge.tsx'
import { Icon } from '../../components/icon.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { ResponseClock } from '../../components/response-clock.tsx'
import { useSession } from '../../live/use-session.ts'
import type { TaskRow, TaskSort } from '../../resources/tasks.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { fullName } from '../../texts/names.ts'
import type { SteadyRow } from './steady-rows.ts'

type Props = {
  rows: readonly SteadyRow[]
  caption: string
  selected: string | undefined
  sort: string
  onSort: (sort: TaskSort) => void
}

/** The first column is the link; selection stands in the address. */
export function TaskTable({ rows, caption, selected, sort, onSort }: Props) {
  const { staff } = useSession()
  return (
    <table className="rows task-rows">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <SortHead name="created" label={t.work.list.task} sort={sort} onSort={onSort} />
          <SortHead name="due" label={t.work.list.due} sort={sort} onSort={onSort} />
          <th scope="col" className="col-referral">
            {t.work.list.referral}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, gone }) => (
          <tr
            key={row.id}
            className={`${row.id === selected ? 'selected' : ''} ${gone ? 'gone' : ''}`}
          >
            <th scope="row">
              <Link
                to="/arbeit"
                search={(before) => ({ ...before, task: row.id }) as never}
                className="row-link"
                data-task={row.id}
                aria-current={row.id === selected ? 'true' : undefined}
                title={[row.title, row.number, row.person && fullName(row.person)]
                  .filter(Boolean)
                  .join(', ')}
              >
                {row.title}
              </Link>
              <span className="second-line">
                {codes.number(row.number)}
                {row.person && (
                  <>
                    {' · '}
                    <PersonName person={row.person} />
                  </>
                )}
                {row.assignee && row.assignee.id !== staff.id && ` · ${row.assignee.name}`}
                {gone && ` · ${t.work.list.gone}`}
              </span>
            </th>
            <td>
              <DueBadge due={row.due} />
              <span className="second-line">
                {row.followUpOn
                  ? t.work.list.followUp(dates.shortDay(row.followUpOn))
                  : dates.day(row.due.on)}
              </span>
            </td>
            <td className="col-referral">
              <ReferralCell referral={row.referral} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ReferralCell({ referral }: { referral: TaskRow['referral'] }) {
  if (!referral) return <span className="muted">{t.none}</span>
  const counting = referral.of > 0 && ['sent', 'delivered', 'question'].includes(referral.state)
  if (!counting) {
    return (
      <span className="meta">
        {referral.target} {codes.referralState(referral.state)}
      </span>
    )
  }
  return (
    <ResponseClock day={referral.day} of={referral.of} resting={referral.state === 'question'}>
      {t.clock.short(referral.target, referral.day, referral.of)}
    </ResponseClock>
  )
}

function SortHead({
  name,
  label,
  sort,
  onSort,
}: {
  name: TaskSort
  label: string
  sort: string
  onSort: (sort: TaskSort) => void
}) {
  const sorted = sort === name
  return (
    <th scope="col" aria-sort={sorted ? (name === 'due' ? 'ascending' : 'descending') : undefined}>
      <button type="button" className="sort" onClick={() => onSort(name)}>
        {label}
        {sorted && <Icon name={name === 'due' ? 'arrow-up' : 'arrow-down'} size="small" />}
      </button>
    </th>
  )
}
