import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWTPayload } from 'jose'
import pg from 'pg'
import { inject } from 'vitest'
import { createDb, type Db } from '../../../db/client.ts'
import { migrateDatabase } from '../../../db/migrate.ts'
import { machineTokens, organisations, staff, tenants } from '../../../db/schema/directory.ts'
import type { Limits } from '../../../services/api/plugins/rate-limit.ts'
import { type ApiRoutes, createApi } from '../../../services/api/server.ts'
import { createClock } from '../../../services/clock.ts'
import { createDirectory, tokenHash } from '../../../services/directory/directory.ts'
import { createHealth } from '../../../services/health.ts'
import { createIdempotency } from '../../../services/idempotency/idempotency.ts'
import { createLive } from '../../../services/live/live.ts'
import { createLog } from '../../../services/log.ts'
import { createMetrics } from '../../../services/metrics.ts'
import { createSessions } from '../../../services/sessions/sessions.ts'
import { readSigningKey } from '../../../simulators/identity/keys.ts'
import { createProvider } from '../../../simulators/identity/provider.ts'

/** The parts of the house the door itself needs, on a database of their own. */
export type SmallHouse = Awaited<ReturnType<typeof openSmallHouse>>
type Capabilities = SmallHouse['house']

export const clientSecret = 'a-secret-for-tests-only'
export const machineToken = `kf_north_${'m'.repeat(32)}`

/** Builds database, capabilities and an identity provider whose ID tokens may be forged. */
export async function openSmallHouse() {
  const { ownerUrl, appUrl, drop } = await makeDatabase()
  const db = createDb(appUrl, { poolSize: 5 })
  await migrateDatabase(ownerUrl)
  const time = { ahead: { seconds: 0 } as Temporal.DurationLike }
  const now = () => Temporal.Now.instant().add(time.ahead)
  const identity = await openIdentity()
  await fillDirectory(db, identity.url)

  const house = {
    clock: createClock(),
    directory: createDirectory({ db, masterKey: randomBytes(32) }),
    sessions: createSessions({ db, now }),
    idempotency: createIdempotency({ db, now }),
    live: createLive({ db }),
  }
  return {
    db,
    house,
    identity,
    time,
    async close() {
      identity.server.close()
      identity.server.closeAllConnections()
      await house.live.close()
      await db.close()
      await drop()
    },
  }
}

/** The real door over a small house. `lines` collects what it logs. */
export async function openDoor(
  { house }: { house: Capabilities },
  options: {
    routes?: readonly ApiRoutes<Capabilities>[]
    publicUrl?: string
    limits?: Limits
    webRoot?: string
    demo?: boolean
  } = {},
) {
  const lines: string[] = []
  const metrics = createMetrics()
  const api = await createApi({
    house,
    config: {
      PUBLIC_URL: options.publicUrl ?? 'http://localhost:8080',
      KIMFLOW_DEMO: options.demo ?? true,
      OIDC_CLIENT_ID: 'kimflow',
      OIDC_CLIENT_SECRET: clientSecret,
    },
    log: createLog({ level: 'info' }, { write: (line) => void lines.push(line) }),
    metrics,
    health: createHealth({ required: { postgres: () => house.directory.readTenants() } }),
    routes: options.routes ?? [],
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.webRoot ? { webRoot: options.webRoot } : {}),
  })
  return { api, lines, metrics }
}

export const cookieOf = (value: string) => ({ cookie: `__Host-kimflow=${value}` })
export const sameOrigin = { origin: 'http://localhost:8080' }

export async function makeDatabase() {
  const owner = new URL(address('ownerUrl', 'postgres://postgres@127.0.0.1:5432/postgres'))
  const app = new URL(address('databaseUrl', 'postgres://kimflow_app@127.0.0.1:5432/postgres'))
  const name = `kf_api_${randomBytes(4).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: owner.href })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await run(`create database ${name}`)
  const at = (url: URL) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return {
    ownerUrl: at(owner),
    appUrl: at(app),
    drop: () => run(`drop database ${name} with (force)`),
  }
}

/** Given by the test world; a run of this folder alone uses the environment. */
const address = (name: 'ownerUrl' | 'databaseUrl', fallback: string): string => {
  const variable = name === 'ownerUrl' ? 'DATABASE_OWNER_URL' : 'DATABASE_URL'
  return (inject(name as never) as string | undefined) ?? (process.env[variable] || fallback)
}

type Forge = (claims: JWTPayload, sign: (claims: JWTPayload) => Promise<string>) => Promise<string>

async function openIdentity() {
  const forged: { with?: Forge } = {}
  const person = (subject: string) => ({
    subject,
    name: subject,
    title: '',
    organisation: '',
    group: 'district' as const,
  })
  const key = await readSigningKey(undefined)
  let server: Server | undefined
  let port = 0
  for (const attempt of [1, 2]) {
    server?.close()
    server = createProvider({
      baseUrl: `http://localhost:${port}`,
      key,
      people: {
        north: [person('anna'), person('stranger'), person('agent')],
        south: [person('anna')],
      },
      client: { id: 'kimflow', secret: clientSecret },
      redirectUris: ['http://localhost:8080/api/sign-in/callback'],
      forge: (claims, sign) => (forged.with ?? ((own, plain) => plain(own)))(claims, sign),
    })
    // The address is part of the provider's name, so the port is found first.
    server.listen(attempt === 1 ? 0 : port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  if (!server) throw new Error('No identity provider')
  return { server, key, url: `http://localhost:${port}`, forged }
}

async function fillDirectory(db: Db, identityUrl: string): Promise<void> {
  const blank = Buffer.alloc(32)
  for (const id of ['north', 'south']) {
    await db.shared.insert(tenants).values({
      id,
      name: `District ${id}`,
      prefix: 'TST',
      state: 'NW',
      wrappedKey: blank,
      signingJwk: {},
      sealedSigningKey: blank,
      issuer: `${identityUrl}/${id}`,
    })
    await db.withTenant(id, async (tx) => {
      await tx.insert(organisations).values([
        {
          tenantId: id,
          id: 'centre',
          name: 'Integrationszentrum',
          kind: 'municipal-integration-centre',
        },
        { tenantId: id, id: 'office', name: 'Beratung', kind: 'mbe' },
      ])
      const people = [
        ['anna', 'case-manager', 'centre'],
        ['bert', 'team-lead', 'centre'],
        ['agent', 'agency', 'office'],
      ] as const
      for (const [person, role, organisationId] of people) {
        await tx.insert(staff).values({
          tenantId: id,
          id: `${person}-${id}`,
          organisationId,
          subject: person,
          name: `${person} of ${id}`,
          role,
          title: role,
        })
      }
    })
  }
  await db.withTenant('north', (tx) =>
    tx.insert(machineTokens).values({
      tenantId: 'north',
      tokenHash: tokenHash(machineToken),
      organisationId: 'office',
      createdAt: Temporal.Now.instant().toString(),
    }),
  )
}
