import { mkdirSync } from 'node:fs'
import {
  apiPortName,
  buildAddresses,
  buildEnvironment,
  type Ports,
  portNames,
  type SystemAddresses,
} from './addresses.ts'
import { readClockOffset } from './clock-offset.ts'
import { requireEngine, startEngine } from './engine.ts'
import { setEngineClock } from './engine-clock.ts'
import type { SystemOptions } from './options.ts'
import { choosePorts } from './ports.ts'
import { productPart } from './programs.ts'
import { readSecrets } from './secrets.ts'
import { seedDemo } from './seed.ts'
import { startDatabase, startRedis, startSimulators } from './servers.ts'
import { stopping } from './stopping.ts'
import { type Part, type Supervised, supervise } from './supervise.ts'
import { buildWebApp } from './webapp.ts'

export type System = {
  addresses: SystemAddresses
  parts: Supervised[]
  /** with which the demo's school reports contacts */
  reportingToken: string
  stop(): Promise<void>
}

/** Starts everything that is not given, waits until it is usable, and seeds the demo. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { data, say } = options
  mkdirSync(data, { recursive: true, mode: 0o711 })
  const secrets = readSecrets(data)
  const ports = await choosePorts(data, portNames(options))
  const addresses = buildAddresses(options, ports, secrets)
  const parts: Supervised[] = []

  const add = (part: Part): Supervised => {
    stopping.signal.throwIfAborted()
    const one = supervise(part, { data, heals: options.heals, say })
    parts.push(one)
    return one
  }
  const start = (part: Part): Promise<void> => add(part).start()
  const stop = () => stopInOrder(parts)
  // Ctrl-C during the start: what waits to become ready gives up at once.
  stopping.signal.addEventListener('abort', stop, { once: true })

  try {
    const database = startDatabase(options, ports, secrets, start).then(({ app, owner, admin }) => {
      addresses.database = app
      addresses.databaseOwner = owner
      addresses.databaseAdmin = admin
    })
    const seeded = Promise.all([database, startSimulators(addresses, ports, start)]).then(() =>
      seedDemo(addresses, buildEnvironment(addresses, options.fast)),
    )
    const engine = startRedisAndEngine(options, ports, addresses, start)
    const webApp = options.buildsWebApp ? buildWebApp(say) : undefined
    const steps = [seeded, engine, ...(webApp ? [webApp] : [])]
    await allOrNone(steps, stop)
    await restoreClock(addresses)
    const product = productParts(options, ports, addresses).map(add)
    if (options.startsProduct) {
      say('Starting KIMflow …')
      await allOrNone(
        product.map((one) => one.start()),
        stop,
      )
    }
    return { addresses, parts, reportingToken: await seeded, stop }
  } catch (error) {
    await stop()
    throw error
  } finally {
    stopping.signal.removeEventListener('abort', stop)
  }
}

async function startRedisAndEngine(
  options: SystemOptions,
  ports: Ports,
  addresses: SystemAddresses,
  start: (part: Part) => Promise<void>,
): Promise<void> {
  await startRedis(options, ports, start)
  if (options.given.zeebe) {
    options.say('Connecting to ZEEBE_ADDRESS …')
    return requireEngine(options.given.zeebe)
  }
  const readOffset = () => readClockOffset(addresses.databaseOwner)
  options.say(`Starting the engine ${options.pair.engine} …`)
  await startEngine(options, ports, addresses.exporterRedis, readOffset, start)
}

async function restoreClock({ databaseOwner, engineClocks }: SystemAddresses): Promise<void> {
  const offset = await readClockOffset(databaseOwner)
  await Promise.all(engineClocks.map((port) => setEngineClock(port, offset)))
}

function productParts(
  { processes, fast, watch }: SystemOptions,
  ports: Ports,
  addresses: SystemAddresses,
): Part[] {
  const environment = buildEnvironment(addresses, fast)
  return processes.map((roles, at) => {
    const name = processes.length === 1 ? 'kimflow' : `kimflow-${at + 1}`
    const port = ports[apiPortName(at)]
    const own = {
      ...environment,
      KIMFLOW_ROLES: roles,
      ...(port ? { PORT: String(port) } : {}),
    }
    return productPart(name, own, ports[`management-${at}`] ?? 0, watch)
  })
}

/**
 * Waits for all, so that nothing still starts while the rest is being ended. The first failure ends
 * the others at once and is the one that is reported: theirs only follow from it.
 */
async function allOrNone(steps: Promise<unknown>[], stop: () => Promise<void>): Promise<void> {
  let first: { reason: unknown } | undefined
  await Promise.all(
    steps.map((step) =>
      step.catch((reason: unknown) => {
        first ??= { reason }
        return stop()
      }),
    ),
  )
  if (first) throw first.reason
}

/** First who uses the servers, then the servers. */
async function stopInOrder(parts: Supervised[]): Promise<void> {
  const stopAll = (belongs: (name: string) => boolean) =>
    Promise.all(parts.filter(({ name }) => belongs(name)).map((part) => part.stop()))
  const isServer = (name: string) => /^(redis|postgres)$/.test(name)
  await stopAll((name) => name.startsWith('kimflow'))
  await stopAll((name) => !isServer(name))
  await stopAll(isServer)
}
