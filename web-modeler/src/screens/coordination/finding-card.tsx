import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../components/badge.tsx'
import { DueBadge } from '../../components/due-badge.tsx'
import { type ProceedingRow, proceeding } from '../../resources/proceedings.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { factWords } from '../../texts/facts.ts'

const words = t.proceeding

/** What the finding is about, since when it stands here, which date comes next. */
export function FindingCard({ row }: { row: ProceedingRow }) {
  const { data } = useQuery(proceeding(row.id))
  const title = data?.details?.find(({ name }) => name === 'title')
  const about = (data?.facts ?? []).filter(({ name }) => ['topic', 'cause'].includes(name))
  return (
    <article className="finding">
      <Link to="/verfahren/$proceedingId" params={{ proceedingId: row.id }} className="row-link">
        {title ? factWords(title) : row.number}
      </Link>
      {about.length > 0 && <p className="meta">{about.map(factWords).join(', ')}</p>}
      <p className="finding-foot">
        <span className="meta">
          {title ? `${row.number}, ` : ''}
          {words.since(dates.shortDay(row.stateSince))}
        </span>
        {row.due && <DueBadge due={row.due} />}
        {row.outcome && <Badge>{row.outcome.title}</Badge>}
      </p>
    </article>
  )
}
