import { asProblem } from '../api.ts'
import { t } from '../texts/de.ts'
import { problemWords } from '../texts/problems.ts'
import { Button } from './button.tsx'
import { Note } from './note.tsx'

type Props = { error: unknown; onRetry?: (() => void) | undefined }

/** What happened, what is safe, what to do, and the code to read out to the service desk. */
export function ProblemNote({ error, onRetry }: Props) {
  const problem = asProblem(error)
  const { title, help } = problemWords(problem)
  return (
    <Note
      tone="danger"
      title={title}
      role="alert"
      icon={problem.status === 0 ? 'cloud-off' : 'error'}
    >
      <p>{help}</p>
      <p className="note-actions">
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {t.retry}
          </Button>
        )}
        <span className="meta">
          {t.serviceReference([problem.code, problem.reference].filter(Boolean).join(' · '))}
        </span>
      </p>
    </Note>
  )
}
