import { inject } from 'vitest'
import { openGroundTruth } from '../../support/ground-truth.ts'
import { type OpenCase, openJourney, until } from '../../support/journey.ts'
import { newKey } from '../../support/person.ts'
import { openProductHouse } from '../../support/product-house.ts'
import { connectWorld } from '../../support/world-control.ts'

export const tenantId = 'ahrsiepen'

/** The running product, and the same capabilities once more for the test's own hands. */
export async function openClosingHouse() {
  const shared = inject('world')
  await connectWorld(shared).start('kimflow')
  const journey = await openJourney(shared)
  const truth = openGroundTruth(shared)
  const { house, close } = await openProductHouse(shared)
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
      // The case is there a moment before its intake has ended, which an erasure would wait for.
      await until('end of the intake', async () => {
        const open = await truth.query(
          `select i.id from proceedings i join cases c on c.person_id = i.person_id
           where c.id = $1 and i.kind = 'intake' and i.closed_at is null`,
          [opened.caseId],
        )
        return open.length === 0
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
      await close()
      truth.close()
    },
  }
}
