import type { Static, TObject } from 'typebox'
import type { House, Needs } from '../house.ts'

/** What a handler may know about the job it serves. All keys are decimal strings. */
export type Job = {
  key: string
  type: string
  /** attempts left, this one included */
  retries: number
  processId: string
  processVersion: number
  instanceKey: string
  elementId: string
  /** one per visit of the element: a retry repeats it, a loop in the diagram changes it */
  elementInstanceKey: string
  headers: Record<string, string>
  /** every variable the job carries, unparsed; handlers use `input` */
  variables: Record<string, unknown>
}

export type Worker = {
  type: string
  input: TObject
  output: TObject
  needs: readonly (keyof House)[]
  /** BPMN error thrown instead of an incident when `unavailable` has used up all retries */
  whenExhausted?: string
  /** the handler leaves the job open on purpose: a person completes it later (human tasks) */
  parks?: true
  handle: (input: never, house: never, job: Job) => Promise<Record<string, unknown>>
}

/**
 * Declares one job type: what comes in, what goes out, which capabilities it needs, what it does.
 * The frame (`engine/run-job.ts`) parses, reports and logs; a handler only returns or throws.
 * Zeebe re-offers a job whose lock ran out, so every handler must stand being run twice.
 */
export function defineWorker<
  const Input extends TObject,
  const Output extends TObject,
  const Need extends keyof House,
>(worker: {
  type: string
  input: Input
  output: Output
  needs: readonly Need[]
  whenExhausted?: string
  parks?: true
  handle: (input: Static<Input>, house: Needs<Need>, job: Job) => Promise<Static<Output>>
}): Worker {
  return worker as unknown as Worker
}
