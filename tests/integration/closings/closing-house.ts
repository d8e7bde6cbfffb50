import { inject } from 'vitest'
import { createDb } from '../../../db/client.ts'
import { readClockOffset } from '../../../db/clock-offset.ts'
import { buildHouse } from '../../../services/build-house.ts'
import { createClock } from '../../../services/clock.ts'
import { createEngine } from '../../../services/engine/engine.ts'
import { openGroundTruth } from '../../support/ground-truth.ts'
import { type OpenCase, openJourney } from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import { connectWorld } from '../../support/world-control.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
export const tenantId = 'ahrsiepen'

/** The running product, and the same capabilities once more for the test's own hands. */
export async function openClosingHouse() {
  const shared = inject('world')
  const { addresses } = shared
  await connectWorld(shared).start('kimflow')
  const journey = await openJourney(shared)
  const truth = openGroundTruth(shared)
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
  const by = { staffId: 'jana-wierzbicki', organisationId: 'integration-centre' }
  const open = (
    kind: string,
    caseId: string | undefined,
    values: Record<string, unknown>,
    toEngine: Record<string, unknown>,
  ) =>
    house.proceedings.open(
      tenantId,
      newKey(),
      { kind, values, toEngine, ...(caseId ? { caseId } : {}) },
      by,
    )

  return {
    house,
    journey,
    truth,
    /** A case whose closing has begun. */
    closing: async (closeReason: string) => {
      const opened: OpenCase = await journey.openCase({
        contact: { message: 'Kanarienvogel Nachricht' },
      })
      const { proceedingId } = await open(
        'case-closure',
        opened.caseId,
        { closeReason },
        { closeReason },
      )
      return { ...opened, proceedingId }
    },
    recordFinding: (evidenceCount: number) =>
      open('structural-finding', undefined, { title: 'Hinweis' }, { kind: 'other', evidenceCount }),
    close: async () => {
      await db.close()
      truth.close()
    },
  }
}
