import type { Clock } from '../clock.ts'
import type { SealNeeds } from './sealed-texts.ts'

/** What the rows of deadlines take of the house. */
export type DeadlineNeeds = SealNeeds & {
  clock: Clock
  directory: { readTenant(tenantId: string): Promise<{ state: string }> }
  /** how many milliseconds after its due instant each deadline was fired, for metrics */
  observeLateness?: (lateMs: number) => void
}
