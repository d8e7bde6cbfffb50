import type { ErrorComponentProps } from '@tanstack/react-router'
import { ProblemNote } from '../../components/problem-note.tsx'

/** A screen that could not be drawn or loaded: say so, offer to load it again. */
export const ScreenProblem = ({ error }: ErrorComponentProps) => (
  <div className="page">
    <ProblemNote error={error} onRetry={() => location.reload()} />
  </div>
)
