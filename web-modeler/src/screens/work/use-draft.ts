import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem } from '../../api.ts'
import { type DraftConflict, saveDraft, type TaskView, type Values } from '../../resources/tasks.ts'

export type DraftState = 'clean' | 'dirty' | 'saving'

/**
 * The draft goes to the server two seconds after typing, when the tab is hidden and when another
 * task is opened. A write names the revision it saw; somebody else's save ends in a comparison.
 */
export function useDraft(task: TaskView) {
  const rev = useRef(task.rev)
  const typed = useRef<Values | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())
  const [state, setState] = useState<DraftState>('clean')
  const [savedAt, setSavedAt] = useState(task.draftSavedAt)
  const [conflict, setConflict] = useState<{ mine: Values; stored: DraftConflict } | null>(null)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    // Unsaved words keep the revision they were written on, so that the server can tell.
    if (typed.current === null) rev.current = task.rev
  }, [task.rev])

  const noteConflict = useCallback((cause: unknown, mine: Values): boolean => {
    const stored = storedIn(cause)
    if (stored) setConflict({ mine, stored })
    return stored !== null
  }, [])

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    running.current = running.current.then(async () => {
      const values = typed.current
      if (values === null) return
      setState('saving')
      try {
        const saved = await saveDraft(task.id, rev.current, values)
        rev.current = saved.rev
        if (typed.current === values) typed.current = null
        setSavedAt(saved.savedAt)
        setState(typed.current === null ? 'clean' : 'dirty')
        setError(null)
      } catch (cause) {
        setState('dirty')
        if (!noteConflict(cause, values)) setError(cause)
      }
    })
    return running.current
  }, [task.id, noteConflict])

  const change = useCallback(
    (values: Values) => {
      typed.current = values
      setState('dirty')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), 2_000)
    },
    [save],
  )

  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && void save()
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      void save()
    }
  }, [save])

  return {
    state,
    savedAt,
    error,
    conflict,
    change,
    save,
    noteConflict,
    revision: () => rev.current,
    /** The task was completed: what is on the page is no draft any more. */
    forget: () => {
      clearTimeout(timer.current)
      typed.current = null
    },
    /** The chosen mixture replaces both sides. */
    settle: async (values: Values, storedRev: number) => {
      rev.current = storedRev
      typed.current = values
      setConflict(null)
      await save()
    },
  }
}

function storedIn(cause: unknown): DraftConflict | null {
  const problem = asProblem(cause)
  const stored = problem.body['stored']
  if (problem.status !== 409 || typeof stored !== 'object' || stored === null) return null
  return stored as DraftConflict
}
