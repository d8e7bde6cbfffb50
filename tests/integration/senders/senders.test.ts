import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { diagrams } from '../../../db/schema/traces.ts'
import { contracts } from '../../../processes/contracts.ts'
import type { Engine } from '../../../services/engine/engine.ts'
import { createLog } from '../../../services/log.ts'
import { enqueueAll } from '../../../services/outbox/outbox.ts'
import { startSenders } from '../../../services/senders/start-senders.ts'
import { neighbour, type OwnHouse, openOwnHouse, tenantId } from '../proceedings/own-house.ts'

let own: OwnHouse
beforeAll(async () => {
  own = await openOwnHouse()
  const deployed = contracts.map(({ processId }) => ({
    processId,
    version: 1,
    definitionKey: processId,
    bpmn: '',
    deployedAt: own.house.clock.now().toString(),
  }))
  await own.db.shared.insert(diagrams).values(deployed)
})
afterAll(() => own?.close())

const log = createLog({ level: 'silent' })

/** What an engine was told, which takes its time for each message. */
function openEngine(tookMs: number) {
  const told: string[] = []
  const publish = async ({ correlationKey }: { correlationKey: string }) => {
    await new Promise((resolve) => setTimeout(resolve, tookMs))
    told.push(correlationKey)
  }
  return { told, engine: { publish } as unknown as Engine }
}

const say = (tenant: string, keys: string[]) =>
  own.db.withTenant(tenant, (tx) =>
    enqueueAll(
      tx,
      keys.map((key) => ({
        lane: key,
        at: own.house.clock.now(),
        payload: { kind: 'publish-message', name: 'x', correlationKey: key, variables: {} },
      })),
    ),
  )

describe('Senders', () => {
  it('send what one district says while another one has very much to say', async () => {
    // given
    const { told, engine } = openEngine(50)
    const much = Array.from({ length: 600 }, (_, nth) => `much-${nth}`)
    await say(tenantId, much)
    const senders = startSenders({ ...own.house, db: own.db, log, engine })
    await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThan(0)

    // when
    await say(neighbour, ['little'])
    await expect.poll(() => told.includes('little'), { timeout: 10_000 }).toBe(true)

    // then
    expect(told.length).toBeLessThan(much.length)
    await expect.poll(() => told.length, { timeout: 30_000 }).toBe(much.length + 1)
    expect(new Set(told).size).toBe(told.length)
    await senders.close()
  }, 60_000)

  it('begin although PostgreSQL does not listen yet, and hear of it as soon as it does', async () => {
    // given
    const { told, engine } = openEngine(0)
    let refusals = 2
    const db: Db = {
      ...own.db,
      listen: async (...of) => {
        if (refusals-- > 0) throw new Error('not yet')
        return own.db.listen(...of)
      },
    }
    const senders = startSenders({ ...own.house, db, log, engine })

    // when
    await say(neighbour, ['early'])

    // then
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['early'])
    await senders.close()
  }, 30_000)
})
