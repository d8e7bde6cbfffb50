import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export const local = '127.0.0.1'

export function isFree(port: number, host = local): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 refuses the address, which is not the same as a busy port.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/**
 * Free ports by name, the same ones as last time where they are still free, so that addresses and
 * stored references survive a restart. All are held open until the last is found: no two are equal.
 */
export async function choosePorts<Name extends string>(
  data: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const file = join(data, 'ports.json')
  const known: Record<string, number> = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {}
  const held = await Promise.all(names.map((name) => hold(known[name] ?? 0)))
  await Promise.all(held.map(({ release }) => release()))

  const chosen = Object.fromEntries(names.map((name, at) => [name, held[at]?.port ?? 0]))
  writeFileSync(file, JSON.stringify({ ...known, ...chosen }, null, 2))
  return chosen as Record<Name, number>
}

function hold(wanted: number): Promise<{ port: number; release: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      if (wanted === 0) reject(error)
      else resolve(hold(0))
    })
    server.listen({ port: wanted, host: local, exclusive: true }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      resolve({ port, release: () => new Promise((done) => server.close(() => done())) })
    })
  })
}
