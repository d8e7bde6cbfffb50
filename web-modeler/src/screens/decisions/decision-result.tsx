import { useEffect, useRef } from 'react'
import { Facts } from '../../components/facts.tsx'
import { Note } from '../../components/note.tsx'
import type { DecisionAnswer } from '../../resources/decisions.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.decisions

/** What the table answered: per rule its values, its reason, its source and when it holds. */
export function DecisionResult({
  answer,
  ruleCount,
}: {
  answer: DecisionAnswer
  ruleCount: number
}) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus(), [])
  return (
    <section
      className="card decision-result"
      aria-labelledby="decision-result"
      tabIndex={-1}
      ref={section}
    >
      <header className="card-head">
        <div>
          <h2 id="decision-result">{answer.answered ? words.result : words.resultNone}</h2>
          <p className="meta">{words.version(answer.version)}</p>
        </div>
      </header>
      <div className="card-body">
        {answer.rules.map((rule, at) => (
          <div key={rule.id} className="decision-hit">
            <Facts
              rows={(answer.results[at]?.values ?? []).map(({ label, text }) => [label, text])}
            />
            <p>
              <strong>{words.rule(rule.index, ruleCount)}:</strong> {rule.text}
            </p>
            <p className="meta">
              {[
                rule.source,
                rule.validity,
                words.verified(dates.numeric(rule.verifiedAt), rule.verifiedBy),
              ].join(' · ')}
            </p>
          </div>
        ))}
        <h3>{words.explanation}</h3>
        <p>{answer.explanation}</p>
        <Note tone={answer.answered ? 'info' : 'warning'} title={words.notices}>
          <ul>
            {answer.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Note>
      </div>
    </section>
  )
}
