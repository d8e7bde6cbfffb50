import type { Job } from '../define/worker.ts'
import type { Occasion } from '../dispatches/hand-over.ts'

/** A step of a diagram as an occasion: a retry repeats it, a loop in the diagram is a new one. */
export const occasionOf = ({ elementInstanceKey, retries, variables }: Job): Occasion => ({
  id: elementInstanceKey,
  isLastTry: retries <= 1,
  traceId: typeof variables['traceId'] === 'string' ? variables['traceId'] : undefined,
})
