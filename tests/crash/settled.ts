import type { Engine } from '../../services/engine/engine.ts'
import { until } from '../support/journey.ts'
import { emptyLedger, findViolations, type Ledger, type Violation } from './invariants.ts'
import type { Row, Rows } from './rows.ts'

/** What the checkers look at. */
export type Scene = { tenantId: string; rows: Rows; engine: Engine; jobcenter: string }

/** From here on everything that happens in the tenant is the test's own doing. */
export async function openLedger({ tenantId, rows }: Scene): Promise<Ledger> {
  const [head] = await rows.read('select seq from audit_heads where tenant_id = $1', [tenantId])
  return emptyLedger(tenantId, Number(head?.['seq'] ?? 0))
}

/** The violations that are left once nothing moves any more. */
export async function violationsAfter(
  { rows, engine, jobcenter }: Scene,
  ledger: Ledger,
  withinMs: number,
): Promise<Violation[]> {
  let found: Violation[] = []
  await until(
    'every invariant holds',
    async () => {
      const record = await fetch(`${jobcenter}/protokoll`)
      const protocol = (await record.json()) as { ueberleitungen: Row[] }
      found = await findViolations({ rows, engine, protocol, ledger })
      return found.length === 0
    },
    withinMs,
  ).catch(() => undefined)
  return found
}
