import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Placeholder } from './placeholder.tsx'
import { ProblemNote } from './problem-note.tsx'

type Props<T> = {
  query: Pick<UseQueryResult<T>, 'data' | 'error'> & { refetch: () => unknown }
  rows?: number
  /** fills a page of its own, so that a problem needs the page's margins */
  page?: boolean
  children: (data: T) => ReactNode
}

/** The three states of everything that is fetched. Old data stays on the page when a refresh fails. */
export function Loaded<T>({ query, rows, page = false, children }: Props<T>) {
  const retry = () => void query.refetch()
  const note = query.error ? <ProblemNote error={query.error} onRetry={retry} /> : null
  const problem = note && page ? <div className="page">{note}</div> : note
  if (query.data === undefined) {
    if (problem) return problem
    return <Placeholder {...(rows === undefined ? {} : { rows })} />
  }
  return (
    <>
      {problem}
      {children(query.data)}
    </>
  )
}
