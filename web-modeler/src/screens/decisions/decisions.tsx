import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { Field } from '../../components/field.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { type DecisionRow, decisions, decisionTable } from '../../resources/decisions.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { DecisionCheck } from './decision-check.tsx'
import './decisions.css'

const words = t.decisions

/** „Regelprüfer“: asks a decision table with invented facts and shows why it answers so. */
export function DecisionsScreen() {
  const { regel } = useSearch({ from: '/staff/regelpruefer' })
  const navigate = useNavigate()
  const list = useQuery(decisions)
  usePageTitle(words.title)
  return (
    <div className="page decisions">
      <header className="page-head">
        <h1>{words.title}</h1>
        <p className="muted">{words.lead}</p>
      </header>
      <Loaded query={list} rows={3}>
        {(rows) => {
          const chosen = rows.find(({ id }) => id === regel)
          return (
            <>
              <Chooser
                rows={rows}
                value={chosen?.id ?? ''}
                onChange={(id) =>
                  void navigate({ to: '/regelpruefer', search: id ? { regel: id } : {} })
                }
              />
              {chosen ? (
                <Chosen key={chosen.id} decisionId={chosen.id} />
              ) : (
                <Empty icon="rule" title={words.noneTitle} text={words.noneText} />
              )}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Chooser({
  rows,
  value,
  onChange,
}: {
  rows: DecisionRow[]
  value: string
  onChange: (id: string) => void
}) {
  return (
    <div className="decision-chooser">
      <Field id="decision" label={words.choose} hint={words.chooseHint}>
        {(wiring) => (
          <select {...wiring} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{words.chooseFirst}</option>
            {rows.map((row) => (
              <option key={row.id} value={row.id}>
                {row.title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

function Chosen({ decisionId }: { decisionId: string }) {
  const query = useQuery(decisionTable(decisionId))
  return (
    <Loaded query={query} rows={6}>
      {(table) => <DecisionCheck table={table} />}
    </Loaded>
  )
}
