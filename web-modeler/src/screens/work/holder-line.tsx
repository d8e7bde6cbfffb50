import { Icon } from '../../components/icon.tsx'
import { Initials } from '../../components/initials.tsx'
import type { TaskView } from '../../resources/tasks.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import type { useDraft } from './use-draft.ts'

type Props = { task: TaskView; own: boolean; draft: ReturnType<typeof useDraft> }

/** Who holds the task, since when, and whether what was typed is safe. */
export function HolderLine({ task, own, draft }: Props) {
  const words = t.work.task
  const since = task.claimedAt ? sinceWords(task.claimedAt) : ''
  return (
    <p className="holder">
      {task.assignee ? (
        <>
          <Initials name={task.assignee.name} />
          <span>{own ? words.yours(since) : words.theirs(task.assignee.name, since)}</span>
        </>
      ) : (
        <span>{words.free(task.groupId)}</span>
      )}
      {own && (
        <span className="draft-stamp meta">
          {draft.state === 'clean' && draft.savedAt && (
            <>
              <Icon name="cloud-done" size="small" /> {words.draftSaved(dates.time(draft.savedAt))}
            </>
          )}
          {draft.state === 'saving' && words.draftSaving}
          {draft.state === 'dirty' && words.draftUnsaved}
        </span>
      )}
    </p>
  )
}

const sinceWords = (instant: string) =>
  dates.numeric(instant) === dates.numeric(new Date().toISOString())
    ? dates.time(instant)
    : dates.dayTime(instant)
