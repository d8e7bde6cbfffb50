import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { readSigningKey } from './keys.ts'
import { createProvider } from './provider.ts'

/**
 * The identity providers of the demo's districts, one issuer each: `http://localhost:<port>/<tenant>`.
 * Environment: IDENTITY_PORT, IDENTITY_HOST, IDENTITY_URL (address as seen from outside),
 * IDENTITY_PEOPLE (a JSON file, default people.json), OIDC_CLIENT_ID, OIDC_CLIENT_SECRET,
 * KIMFLOW_URL (one or several addresses, comma separated), SIMULATOR_DATA_DIR.
 */
const { env } = process

const port = Number(env['IDENTITY_PORT'] ?? 8090)
const host = env['IDENTITY_HOST'] ?? '127.0.0.1'
const people = env['IDENTITY_PEOPLE'] ?? `${import.meta.dirname}/people.json`
const secret = env['OIDC_CLIENT_SECRET']
if (!secret) {
  console.error('Set OIDC_CLIENT_SECRET to the secret that KIMflow uses.')
  process.exit(2)
}

const server = createProvider({
  baseUrl: env['IDENTITY_URL'] ?? `http://localhost:${port}`,
  key: await readSigningKey(env['SIMULATOR_DATA_DIR']),
  people: JSON.parse(await readFile(people, 'utf8')),
  client: { id: env['OIDC_CLIENT_ID'] ?? 'kimflow', secret },
  redirectUris: (env['KIMFLOW_URL'] ?? 'http://localhost:8080')
    .split(',')
    .map((address) => new URL('/api/sign-in/callback', address).href),
})
server.listen(port, host)
await once(server, 'listening')
console.log(`identity: http://localhost:${(server.address() as AddressInfo).port}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
