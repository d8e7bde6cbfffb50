import { join } from 'node:path'
import { refused, unavailable } from '../../services/failure.ts'
import { brokerPortName, type Ports } from './addresses.ts'
import { brokerPart, prepareAot } from './engine-aot.ts'
import { prepareEngineFiles } from './engine-archive.ts'
import { setEngineClock } from './engine-clock.ts'
import type { BrokerPorts, BrokerRecipe } from './engine-recipe.ts'
import { findJdk } from './java.ts'
import type { SystemOptions } from './options.ts'
import { local } from './ports.ts'
import type { Part } from './supervise.ts'
import { answersTcp, waitUntil } from './waiting.ts'

/**
 * Starts one broker, or three that form a cluster. A broker that was restarted by its supervisor
 * gets the demo's time again, which it keeps in memory only.
 */
export async function startEngine(
  options: SystemOptions,
  ports: Ports,
  redisUrl: string,
  readOffset: () => Promise<number>,
  start: (part: Part) => Promise<unknown>,
): Promise<void> {
  const { data, pair, brokers, fast, say } = options
  const files = await prepareEngineFiles(pair, findJdk(), say)
  const aot = await prepareAot(files, say)
  const nodes = Array.from({ length: brokers }, (_, node) => readPorts(ports, node))
  const contactPoints = nodes.map(({ internal }) => `${local}:${internal}`)

  await Promise.all(
    nodes.map((own, node) => {
      const recipe: BrokerRecipe = {
        files,
        folder: join(data, brokers === 1 ? 'engine' : `engine-${node}`),
        ports: own,
        redisUrl,
        fast,
        ...(aot ? { aot: { use: aot } } : {}),
        ...(brokers > 1 ? { cluster: { node, contactPoints } } : {}),
      }
      const part = brokerPart(brokers === 1 ? 'engine' : `engine-${node}`, () => recipe)
      const keepTime = async () => setEngineClock(own.management, await readOffset())
      return start(brokers === 1 ? { ...part, afterRestart: keepTime } : part)
    }),
  )
}

function readPorts(ports: Ports, node: number): BrokerPorts {
  const port = (name: keyof BrokerPorts) => ports[brokerPortName(node, name)] ?? 0
  return {
    gateway: port('gateway'),
    command: port('command'),
    internal: port('internal'),
    management: port('management'),
    server: port('server'),
  }
}

/** Waits for a cluster that somebody else runs. */
export async function requireEngine(address: string, withinMs = 30_000): Promise<void> {
  const [host, port] = address.split(':')
  if (!host || !Number(port)) {
    throw refused('ZEEBE_ADDRESS_INVALID', `ZEEBE_ADDRESS must be host:port, it is "${address}".`)
  }
  if (await waitUntil(() => answersTcp(host, Number(port)), withinMs, 500)) return
  throw unavailable(
    'ZEEBE_UNREACHABLE',
    `ZEEBE_ADDRESS (${address}) cannot be reached: start that cluster or correct the address; without ZEEBE_ADDRESS an embedded engine is used.`,
  )
}
