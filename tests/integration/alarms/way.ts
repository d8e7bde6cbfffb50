import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { local } from '../../../scripts/embedded/ports.ts'

/** A way to a server on which everything can get lost, without any end being told. */
export async function openWay(to: URL) {
  let swallows = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => swallows || into.write(bytes))
      from.on('error', () => undefined)
      from.on('close', () => into.destroy())
    }
  })
  server.listen(0, local)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: Object.assign(new URL(to), { hostname: local, port: String(port) }).href,
    swallow: (does: boolean) => {
      swallows = does
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
