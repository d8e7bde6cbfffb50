import type { CaseView } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

type Props = { phases: CaseView['phases']; current: string }

/** Seven phases: done filled, current ring and bold, future hollow. Not clickable. */
export function PhaseStepper({ phases, current }: Props) {
  const now = phases.findIndex(({ phase }) => phase === current)
  return (
    <ol className="phases" aria-label={t.caseFile.phases}>
      {phases.map(({ phase, reachedAt }, index) => {
        const state = index < now ? 'done' : index === now ? 'current' : 'future'
        return (
          <li
            key={phase}
            className={`phase phase-${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="phase-dot" aria-hidden="true" />
            <span>{codes.phase(phase)}</span>
            <span className="visually-hidden">, {t.caseFile.phaseStates[state]}</span>
            {reachedAt && index <= now && (
              <span className="phase-day">
                {state === 'current'
                  ? t.caseFile.phaseSince(dates.dayMonth(reachedAt))
                  : dates.dayMonth(reachedAt)}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
