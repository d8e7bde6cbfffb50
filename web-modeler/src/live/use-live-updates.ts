import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type LiveEvent, openLiveStream } from './stream.ts'

/** Fetches again what a change touches. Returns whether the connection has been lost for a while. */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient()
  const [lost, setLost] = useState(false)

  useEffect(() => {
    const stale = new Map<string, QueryKey>()
    let flushing: ReturnType<typeof setTimeout> | undefined
    let losing: ReturnType<typeof setTimeout> | undefined
    let wasLost = false

    const flush = () => {
      flushing = undefined
      for (const queryKey of stale.values()) void queries.invalidateQueries({ queryKey })
      stale.clear()
    }
    const close = openLiveStream({
      onEvent: (event) => {
        for (const key of touched(event)) stale.set(key.join('/'), key)
        flushing ??= setTimeout(flush, 300)
      },
      onState: (connected) => {
        clearTimeout(losing)
        if (connected) {
          // Whatever happened meanwhile was not heard.
          if (wasLost) void queries.invalidateQueries()
          wasLost = false
          setLost(false)
        } else {
          wasLost = true
          losing = setTimeout(() => setLost(true), 3_000)
        }
      },
    })
    return () => {
      close()
      clearTimeout(flushing)
      clearTimeout(losing)
    }
  }, [queries])

  return lost
}

function touched({ contactId, caseId, taskId }: LiveEvent): QueryKey[] {
  return [
    ['tasks', 'list'],
    ['inbox'],
    ['notices'],
    ['proceedings'],
    ['incidents'],
    ['flows'],
    ...(taskId ? [['tasks', 'one', taskId]] : []),
    ...(caseId
      ? [
          ['cases', caseId],
          ['cases', 'list'],
          ['tasks', 'of', caseId],
        ]
      : []),
    ...(contactId
      ? [
          ['contacts', contactId],
          ['contacts', 'list'],
        ]
      : []),
  ]
}
