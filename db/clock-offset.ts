import { eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { clockOffset } from './schema/clock.ts'

/** How far the product's clock stands ahead of the system's, in milliseconds. */
export async function readClockOffset(db: Db): Promise<number> {
  const [row] = await db.shared.select().from(clockOffset).where(eq(clockOffset.id, 1))
  return row?.offsetMs ?? 0
}
