import { Link } from '@tanstack/react-router'
import { Badge } from '../../components/badge.tsx'
import { DueBadge } from '../../components/due-badge.tsx'
import { PersonName } from '../../components/person-name.tsx'
import type { ProceedingRow } from '../../resources/proceedings.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.proceeding
type Props = { rows: readonly ProceedingRow[]; caption: string; ofCase?: boolean }

/** Number and kind, where it stands since when, who runs it, which date comes next. */
export function ProceedingTable({ rows, caption, ofCase = false }: Props) {
  return (
    <table className="rows">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.number}</th>
          {!ofCase && <th scope="col">{words.columns.person}</th>}
          <th scope="col">{words.columns.state}</th>
          <th scope="col" className="wide-only">
            {words.columns.organisation}
          </th>
          <th scope="col">{words.columns.due}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link
                to="/verfahren/$proceedingId"
                params={{ proceedingId: row.id }}
                className="row-link"
              >
                {row.title}
              </Link>
              <span className="second-line">{row.number}</span>
            </th>
            {!ofCase && (
              <td>
                {row.person ? <PersonName person={row.person} /> : words.noPerson}
                {row.caseNumber && <span className="second-line">{row.caseNumber}</span>}
              </td>
            )}
            <td>
              <StateWords row={row} />
              <span className="second-line">{words.since(dates.day(row.stateSince))}</span>
            </td>
            <td className="wide-only">
              {row.organisation.name}
              {row.organisation.unit && (
                <span className="second-line">{row.organisation.unit}</span>
              )}
            </td>
            <td>{row.due ? <NextDate row={row} /> : <span className="muted">{t.none}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function StateWords({ row }: { row: ProceedingRow }) {
  return (
    <>
      {row.outcome ? `${row.state.title}: ${row.outcome.title}` : row.state.title}{' '}
      {row.legalHold && <Badge icon="block">{words.held}</Badge>}
    </>
  )
}

function NextDate({ row: { due } }: { row: ProceedingRow }) {
  if (!due) return null
  return (
    <>
      <DueBadge due={due} />
      <span className="second-line">{dates.day(due.on)}</span>
    </>
  )
}
