import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { createDb } from '../../db/client.ts'
import { buildHouse } from '../../services/build-house.ts'
import { createClock } from '../../services/clock.ts'
import { defineWorker } from '../../services/define/worker.ts'
import type { Engine } from '../../services/engine/engine.ts'
import { serveWorkers } from '../../services/engine/serve-workers.ts'
import { enqueue } from '../../services/outbox/outbox.ts'
import type { SystemAddresses } from '../embedded/addresses.ts'
import { drawChain } from './chain.ts'
import { chainLength, file } from './raw-chain.ts'

const tenantId = 'ahrsiepen'

/**
 * The same chain the product's way: started through the outbox by the running senders, every step
 * in the frame of a worker, which parses, links the instance and reports.
 */
export async function openFramedChain(engine: Engine, addresses: SystemAddresses) {
  const types = Array.from({ length: chainLength }, (_, at) => `bench-framed-${at + 1}`)
  await engine.deploy([file('bench-framed', drawChain('bench-framed', 'bench.framed', types))])
  const db = createDb(addresses.database)
  const clock = createClock()
  const house = buildHouse({
    db,
    engine,
    clock,
    config: {
      MASTER_KEY: addresses.masterKey,
      PUBLIC_URL: addresses.kimflow,
      KIMFLOW_DEMO: true,
      LRAG_IN_FORCE: false,
    },
  })
  const ended = new Map<string, () => void>()
  const workers = types.map((type, at) =>
    defineWorker({
      type,
      input: Type.Object({ tenantId: Type.String(), contactId: Type.String() }),
      output: Type.Object({}),
      needs: [],
      async handle({ contactId }) {
        if (at === types.length - 1) ended.get(contactId)?.()
        return {}
      },
    }),
  )
  const quiet = { debug() {}, info() {}, warn() {}, error() {} }
  const serving = serveWorkers(engine, workers, house, { log: quiet })

  const start = (run: string) =>
    db.withTenant(tenantId, (tx) =>
      enqueue(tx, {
        lane: run,
        at: clock.now(),
        payload: {
          kind: 'publish-message',
          name: 'bench.framed',
          correlationKey: run,
          variables: { tenantId, contactId: run },
        },
      }),
    )

  return {
    async measureThroughput(instances: number): Promise<number> {
      const begun = performance.now()
      await Promise.all(
        Array.from({ length: instances }, async () => {
          const run = randomUUID()
          const done = new Promise<void>((resolve) => {
            ended.set(run, resolve)
          })
          await start(run)
          await done
          ended.delete(run)
        }),
      )
      return instances / ((performance.now() - begun) / 1000)
    },

    async close(): Promise<void> {
      await serving.close(2_000)
      await house.live.close()
      await db.close()
    },
  }
}
