import { setEngineClock } from './engine-clock.ts'
import { withClient } from './postgres.ts'

/** How far the product's clock stands ahead; 0 before the first migration. */
export const readClockOffset = (ownerUrl: string): Promise<number> =>
  withClient(ownerUrl, async (client) => {
    const table = await client.query(`select to_regclass('clock_offset') as name`)
    if (table.rows[0].name === null) return 0
    const { rows } = await client.query('select offset_ms from clock_offset where id = 1')
    return Number(rows[0]?.offset_ms ?? 0)
  })

/**
 * Moves the demo's time: KIMflow's and the engine's together, so that a deadline and a timer agree.
 * `change` turns the present offset into the new one.
 */
export async function moveClocks(
  ownerUrl: string,
  managementPorts: number[],
  change: (offsetMs: number) => number,
): Promise<number> {
  const offset = change(await readClockOffset(ownerUrl))
  await Promise.all(managementPorts.map((port) => setEngineClock(port, offset)))
  await withClient(ownerUrl, (client) =>
    client.query('update clock_offset set offset_ms = $1 where id = 1', [offset]),
  )
  return offset
}
