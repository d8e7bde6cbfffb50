import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Placeholder } from './placeholder.tsx'
import { ProblemNote } from './problem-note.tsx'

type Props<T> = { query: UseQueryResult<T>; rows?: number; children: (data: T) => ReactNode }

/** The three states of everything that is fetched. Old data stays on the page when a refresh fails. */
export function Loaded<T>({ query, rows, children }: Props<T>) {
  const retry = () => void query.refetch()
  if (query.data === undefined) {
    if (query.error) return <ProblemNote error={query.error} onRetry={retry} />
    return <Placeholder {...(rows === undefined ? {} : { rows })} />
  }
  return (
    <>
      {query.error && <ProblemNote error={query.error} onRetry={retry} />}
      {children(query.data)}
    </>
  )
}
