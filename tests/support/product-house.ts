import { createDb } from '../../db/client.ts'
import { readClockOffset } from '../../db/clock-offset.ts'
import { buildHouse } from '../../services/build-house.ts'
import { createClock } from '../../services/clock.ts'
import { createEngine } from '../../services/engine/engine.ts'
import type { SharedWorld } from './world-control.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** The capabilities of the running product once more, for the test's own hands. */
export async function openProductHouse({ addresses }: SharedWorld) {
  const db = createDb(addresses.database)
  const clock = createClock()
  clock.move(await readClockOffset(db))
  const house = buildHouse({
    db,
    engine: createEngine({ address: addresses.zeebe, log: quiet }),
    clock,
    config: {
      MASTER_KEY: addresses.masterKey,
      PUBLIC_URL: addresses.kimflow,
      KIMFLOW_DEMO: true,
      LRAG_IN_FORCE: false,
    },
  })
  return { house, close: () => db.close() }
}
