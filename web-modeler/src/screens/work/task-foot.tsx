import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useShortcuts } from '../../keyboard/use-shortcuts.ts'
import type { TaskView } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'
import { FollowUpDialog } from './follow-up-dialog.tsx'
import { TakeOverDialog } from './take-over-dialog.tsx'
import type { TaskActions } from './use-task-actions.ts'

type Props = { task: TaskView; own: boolean; actions: TaskActions }

/** One primary act per state: claim, take over, or complete. */
export function TaskFoot({ task, own, actions }: Props) {
  const [dialog, setDialog] = useState<'follow-up' | 'take-over' | null>(null)
  const words = t.work.task
  useShortcuts({
    ...(task.assignee ? {} : { c: () => void actions.claim() }),
    ...(own ? { 'Ctrl+Enter': () => void actions.complete() } : {}),
  })
  const close = () => setDialog(null)
  return (
    <footer className="task-foot">
      {own && (
        <>
          <Button kind="primary" busy={actions.busy === 'complete'} onClick={actions.complete}>
            {words.complete}
          </Button>
          <Button onClick={() => setDialog('follow-up')}>{words.followUp}</Button>
          <Button kind="quiet" busy={actions.busy === 'release'} onClick={actions.release}>
            {words.release}
          </Button>
        </>
      )}
      {!task.assignee && (
        <>
          <Button kind="primary" busy={actions.busy === 'claim'} onClick={actions.claim}>
            {words.claim}
          </Button>
          <span className="meta">{words.claimFirst}</span>
        </>
      )}
      {task.assignee && !own && (
        <Button busy={actions.busy === 'take-over'} onClick={() => setDialog('take-over')}>
          {words.takeOver}
        </Button>
      )}
      {dialog === 'follow-up' && <FollowUpDialog onClose={close} onPostpone={actions.postpone} />}
      {dialog === 'take-over' && task.assignee && (
        <TakeOverDialog name={task.assignee.name} onClose={close} onTakeOver={actions.takeOver} />
      )}
    </footer>
  )
}
