import { createDb, type Db } from '../db/client.ts'
import { readClockOffset } from '../db/clock-offset.ts'
import { buildHouse } from './build-house.ts'
import { createClock, type MovableClock } from './clock.ts'
import { type Config, keepEngineConnectionAlive, readConfig, roles, rolesOf } from './config.ts'
import { type Door, openDoor } from './doors.ts'
import { createEngine } from './engine/engine.ts'
import { asFailure } from './failure.ts'
import { createHealth } from './health.ts'
import { createLog } from './log.ts'
import { openManagement } from './management.ts'
import { createMetrics } from './metrics.ts'

const stopGraceMs = 10_000

/** Builds the house, opens the doors of this process's roles, closes them in reverse on a signal. */
async function run(config: Config): Promise<void> {
  const log = createLog({ level: config.LOG_LEVEL })
  const metrics = createMetrics()
  const db = createDb(config.DATABASE_URL, { poolSize: config.DATABASE_POOL_SIZE })
  const clock = createClock()
  keepEngineConnectionAlive()
  const engine = createEngine({ address: config.ZEEBE_ADDRESS, log })
  const observeLateness = (ms: number) => metrics.alarmLatenessSeconds.observe(ms / 1000)
  const house = buildHouse({ db, engine, clock, config, observeLateness })
  const health = createHealth({
    required: { postgres: () => house.directory.readTenants() },
    optional: { engine: () => engine.topology() },
  })
  const doors: Door[] = [
    { name: 'database', close: () => db.close() },
    { name: 'live', close: () => house.live.close() },
    { name: 'engine', close: () => engine.close() },
  ]

  let stopping = false
  const stop = async (reason: string, exitCode: number) => {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    health.startClosing()
    setTimeout(() => process.exit(1), stopGraceMs).unref()
    for (const door of doors.reverse()) {
      await door.close().catch((error: unknown) => {
        log.warn({ err: error, door: door.name }, 'door did not close')
      })
    }
    process.exit(exitCode)
  }
  const giveUp = (error: unknown) => {
    log.fatal({ err: error }, 'cannot go on')
    complain(error)
    void stop('fatal', 1)
  }
  process.on('SIGTERM', () => void stop('SIGTERM', 0))
  process.on('SIGINT', () => void stop('SIGINT', 0))
  process.on('unhandledRejection', giveUp)

  if (config.KIMFLOW_CLOCK === 'movable') doors.push(await followClock(db, clock))
  if (config.MANAGEMENT_PORT > 0) {
    const { MANAGEMENT_PORT: port, MANAGEMENT_HOST: host } = config
    const management = await openManagement({ port, host, health, metrics, log })
    doors.push({ name: 'management', close: () => management.close() })
  }
  const wanted = rolesOf(config)
  for (const role of roles) {
    if (!wanted.has(role)) continue
    doors.push(await openDoor[role]({ house, db, config, log, metrics, health, giveUp }))
  }
  log.info({ roles: [...wanted], port: config.PORT }, 'ready')
}

/** The demo's and the tests' clock stands in the database; every process follows it. */
async function followClock(db: Db, clock: MovableClock): Promise<Door> {
  const end = await db.listen('clock', (offset) => clock.move(Number(offset)))
  clock.move(await readClockOffset(db))
  return { name: 'clock', close: end }
}

function complain(error: unknown): void {
  const failure = asFailure(error)
  process.stderr.write(`${failure.code}: ${failure.message}\n`)
}

if (import.meta.main) {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    process.stderr.write('KIMflow needs Node 24 or later; start it with `npm start`.\n')
    process.exit(1)
  }
  try {
    await run(readConfig())
  } catch (error) {
    complain(error)
    process.exit(1)
  }
}
