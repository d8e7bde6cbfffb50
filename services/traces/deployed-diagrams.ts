import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { diagrams } from '../../db/schema/traces.ts'

type Diagram = typeof diagrams.$inferInsert

const deployLock = 7_423_002
const waitForLock = '120s'

/**
 * Lets one process at a time deploy, and stores each version's XML with it: an old case is drawn on
 * its own diagram.
 */
export function deployAlone<T>(
  db: Db,
  deploy: (store: (diagram: Diagram) => Promise<void>) => Promise<T>,
): Promise<T> {
  return db.shared.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local lock_timeout = '${waitForLock}'`))
    await tx.execute(sql.raw(`set local statement_timeout = '${waitForLock}'`))
    await tx.execute(sql.raw(`set local idle_in_transaction_session_timeout = '${waitForLock}'`))
    await tx.execute(sql`select pg_advisory_xact_lock(${deployLock})`)

    return deploy(async (diagram) => {
      await tx
        .insert(diagrams)
        .values(diagram)
        .onConflictDoUpdate({
          target: [diagrams.processId, diagrams.version],
          // A new broker counts from one again: its diagram is the one in force.
          set: diagram,
          setWhere: sql`${diagrams.definitionKey} <> ${diagram.definitionKey} or ${diagrams.bpmn} <> ${diagram.bpmn}`,
        })
    })
  })
}
