import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { createDb } from '../../../db/client.ts'
import { migrateDatabase } from '../../../db/migrate.ts'
import { seedDemo } from '../../../db/seed.ts'
import type { Limits } from '../../../services/api/plugins/rate-limit.ts'
import { routes } from '../../../services/api/routes/index.ts'
import { createApi } from '../../../services/api/server.ts'
import { buildHouse } from '../../../services/build-house.ts'
import { createClock } from '../../../services/clock.ts'
import { recordConsent } from '../../../services/consents/record-consent.ts'
import type { Engine } from '../../../services/engine/engine.ts'
import { unavailable } from '../../../services/failure.ts'
import { createHealth } from '../../../services/health.ts'
import { createLog } from '../../../services/log.ts'
import { createMetrics } from '../../../services/metrics.ts'
import { clientSecret, cookieOf, makeDatabase, sameOrigin } from '../api/small-house.ts'

export const tenantId = 'ahrsiepen'
export const neighbour = 'nordhellen'

/** Words that must turn up nowhere in the open. */
export const canary = { givenName: 'Kanarina', familyName: 'Vogelsang', text: 'Zwitschernotiz' }

/** Every wish fails as when no broker answers. */
const engineAway = new Proxy({} as Engine, {
  get: () => async () => {
    throw unavailable('ENGINE_UNAVAILABLE', 'No engine runs here')
  },
})

/** The whole house on a database of its own, without an engine: what it would say is in the outbox. */
export async function openOwnHouse({ limits }: { limits?: Limits } = {}) {
  const database = await makeDatabase()
  const db = createDb(database.appUrl, { poolSize: 8 })
  await migrateDatabase(database.ownerUrl)
  const masterKey = randomBytes(32)
  await seedDemo(db, masterKey, {
    identityUrl: 'http://localhost:1',
    jobcenterUrl: 'http://localhost:1',
    jobcenterJwk: {},
  })
  const clock = createClock()
  const config = {
    MASTER_KEY: masterKey.toString('base64'),
    PUBLIC_URL: 'http://localhost:8080',
    KIMFLOW_DEMO: true,
    LRAG_IN_FORCE: false,
    OIDC_CLIENT_ID: 'kimflow',
    OIDC_CLIENT_SECRET: clientSecret,
  }
  const house = buildHouse({ db, clock, config, engine: engineAway })
  const lines: string[] = []
  const api = await createApi({
    house,
    config,
    log: createLog({ level: 'debug' }, { write: (line) => void lines.push(line) }),
    metrics: createMetrics(),
    health: createHealth({ required: {} }),
    routes,
    ...(limits ? { limits } : {}),
  })
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 })
  const query = async (text: string, values: unknown[] = []): Promise<any[]> =>
    (await owner.query(text, values)).rows

  /** A person at the door, signed in without a provider. */
  const as = async (staffId: string, tenant = tenantId) => {
    const cookie = cookieOf(await house.sessions.create(tenant, staffId))
    const call =
      (method: 'GET' | 'POST') =>
      async (url: string, body?: object, more: Record<string, string> = {}) => {
        const headers = { ...cookie, ...sameOrigin, ...more }
        const answer = await api.inject({
          method,
          url,
          headers,
          ...(body ? { payload: body } : {}),
        })
        return { status: answer.statusCode, body: answer.json() as any }
      }
    return { get: call('GET'), post: call('POST') }
  }

  /** A contact of a person who bears the canary name. */
  const receiveContact = () =>
    house.contacts.receive(
      tenantId,
      randomUUID(),
      {
        source: 'self',
        reportConsent: 'written',
        person: {
          ...canary,
          birthDate: '1994-05-01',
          languages: ['ti'],
          interpreterNeeded: true,
          phone: '0155 5500 900',
          channel: 'phone',
        },
        topics: ['livelihood'],
        urgent: false,
      },
      { actor: { kind: 'system' } },
    )
  const openCase = async () => {
    const { contactId } = await receiveContact()
    const { caseId } = await house.cases.open(tenantId, contactId)
    const { personId } = await house.cases.read(tenantId, caseId)
    return { contactId, caseId, personId }
  }

  const openRegimeChange = async (more: { caseId?: string } = {}) => {
    const { caseId = (await openCase()).caseId } = more
    const proceedingId = randomUUID()
    const toEngine = { situation: 'recognised', changedOn: '2026-11-20' }
    const { number } = await house.proceedings.open(
      tenantId,
      proceedingId,
      { kind: 'regime-change', caseId, values: { ...toEngine, note: canary.text }, toEngine },
      { staffId: 'jana-wierzbicki', organisationId: 'integration-centre' },
    )
    return { proceedingId, caseId, number }
  }

  /** What the Jobcenter may be told about a person. */
  const consentTo = (personId: string, dataCategories: string[], recipientId: string) =>
    db.withTenant(tenantId, (tx) =>
      recordConsent(tx, {
        occasion: randomUUID(),
        at: clock.now(),
        personId,
        recipientId,
        purpose: 'benefits',
        dataCategories,
        language: 'ti',
        interpreted: true,
        evidence: 'written',
        confidentialityRelease: false,
        validUntil: clock.today().add({ months: 6 }),
        recordedBy: 'jana-wierzbicki',
      }),
    )

  return {
    house,
    db,
    query,
    api,
    as,
    lines,
    receiveContact,
    openCase,
    openRegimeChange,
    consentTo,

    /** What the engine would be told in a lane, oldest first. */
    told: async (lane: string) =>
      (await query('select payload from outbox where lane = $1 order by seq', [lane])).map(
        ({ payload }) => payload,
      ),
    /** What the record says of a proceeding, oldest first. */
    recorded: async (proceedingId: string): Promise<string[]> =>
      (
        await query(
          `select event from audit_entries where facts->>'proceedingId' = $1 order by seq`,
          [proceedingId],
        )
      ).map(({ event }) => event),

    async close() {
      await api.close()
      await house.live.close()
      await owner.end()
      await db.close()
      await database.drop()
    },
  }
}

export type OwnHouse = Awaited<ReturnType<typeof openOwnHouse>>
