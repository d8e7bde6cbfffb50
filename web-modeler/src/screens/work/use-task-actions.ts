import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useRef, useState } from 'react'
import { asProblem } from '../../api.ts'
import type { Fault } from '../../components/error-summary.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { ownFaults, serverFaults } from '../../forms/form-faults.ts'
import type { FormHandle } from '../../forms/form-view.tsx'
import * as tasks from '../../resources/tasks.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import type { useDraft } from './use-draft.ts'

type Parts = {
  task: tasks.TaskView
  form: RefObject<FormHandle | null>
  heading: RefObject<HTMLHeadingElement | null>
  draft: ReturnType<typeof useDraft>
  setFaults: (faults: readonly Fault[]) => void
  onChanged: () => Promise<void>
  onFinished: (taskId: string) => Promise<void>
}
export type TaskActions = ReturnType<typeof useTaskActions>

/** Everything a person can do with the open task. One act at a time; a second click waits for nothing. */
export function useTaskActions({
  task,
  form,
  heading,
  draft,
  setFaults,
  onChanged,
  onFinished,
}: Parts) {
  const notice = useNotice()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const acting = useRef(false)
  const words = t.work.task

  const act = async (name: string, work: () => Promise<void>) => {
    if (acting.current) return
    acting.current = true
    setBusy(name)
    setError(null)
    try {
      await work()
    } catch (cause) {
      setError(cause)
      if (asProblem(cause).status === 409) await onChanged()
    } finally {
      acting.current = false
      setBusy(null)
    }
  }
  const renew = async () => {
    await onChanged()
    heading.current?.focus({ preventScroll: true })
  }
  const backAgain = (undo: (rev: number) => Promise<unknown>) => () =>
    void act('undo', async () => {
      const now = await queries.fetchQuery({ ...tasks.task(task.id), staleTime: 0 })
      await undo(now.rev)
      await onChanged()
    })

  return {
    busy,
    error,
    claim: () =>
      act('claim', async () => {
        await tasks.claimTask(task.id, task.rev)
        await renew()
        notice({
          text: words.claimed(task.title),
          undo: backAgain((rev) => tasks.releaseTask(task.id, rev)),
        })
      }),
    release: () =>
      act('release', async () => {
        await draft.save()
        await tasks.releaseTask(task.id, draft.revision())
        await renew()
        notice({
          text: words.released(task.title),
          undo: backAgain((rev) => tasks.claimTask(task.id, rev)),
        })
      }),
    takeOver: (reason: string) =>
      act('take-over', async () => {
        await tasks.takeOverTask(task.id, task.rev, reason)
        await renew()
        notice({ text: words.claimed(task.title) })
      }),
    postpone: (on: string, reason: string) =>
      act('follow-up', async () => {
        await draft.save()
        await tasks.postponeTask(task.id, draft.revision(), on, reason)
        notice({ text: words.followedUp(dates.day(on)) })
        await onFinished(task.id)
      }),
    complete: () =>
      act('complete', async () => {
        const { values, errors } = form.current?.submit() ?? { values: {}, errors: [] }
        setFaults(ownFaults(errors))
        if (errors.length > 0) return
        await draft.save()
        try {
          await tasks.completeTask(task.id, draft.revision(), values)
        } catch (cause) {
          const faults = serverFaults(cause)
          setFaults(faults)
          if (faults.length > 0 || draft.noteConflict(cause, values)) return
          throw cause
        }
        draft.forget()
        notice({ text: words.completed(task.title) })
        await onFinished(task.id)
      }),
  }
}
