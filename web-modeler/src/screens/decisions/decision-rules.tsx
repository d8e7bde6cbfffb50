import { Icon } from '../../components/icon.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import type { DecisionAnswer, DecisionTableView } from '../../resources/decisions.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.decisions
type Props = { table: DecisionTableView; answer: DecisionAnswer | undefined }

/** The whole table. After an answer the rows that hit stand out and every other says why not. */
export function DecisionRules({ table, answer }: Props) {
  // The first column repeats the validity, which has a column of its own.
  const columns = table.columns.slice(1)
  return (
    <section className="card table-card decision-rules" aria-labelledby="decision-rules">
      <header className="card-head">
        <div>
          <h2 id="decision-rules">{words.table}</h2>
          <p className="meta">{words.hitPolicies[table.hitPolicy]}</p>
        </div>
      </header>
      <ScrollArea className="decision-scroll" label={words.tableOf(table.title)}>
        <table className="rows">
          <caption className="visually-hidden">{words.tableOf(table.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.reason}</th>
              {answer && <th scope="col">{words.why}</th>}
              {columns.map(({ label, kind }) => (
                <th scope="col" key={`${kind}-${label}`}>
                  {label}
                </th>
              ))}
              <th scope="col">{words.validity}</th>
              <th scope="col">{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {table.rules.map((rule) => (
              <tr key={rule.id} className={isHit(answer, rule.id) ? 'selected' : undefined}>
                <td>{rule.index}</td>
                <th scope="row">{rule.text}</th>
                {answer && (
                  <td>
                    <Why answer={answer} ruleId={rule.id} hitPolicy={table.hitPolicy} />
                  </td>
                )}
                {columns.map(({ label, kind }, at) => (
                  <td
                    key={`${kind}-${label}`}
                    className={misfitOf(answer, rule.id)?.input === label ? 'misfit' : undefined}
                  >
                    {rule.cells[at + 1] || <Any />}
                  </td>
                ))}
                <td>{rule.validity}</td>
                <td>
                  {rule.source}
                  <span className="second-line">
                    {words.verified(dates.numeric(rule.verifiedAt), rule.verifiedBy)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  )
}

const isHit = (answer: DecisionAnswer | undefined, ruleId: string): boolean =>
  answer?.rules.some(({ id }) => id === ruleId) ?? false

const misfitOf = (answer: DecisionAnswer | undefined, ruleId: string) =>
  answer?.missed.find(({ id }) => id === ruleId)?.reason

function Why({
  answer,
  ruleId,
  hitPolicy,
}: {
  answer: DecisionAnswer
  ruleId: string
  hitPolicy: string
}) {
  if (isHit(answer, ruleId)) {
    return (
      <span className="decision-yes">
        <Icon name="check-circle" size="small" /> {words.hit}
      </span>
    )
  }
  const reason = misfitOf(answer, ruleId)
  if (reason) return words.missed(reason.input, reason.given)
  return hitPolicy === 'FIRST' ? words.missedEarlier : words.missedUnknown
}

const Any = () => (
  <>
    <span aria-hidden="true">{t.none}</span>
    <span className="visually-hidden">{words.any}</span>
  </>
)
