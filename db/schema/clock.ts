import { bigint, integer, pgTable } from 'drizzle-orm/pg-core'

/** How far the demo's clock stands ahead of the system's; one row, always 0 in production. */
export const clockOffset = pgTable('clock_offset', {
  id: integer('id').primaryKey(),
  offsetMs: bigint('offset_ms', { mode: 'number' }).notNull(),
})
