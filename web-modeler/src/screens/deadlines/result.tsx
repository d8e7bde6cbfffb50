import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { LegalMark } from '../../components/legal-mark.tsx'
import { Note } from '../../components/note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import type { DeadlineAnswer } from '../../resources/deadline-rules.ts'
import { calculatorTexts as words } from '../../texts/calculator.ts'
import { dates } from '../../texts/dates.ts'
import { StepsTable } from './steps-table.tsx'

type Props = { answer: DeadlineAnswer; stale: boolean }

/** The date, large, and beneath it everything a lawyer checks. */
export function Result({ answer, stale }: Props) {
  return (
    <div className={`calculator-answer ${stale ? 'stale' : ''}`} aria-busy={stale || undefined}>
      <Headline answer={answer} />
      {answer.outcome && (
        <Note tone={answer.dueOn === null ? 'danger' : 'info'}>
          <p>{answer.outcome.text}</p>
        </Note>
      )}
      <Card title={words.way} meta={lawLine(answer)} side={<Actions answer={answer} />}>
        <StepsTable title={answer.title} steps={answer.steps} />
        <OtherDays answer={answer} />
        <p className="meta">
          {words.holidays(answer.place.name)} · {words.lead}
        </p>
      </Card>
    </div>
  )
}

function Headline({ answer }: { answer: DeadlineAnswer }) {
  const { dueOn, rawOn, at, moved, kind } = answer
  return (
    <section className="card calculator-result" aria-live="polite">
      <div>
        <h2>{answer.title}</h2>
        <p className="calculator-day">
          {dueOn === null ? words.noDate : dates.full(dueOn)}
          {dueOn !== null && (
            <span className="calculator-time">
              {at === null ? words.end : `${at.slice(11, 16)} Uhr`}
            </span>
          )}
        </p>
        {moved && rawOn !== null && <p className="muted">{words.raw(dates.full(rawOn))}</p>}
      </div>
      <p className="calculator-marks">
        {dueOn !== null && <Badge>{moved ? words.moved : words.notMoved}</Badge>}
        <span className="muted">{words.kinds[kind] ?? kind}</span>
        {kind !== 'agreed' && <LegalMark />}
      </p>
    </section>
  )
}

const lawLine = ({ law }: DeadlineAnswer): string =>
  [
    words.lawText(law.source, dates.numeric(law.textOf)),
    words.governs(dates.numeric(law.validFrom), law.validTo && dates.numeric(law.validTo)),
  ].join('; ')

function Actions({ answer }: { answer: DeadlineAnswer }) {
  const notice = useNotice()
  const copy = () =>
    navigator.clipboard
      .writeText(answer.explanation)
      .then(() => notice({ text: words.copied }))
      .catch(() => notice({ text: words.copyFailed }))
  return (
    <span className="calculator-actions">
      <Button size="small" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <Button size="small" icon="print" onClick={() => window.print()}>
        {words.print}
      </Button>
    </span>
  )
}

function OtherDays({ answer: { dates: named, warnings } }: { answer: DeadlineAnswer }) {
  if (named.length + warnings.length === 0) return null
  return (
    <dl className="calculator-days">
      {named.map(({ name, title, on }) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd>{dates.full(on)}</dd>
        </div>
      ))}
      {warnings.length > 0 && (
        <div>
          <dt>{words.warnings}</dt>
          <dd>{warnings.map((on) => dates.day(on)).join(', ')}</dd>
        </div>
      )}
    </dl>
  )
}
