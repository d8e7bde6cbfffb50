import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { numberSeries } from '../../db/schema/cases.ts'

/** Next running number of a series in a year; the row lock orders parallel callers. */
export async function nextNumber(tx: Tx, series: string, year: number): Promise<number> {
  const [row] = await tx
    .insert(numberSeries)
    .values({ tenantId: sql`current_setting('app.tenant')`, series, year, last: 1 })
    .onConflictDoUpdate({
      target: [numberSeries.tenantId, numberSeries.series, numberSeries.year],
      set: { last: sql`${numberSeries.last} + 1` },
    })
    .returning({ last: numberSeries.last })
  return row?.last ?? 1
}

export const padded = (value: number): string => String(value).padStart(4, '0')
