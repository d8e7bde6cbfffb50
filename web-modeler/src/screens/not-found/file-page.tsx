import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiProblem, asProblem } from '../../api.ts'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { t } from '../../texts/de.ts'
import { problemWords } from '../../texts/problems.ts'
import { usePageTitle } from '../use-page-title.ts'

type List = { to: '/faelle' | '/kontakte' | '/verfahren'; title: string }
type Props<T> = { query: UseQueryResult<T>; list: List; children: (data: T) => ReactNode }

/** The page of one file. What is erased, restricted or another body's says so in place of the file. */
export function FilePage<T>({ query, list, children }: Props<T>) {
  const problem = query.error ? asProblem(query.error) : null
  if (problem && query.data === undefined && isFinal(problem)) {
    return <NoFile problem={problem} list={list} />
  }
  return (
    <Loaded query={query} page>
      {children}
    </Loaded>
  )
}

/** Asking once more would give the same answer. */
const isFinal = ({ status }: ApiProblem) => [400, 403, 404].includes(status)

function NoFile({ problem, list }: { problem: ApiProblem; list: List }) {
  // An address that is no number of ours names a file that does not exist.
  const { title, help } = problemWords(problem.status === 400 ? new ApiProblem(404, {}) : problem)
  usePageTitle(title.replace(/\.$/, ''))
  return (
    <div className="page">
      <h1 className="visually-hidden">{title}</h1>
      <Empty icon="block" title={title} text={help}>
        <Link to={list.to} className="button button-secondary">
          {t.toList(list.title)}
        </Link>
      </Empty>
    </div>
  )
}
