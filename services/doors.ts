import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Db } from '../db/client.ts'
import { startAlarms } from './alarms/start-alarms.ts'
import { routes } from './api/routes/index.ts'
import { createApi } from './api/server.ts'
import type { Config, Role } from './config.ts'
import { cancelledJobs } from './engine/cancelled-jobs.ts'
import { deployProcesses } from './engine/deploy.ts'
import { startProjector } from './engine/project-stream.ts'
import { serveWorkers } from './engine/serve-workers.ts'
import { asFailure } from './failure.ts'
import type { Health } from './health.ts'
import type { House } from './house.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { startSenders } from './senders/start-senders.ts'
import { startTaskProbe } from './senders/start-task-probe.ts'
import { workers } from './workers/index.ts'

/** Something that was opened and must be closed in reverse order. */
export type Door = { name: string; close(): Promise<unknown> }

export type Site = {
  house: House
  db: Db
  config: Config
  log: Log
  metrics: Metrics
  health: Health
  /** ends the process with a message: only what no waiting can mend */
  giveUp(error: unknown): void
}

const graceMs = 8_000
const engineWaitMs = 15_000
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** How each role of a process is opened. People come first: the API does not wait for the engine. */
export const openDoor: Record<Role, (site: Site) => Promise<Door>> = {
  async api({ house, config, log, metrics, health }) {
    const webRoot = folder('../dist-web')
    const app = await createApi({ house, config, log, metrics, health, routes, webRoot })
    await app.listen({ host: config.HOST, port: config.PORT })
    return { name: 'api', close: () => app.close() }
  },

  async alarms({ house, db, config, log }) {
    const alarms = startAlarms({
      redisUrl: config.REDIS_URL,
      clock: house.clock,
      tenants: () => tenantIds(house),
      deadlines: house.deadlines,
      listen: db.listen,
      log,
    })
    return { name: 'alarms', close: () => alarms.close() }
  },

  async projector({ house, config, log, metrics }) {
    const projector = startProjector({
      redisUrl: config.EXPORTER_REDIS_URL || config.REDIS_URL,
      consumer: config.INSTANCE_NAME || `${hostname()}-${process.pid}`,
      onRecords: async (records) => {
        await house.traces.apply(records)
        const left = cancelledJobs(records).map((job) => job.elementInstanceKey)
        if (left.length === 0) return
        // The stream knows no tenant; a key exists in one of them.
        for (const tenantId of await tenantIds(house)) await house.tasks.cancel(tenantId, left)
      },
      log,
      observe: ({ lagMs }) => metrics.projectorLagSeconds.set((lagMs ?? 0) / 1000),
    })
    return { name: 'projector', close: () => projector.close() }
  },

  async senders({ house, db, log, metrics }) {
    const senders = startSenders({ db, log, ...house })
    const probe = startTaskProbe({ log, ...house })
    metrics.beforeScrape(() => measureBacklog(house, metrics))
    return { name: 'senders', close: () => Promise.all([senders.close(), probe.close()]) }
  },

  async workers(site) {
    const closing = new AbortController()
    const serving = serveWhenReady(site, closing.signal)
    serving.catch(site.giveUp)
    return {
      name: 'workers',
      async close() {
        closing.abort()
        await (await serving.catch(() => undefined))?.close(graceMs)
      },
    }
  },
}

/** Waits for the engine as long as it takes, deploys, then serves. A diagram nobody serves ends it. */
async function serveWhenReady({ house, db, log, metrics }: Site, closing: AbortSignal) {
  const { engine, clock } = house
  while (!closing.aborted) {
    try {
      await engine.ready(engineWaitMs)
      const needs = { engine, db, clock, log, workers: [...workers] }
      await deployProcesses(needs, folder('../processes'))
      break
    } catch (error) {
      const failure = asFailure(error)
      if (failure.kind !== 'unavailable') throw failure
      log.warn({ code: failure.code }, 'waiting for the engine')
      await sleep(1_000)
    }
  }
  if (closing.aborted) return undefined
  return serveWorkers(engine, [...workers], house, {
    log,
    metrics: {
      observe: ({ type, outcome, ms }) => {
        metrics.jobs.inc({ type, outcome })
        metrics.jobSeconds.observe({ type }, ms / 1000)
      },
    },
  })
}

async function measureBacklog(house: House, metrics: Metrics): Promise<void> {
  const ids = await tenantIds(house)
  const backlogs = await Promise.all(ids.map((id) => house.outbox.backlog(id)))
  const open = await Promise.all(ids.map((id) => house.tasks.countOpen(id)))
  metrics.outboxSize.set(backlogs.reduce((sum, { size }) => sum + size, 0))
  metrics.outboxAgeSeconds.set(Math.max(0, ...backlogs.map(({ oldestSeconds }) => oldestSeconds)))
  metrics.openTasks.set(open.reduce((sum, count) => sum + count, 0))
}

const tenantIds = async ({ directory }: Pick<House, 'directory'>): Promise<string[]> =>
  (await directory.readTenants()).map(({ id }) => id)
