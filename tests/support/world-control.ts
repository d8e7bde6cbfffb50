import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { SystemAddresses } from '../../scripts/embedded/addresses.ts'
import { local } from '../../scripts/embedded/ports.ts'
import type { PartName, World, WorldHandles } from './world.ts'

export type SharedWorld = { addresses: SystemAddresses; control: string }

type Order = { do: 'kill' | 'start' | 'stopPart'; part: PartName } | { do: 'moveClock'; ms: number }

/**
 * Tests run in processes of their own, the world in vitest's: its handles travel over a small local
 * server.
 */
export async function openControl(world: World): Promise<{ url: string; close(): void }> {
  const obey = (order: Order) =>
    order.do === 'moveClock' ? world.moveClock(order.ms) : world[order.do](order.part)

  const server = createServer(async (request, response) => {
    try {
      const result = await obey((await json(request)) as Order)
      response.end(JSON.stringify(result ?? null))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, local, resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://${local}:${port}`, close: () => server.close() }
}

/** The shared world of this test run: `connectWorld(inject('world'))`. */
export function connectWorld({ addresses, control }: SharedWorld): WorldHandles {
  const send = async (order: Order): Promise<unknown> => {
    const response = await fetch(control, { method: 'POST', body: JSON.stringify(order) })
    const text = await response.text()
    if (!response.ok) throw new Error(text)
    return JSON.parse(text)
  }

  return {
    addresses,
    kill: async (part) => void (await send({ do: 'kill', part })),
    start: async (part) => void (await send({ do: 'start', part })),
    stopPart: async (part) => void (await send({ do: 'stopPart', part })),
    moveClock: async (ms) => (await send({ do: 'moveClock', ms })) as number,
  }
}
