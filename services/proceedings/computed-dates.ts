import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import type { Clock } from '../clock.ts'
import type { ExplanationStep } from '../define/deadline.ts'
import type { Needs } from '../house.ts'
import { computedDatesPlace, lockProceeding, type Proceeding } from './record-facts.ts'

/** A date computed without starting a deadline, with the way it was reached. */
export type KeptDate = {
  rule: string
  title: string
  law: string
  dueOn: string | null
  explanation: ExplanationStep[]
}

/** The newest date of each rule; sealed, because the way to it may begin with a birthday. */
export const createComputedDates = ({
  db,
  persons,
}: { db: Db; clock: Clock } & Needs<'persons'>) => {
  const openDates = (
    seal: { open<T>(place: string, sealed: Buffer): T },
    row: Proceeding,
  ): KeptDate[] =>
    row.computedDates ? seal.open(computedDatesPlace(row.id), row.computedDates) : []

  return {
    /** None any more once it was erased. */
    readDates: async (tenantId: string, row: Proceeding): Promise<KeptDate[]> => {
      const seal = await persons.tryReadSealFor(tenantId, { ...row, proceedingId: row.id })
      return seal ? openDates(seal, row) : []
    },

    keepDate: async (tenantId: string, known: Proceeding, date: KeptDate): Promise<void> => {
      const seal = await persons.readSealFor(tenantId, { ...known, proceedingId: known.id })
      await db.withTenant(tenantId, async (tx) => {
        const row = await lockProceeding(tx, known.id)
        const others = openDates(seal, row).filter(({ rule }) => rule !== date.rule)
        await tx
          .update(proceedings)
          .set({ computedDates: seal.seal(computedDatesPlace(row.id), [...others, date]) })
          .where(eq(proceedings.id, row.id))
      })
    },
  }
}
