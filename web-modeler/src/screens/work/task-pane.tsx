import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Loaded } from '../../components/loaded.tsx'
import { task } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'
import { ContextPane } from './context-pane.tsx'
import { OpenTask } from './open-task.tsx'

type Props = {
  taskId: string
  tab: string
  onChanged: () => Promise<void>
  onFinished: (taskId: string) => Promise<void>
}

/** The open task and beside it, where there is room, what it belongs to. */
export function TaskPane({ taskId, tab, onChanged, onFinished }: Props) {
  const query = useQuery(task(taskId))
  const roomy = useRoomy()
  const context = query.data && (
    <ContextPane
      proceedingId={query.data.proceedingId}
      caseId={query.data.caseId}
      contactId={query.data.contactId}
      number={query.data.number}
    />
  )
  return (
    <>
      <section className="task-pane" aria-label={t.work.task.label} id="opened" tabIndex={-1}>
        <Loaded query={query}>
          {(data) => (
            <OpenTask
              task={data}
              tab={roomy ? 'form' : tab}
              context={roomy ? null : context}
              onChanged={onChanged}
              onFinished={onFinished}
            />
          )}
        </Loaded>
      </section>
      {roomy && (
        <aside className="context-pane" aria-label={t.work.context.label}>
          {context}
        </aside>
      )}
    </>
  )
}

/** From 1280 px on the context is a pane of its own, below it is a tab of the task. */
function useRoomy(): boolean {
  const [roomy, setRoomy] = useState(() => matchMedia('(min-width: 80rem)').matches)
  useEffect(() => {
    const media = matchMedia('(min-width: 80rem)')
    const update = () => setRoomy(media.matches)
    media.addEventListener('change', update)
    return () => media.removeEventListener('change', update)
  }, [])
  return roomy
}
