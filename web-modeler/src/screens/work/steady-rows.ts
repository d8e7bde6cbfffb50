import { useEffect, useRef, useState } from 'react'
import type { TaskList, TaskRow } from '../../resources/tasks.ts'

export type SteadyRow = { row: TaskRow; gone: boolean }

/**
 * The page does not jump: rows keep their place while others work. What is new waits behind a bar,
 * what left the view stays readable until the list is drawn afresh.
 */
export function useSteadyRows(list: TaskList | undefined, viewKey: string) {
  const [shown, setShown] = useState<{ key: string; rows: TaskRow[] }>({ key: '', rows: [] })
  const accepting = useRef(true)

  useEffect(() => {
    if (!list) return
    if (accepting.current || shown.key !== viewKey) {
      accepting.current = false
      setShown({ key: viewKey, rows: list.rows })
    }
  }, [list, viewKey, shown.key])

  const fresh = new Map(list?.rows.map((row) => [row.id, row]) ?? [])
  const current = shown.key === viewKey ? shown.rows : (list?.rows ?? [])
  const rows: SteadyRow[] = current.map((row) => ({
    row: fresh.get(row.id) ?? row,
    gone: !fresh.has(row.id),
  }))
  const known = new Set(current.map((row) => row.id))
  const waiting = (list?.rows ?? []).filter((row) => !known.has(row.id)).length

  return {
    rows,
    waiting,
    /** Draw the list as it is now. */
    showFresh: () => list && setShown({ key: viewKey, rows: list.rows }),
    /** After an act of one's own the next answer is drawn at once. */
    acceptNext: () => {
      accepting.current = true
    },
  }
}
