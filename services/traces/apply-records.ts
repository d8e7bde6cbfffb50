import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client.ts'
import {
  traceElements,
  traceFlows,
  traceIncidents,
  tracePositions,
} from '../../db/schema/traces.ts'
import { project } from './projection.ts'
import type { EngineRecord } from './records.ts'

/**
 * Writes a batch of exported records in one transaction. The stream repeats itself after a restart of
 * the broker and several projectors share it, so no row depends on the order of arrival: a state
 * counts only when its position is newer, the first time of entry is the earliest one seen.
 */
export async function applyRecords(db: Db, records: EngineRecord[]): Promise<void> {
  const { elements, flows, incidents, positions } = project(records)

  await db.shared.transaction(async (tx) => {
    if (elements.length > 0) {
      const { state, leftAt, enteredAt, position } = traceElements
      await tx
        .insert(traceElements)
        .values(elements)
        .onConflictDoUpdate({
          target: traceElements.elementInstanceKey,
          set: {
            state: newest(state, position),
            leftAt: newest(leftAt, position),
            enteredAt: sql`least(${enteredAt}, ${excluded(enteredAt)})`,
            position: sql`greatest(${position}, ${excluded(position)})`,
          },
        })
    }
    if (flows.length > 0) await tx.insert(traceFlows).values(flows).onConflictDoNothing()
    if (incidents.length > 0) {
      const { raisedAt, resolvedAt, position } = traceIncidents
      await tx
        .insert(traceIncidents)
        .values(incidents)
        .onConflictDoUpdate({
          target: traceIncidents.incidentKey,
          set: {
            resolvedAt: newest(resolvedAt, position),
            raisedAt: sql`least(${raisedAt}, ${excluded(raisedAt)})`,
            position: sql`greatest(${position}, ${excluded(position)})`,
          },
        })
    }
    if (positions.length > 0) {
      const { partition, valueType, position } = tracePositions
      await tx
        .insert(tracePositions)
        .values(positions)
        .onConflictDoUpdate({
          target: [partition, valueType],
          set: { position: sql`greatest(${position}, ${excluded(position)})` },
        })
    }
  })
}

const excluded = (column: AnyPgColumn) => sql`excluded.${sql.identifier(column.name)}`

const newest = (column: AnyPgColumn, position: AnyPgColumn) =>
  sql`case when ${excluded(position)} > ${position} then ${excluded(column)} else ${column} end`
