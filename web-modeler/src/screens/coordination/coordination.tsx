import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import {
  type ProceedingKind,
  type ProceedingRow,
  proceedingKinds,
  proceedings,
  statesOf,
} from '../../resources/proceedings.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { FindingCard } from './finding-card.tsx'
import './coordination.css'

const words = t.proceeding.coordination
const kind = 'structural-finding'
const shown = 5

/** Findings by where they stand: what single cases show about the work between the bodies. */
export function CoordinationScreen() {
  const query = useQuery(proceedings({ kind }))
  const kinds = useQuery(proceedingKinds)
  usePageTitle(words.title)
  const states = statesOf(kinds.data?.find((one) => one.kind === kind))
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.title}</h1>
        <Link to="/verfahren/neu" search={{ kind }} className="button button-primary">
          <Icon name="add" size="small" /> <span>{t.proceeding.start.finding}</span>
        </Link>
        <p className="muted">{words.lead}</p>
      </header>
      <Loaded query={query} rows={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty icon="flag" title={words.none[0]} text={words.none[1]} />
          ) : (
            <>
              <Board states={states} rows={rows} />
              <p>
                <Link to="/verfahren" search={{ kind }}>
                  {words.all}
                </Link>
              </p>
            </>
          )
        }
      </Loaded>
    </div>
  )
}

type BoardProps = { states: ProceedingKind['states']; rows: readonly ProceedingRow[] }

function Board({ states, rows }: BoardProps) {
  return (
    <section className="board" aria-label={words.board}>
      {states.map((state) => {
        const findings = rows.filter((row) => row.state.code === state.code)
        return (
          <section key={state.code} className="board-column" aria-label={state.title}>
            <h2>
              {state.title} <span className="pane-count">{findings.length}</span>
            </h2>
            {findings.length === 0 && <p className="meta">{words.empty}</p>}
            <ul>
              {findings.slice(0, shown).map((row) => (
                <li key={row.id}>
                  <FindingCard row={row} />
                </li>
              ))}
            </ul>
            {findings.length > shown && (
              <Link to="/verfahren" search={{ kind, state: state.code }}>
                {words.more(findings.length - shown)}
              </Link>
            )}
          </section>
        )
      })}
    </section>
  )
}
