import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { incidents, retryIncident } from '../../resources/incidents.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'

const words = t.incidents

/** Steps that cannot go on without a person. Nobody has to look for them in a log. */
export function IncidentsScreen() {
  const query = useQuery(incidents)
  const queries = useQueryClient()
  const notice = useNotice()
  const retry = useMutation({
    mutationFn: ({ key }: { key: string; step: string }) => retryIncident(key),
    onSuccess: (_, { step }) => notice({ text: words.retried(step) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['incidents'] }),
  })
  usePageTitle(words.title)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.title}</h1>
        <p className="muted">{words.lead}</p>
      </header>
      {retry.error && <ProblemNote error={retry.error} />}
      <Loaded query={query} rows={4}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon="check-circle" title={words.empty} text={words.emptyText} />
          ) : (
            <div className="card table-card" id="list" tabIndex={-1}>
              <table className="rows">
                <caption className="visually-hidden">{words.caption}</caption>
                <thead>
                  <tr>
                    <th scope="col">{words.step}</th>
                    <th scope="col">{words.cause}</th>
                    <th scope="col">{words.about}</th>
                    <th scope="col">{words.since}</th>
                    <th scope="col">
                      <span className="visually-hidden">{t.signIn.action}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.incidentKey}>
                      <th scope="row">
                        {row.elementTitle}
                        <span className="second-line">{row.processTitle}</span>
                      </th>
                      <td>
                        <code>{row.code}</code>
                      </td>
                      <td>
                        {row.caseId && row.number ? (
                          <Link to="/faelle/$caseId" params={{ caseId: row.caseId }}>
                            {row.number}
                          </Link>
                        ) : (
                          (row.number ?? t.none)
                        )}
                      </td>
                      <td>{dates.dayTime(row.raisedAt)}</td>
                      <td>
                        <Button
                          size="small"
                          icon="sync"
                          busy={retry.isPending && retry.variables.key === row.incidentKey}
                          aria-label={words.retryNamed(row.elementTitle)}
                          onClick={() =>
                            retry.mutate({ key: row.incidentKey, step: row.elementTitle })
                          }
                        >
                          {words.retry}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </div>
  )
}
