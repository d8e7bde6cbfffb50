import { Card } from '../../components/card.tsx'
import { Empty } from '../../components/empty.tsx'
import { LegalMark } from '../../components/legal-mark.tsx'
import type { ProceedingView } from '../../resources/proceedings.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { CalculationTable } from '../case/calculation-table.tsx'
import { DeadlineState } from '../case/deadline-item.tsx'

const words = t.proceeding.page

/** Every date with its calculation: the running deadlines, then what was only computed. */
export function ProceedingDates({ file }: { file: ProceedingView }) {
  const { deadlines, computedDates } = file
  if (deadlines.length + computedDates.length === 0)
    return (
      <div className="page">
        <Empty icon="event" title={words.deadlines} text={words.noDeadlines} />
      </div>
    )
  return (
    <div className="page deadline-page">
      {deadlines.map((deadline) => (
        <Card
          key={deadline.id}
          title={deadline.title}
          meta={t.caseFile.deadlines.kinds[deadline.kind] ?? deadline.kind}
          side={<DeadlineState deadline={deadline} />}
        >
          <p className="result-date">
            {dates.full(deadline.due.on)} {deadline.due.legal && <LegalMark />}
          </p>
          {deadline.law && <p className="meta">{deadline.law}</p>}
          <CalculationTable title={deadline.title} explanation={deadline.explanation} />
        </Card>
      ))}
      {computedDates.map((computed) => (
        <Card
          key={`${computed.rule}|${computed.title}`}
          title={computed.title}
          meta={words.computed}
        >
          <p className="result-date">
            {computed.dueOn ? dates.full(computed.dueOn) : words.noDate}
          </p>
          <p className="meta">{computed.law}</p>
          <CalculationTable title={computed.title} explanation={computed.explanation} />
        </Card>
      ))}
    </div>
  )
}
