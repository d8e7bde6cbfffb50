import { useEffect, useRef } from 'react'
import { Badge } from '../components/badge.tsx'
import { DueBadge } from '../components/due-badge.tsx'
import type { FlowStep } from '../resources/cases.ts'
import { codes } from '../texts/codes.ts'
import { dates } from '../texts/dates.ts'
import { t } from '../texts/de.ts'

const words = t.caseFile.flow
type Props = {
  steps: readonly FlowStep[]
  selected: string | undefined
  onSelect: (elementId: string) => void
}

/** The diagram in words: number, step, kind and actor, state. The full keyboard path of the picture. */
export function StepTable({ steps, selected, onSelect }: Props) {
  const current = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (selected) current.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <div className="pane-scroll step-scroll">
      <table className="rows steps">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.nr}</th>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr
              key={step.elementId}
              ref={step.elementId === selected ? current : undefined}
              className={step.elementId === selected ? 'selected' : ''}
            >
              <td className="muted">{step.nr}</td>
              <th scope="row">
                <button
                  type="button"
                  className="row-link"
                  aria-pressed={step.elementId === selected}
                  onClick={() => onSelect(step.elementId)}
                >
                  {step.title || words.unnamed}
                </button>
                <span className="second-line">
                  {[codes.stepKind(step.kind), step.lane].filter(Boolean).join(', ')}
                  {nextWords(step)}
                </span>
              </th>
              <td>
                <StepState step={step} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function nextWords(step: FlowStep): string {
  if (step.next.length === 0) return ''
  return ` → ${step.next.map(({ nr, answer }) => (answer ? `${answer}: ${nr}` : nr)).join(', ')}`
}

function StepState({ step }: { step: FlowStep }) {
  const word = codes.stepState(step.state)
  const at = step.at && dates.dayTime(step.at)
  if (step.state === 'done') {
    return (
      <>
        <Badge tone="ok" icon="check-circle">
          {word}
        </Badge>
        {at && <span className="second-line">{at}</span>}
      </>
    )
  }
  if (step.state === 'current') {
    return (
      <>
        {step.due ? (
          <DueBadge due={step.due} />
        ) : (
          <Badge tone="soon" icon="schedule">
            {word}
          </Badge>
        )}
        {at && <span className="second-line">{words.since(at)}</span>}
      </>
    )
  }
  if (step.state === 'failed')
    return (
      <Badge tone="over" icon="warning">
        {word}
      </Badge>
    )
  if (step.due) return <DueBadge due={step.due}>{dates.shortDay(step.due.on)}</DueBadge>
  return <span className="muted">{word}</span>
}
