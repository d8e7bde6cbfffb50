import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Empty } from '../../components/empty.tsx'
import { FilterField } from '../../components/filter-field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Pager } from '../../components/pager.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { type ContactRow, contacts, pageSize } from '../../resources/contacts.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { fullName } from '../../texts/names.ts'
import { usePageTitle } from '../use-page-title.ts'

const words = t.contact

export function ContactsScreen() {
  const { page = 1 } = useSearch({ from: '/staff/kontakte' })
  const navigate = useNavigate({ from: '/kontakte' })
  const query = useQuery(contacts(page))
  const [filter, setFilter] = useState('')
  usePageTitle(words.title)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.title}</h1>
        <FilterField label={words.search} clear={words.clear} value={filter} onChange={setFilter} />
        <Link to="/kontakte/neu" className="button button-primary">
          <Icon name="add" size="small" /> {words.add}
        </Link>
      </header>
      <Loaded query={query} rows={8}>
        {(rows) => (
          <>
            <ContactTable rows={rows} filter={filter} onClear={() => setFilter('')} />
            <Pager
              page={page}
              pages={rows.length === pageSize ? page + 1 : page}
              onPage={(next) => navigate({ search: { page: next } })}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

function ContactTable({
  rows,
  filter,
  onClear,
}: {
  rows: readonly ContactRow[]
  filter: string
  onClear: () => void
}) {
  const wanted = filter.trim().toLocaleLowerCase('de')
  const hits = rows.filter(({ number, person }) =>
    `${number} ${fullName(person)}`.toLocaleLowerCase('de').includes(wanted),
  )
  if (rows.length === 0) {
    return <Empty icon="person-add" title={words.empty[0]} text={words.empty[1]} />
  }
  if (hits.length === 0) {
    return (
      <Empty icon="filter-off" title={words.noHit[0]} text={words.noHit[1]}>
        <button type="button" className="button button-secondary" onClick={onClear}>
          {words.clear}
        </button>
      </Empty>
    )
  }
  return (
    <div className="card table-card" id="list" tabIndex={-1}>
      <table className="rows">
        <caption className="visually-hidden">{words.listCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.person}</th>
            <th scope="col" className="wide-only">
              {words.columns.source}
            </th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.received}</th>
          </tr>
        </thead>
        <tbody>
          {hits.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/kontakte/$contactId" params={{ contactId: row.id }} className="row-link">
                  <PersonName person={row.person} />
                </Link>
                <span className="second-line">{row.number}</span>
              </th>
              <td className="wide-only">{codes.source(row.source)}</td>
              <td>
                {codes.contactState(row.state)}
                {row.outcome && <span className="second-line">{codes.outcome(row.outcome)}</span>}
              </td>
              <td>{dates.day(row.receivedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
