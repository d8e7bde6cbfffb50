import { Card } from '../../components/card.tsx'
import { Empty } from '../../components/empty.tsx'
import { LegalMark } from '../../components/legal-mark.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import type { DeadlineView, ReferralView } from '../../resources/cases.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { DeadlineState, deadlineTitle, targetOf } from './deadline-item.tsx'

const words = t.caseFile.deadlines

/** Every deadline with its calculation: one row per rule applied and one per day skipped. */
type Props = { deadlines: readonly DeadlineView[]; referrals: readonly ReferralView[] }

export function DeadlinesTab({ deadlines, referrals }: Props) {
  if (deadlines.length === 0) {
    return (
      <div className="page">
        <Empty icon="event" title={words.title} text={words.none} />
      </div>
    )
  }
  return (
    <div className="page deadline-page">
      {deadlines.map((deadline) => (
        <Card
          key={deadline.id}
          title={deadlineTitle(deadline, targetOf(deadline, referrals))}
          meta={words.kinds[deadline.kind] ?? deadline.kind}
          side={<DeadlineState deadline={deadline} />}
        >
          <p className="result-date">
            {dates.full(deadline.due.on)} {deadline.due.legal && <LegalMark />}
          </p>
          {deadline.law && <p className="meta">{deadline.law}</p>}
          <ScrollArea className="table-scroll" label={words.calculationOf(deadline.title)}>
            <table className="rows">
              <caption className="visually-hidden">{words.calculationOf(deadline.title)}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.step}</th>
                  <th scope="col">{words.day}</th>
                  <th scope="col">{words.why}</th>
                  <th scope="col">{words.basis}</th>
                </tr>
              </thead>
              <tbody>
                {deadline.explanation.map((line) => (
                  <tr key={`${line.step}|${line.day}`}>
                    <th scope="row">{line.step}</th>
                    <td>{/^\d{4}-\d{2}-\d{2}$/.test(line.day) ? dates.day(line.day) : line.day}</td>
                    <td>{line.why}</td>
                    <td>{line.basis ?? t.none}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </Card>
      ))}
    </div>
  )
}
