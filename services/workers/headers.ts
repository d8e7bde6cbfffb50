import type { Job } from '../define/worker.ts'
import { defect } from '../failure.ts'

/** What a diagram must say at a step. */
export function headerOf({ elementId, headers }: Job, name: string): string {
  const value = headers[name]
  if (!value) throw defect('HEADER_MISSING', `Element ${elementId} names no ${name}`)
  return value
}

/** The variable a step keeps its result in: the usual one, or the one its header `as` names. */
export const namedAs = ({ headers }: Job, usual: string): string => headers['as'] ?? usual

/** The notice a step is about: the usual one, or the one in the variable its header `as` names. */
export function noticeIdOf(job: Job): string {
  const name = namedAs(job, 'noticeId')
  const noticeId = job.variables[name]
  if (typeof noticeId !== 'string') {
    throw defect('NOTICE_MISSING', `Element ${job.elementId} finds no notice in ${name}`)
  }
  return noticeId
}
