import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { exportJWK, generateKeyPair } from 'jose'
import { createClock } from '../services/clock.ts'
import { createContacts } from '../services/contacts/contacts.ts'
import { createDirectory, tokenHash } from '../services/directory/directory.ts'
import { derivedId } from '../services/ids.ts'
import { createPersons } from '../services/persons/persons.ts'
import { newKey, open, seal, sealJson } from '../services/vault/vault.ts'
import { createDb, type Db } from './client.ts'
import { demoOrganisations, demoStaff, demoTenants } from './demo.ts'
import { demoContacts } from './demo-contacts.ts'
import { machineTokens, organisations, staff, tenants } from './schema/directory.ts'

/** Addresses of the simulated world, which may change from start to start. */
export type World = {
  identityUrl: string
  jobcenterUrl: string
  jobcenterJwk: Record<string, string>
}

/**
 * Districts, organisations and people of the demo. Safe to repeat: keys are made once, names and
 * addresses follow the file. Every name is invented.
 */
export async function seedDemo(db: Db, masterKey: Buffer, world: World): Promise<void> {
  for (const tenant of demoTenants) {
    await seedTenant(db, masterKey, tenant, `${world.identityUrl}/${tenant.id}`)
    await db.withTenant(tenant.id, async (tx) => {
      for (const organisation of demoOrganisations.filter((row) => row.tenantId === tenant.id)) {
        const isJobcenter = organisation.agency === 'jobcenter'
        const row = {
          unit: null,
          agency: null,
          ...organisation,
          endpoint: isJobcenter ? world.jobcenterUrl : null,
          publicJwk: isJobcenter ? world.jobcenterJwk : null,
        }
        await tx
          .insert(organisations)
          .values(row)
          .onConflictDoUpdate({ target: [organisations.tenantId, organisations.id], set: row })
      }
      for (const person of demoStaff.filter((row) => row.tenantId === tenant.id)) {
        const row = { ...person, subject: person.id }
        await tx
          .insert(staff)
          .values(row)
          .onConflictDoUpdate({ target: [staff.tenantId, staff.id], set: row })
      }
      const school = demoOrganisations.find(
        (row) => row.tenantId === tenant.id && row.kind === 'school',
      )
      if (!school) return
      await tx
        .insert(machineTokens)
        .values({
          tenantId: tenant.id,
          tokenHash: tokenHash(reportingToken(masterKey, tenant.id, school.id)),
          organisationId: school.id,
          createdAt: Temporal.Now.instant().toString(),
        })
        .onConflictDoNothing()
    })
  }
}

/** The demo's first contacts; each starts its intake as soon as KIMflow runs. Safe to repeat. */
export async function seedContacts(db: Db, masterKey: Buffer): Promise<void> {
  const tenantId = 'ahrsiepen'
  const clock = createClock()
  const directory = createDirectory({ db, masterKey })
  const contacts = createContacts({ db, clock, persons: createPersons({ db, clock, directory }) })
  for (const [at, contact] of demoContacts.entries()) {
    await contacts.receive(tenantId, derivedId('demo-contact', tenantId, String(at)), contact, {
      actor: { kind: 'system' },
    })
  }
}

/** The demo's token of a reporting office; derived, so that every start prints the same one. */
export const reportingToken = (masterKey: Buffer, tenantId: string, organisationId: string) =>
  `kf_${tenantId}_${createHmac('sha256', masterKey).update(`token/${tenantId}/${organisationId}`).digest('base64url').slice(0, 32)}`

async function seedTenant(
  db: Db,
  masterKey: Buffer,
  tenant: (typeof demoTenants)[number],
  issuer: string,
): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const key = newKey()
  const wrappedKey = seal(masterKey, `tenants/${tenant.id}/key`, key)
  await db.shared
    .insert(tenants)
    .values({
      ...tenant,
      issuer,
      wrappedKey,
      signingJwk: { ...(await plainJwk(publicKey)), kid: tenant.id, alg: 'EdDSA' },
      sealedSigningKey: sealJson(
        key,
        `tenants/${tenant.id}/signing-key`,
        await plainJwk(privateKey),
      ),
    })
    .onConflictDoUpdate({ target: tenants.id, set: { name: tenant.name, issuer } })
  const [row] = await db.shared.select().from(tenants).where(eq(tenants.id, tenant.id))
  // A data folder that was made under another master key cannot be read: better said now.
  if (row) open(masterKey, `tenants/${tenant.id}/key`, row.wrappedKey)
}

/** An Ed25519 JWK holds strings only. */
const plainJwk = async (key: CryptoKey): Promise<Record<string, string>> =>
  (await exportJWK(key)) as Record<string, never>

if (import.meta.main) {
  const need = (name: string): string => {
    const value = process.env[name]
    if (!value) {
      process.stderr.write(`${fileURLToPath(import.meta.url)}: set ${name}.\n`)
      process.exit(2)
    }
    return value
  }
  const jobcenterUrl = need('JOBCENTER_URL')
  const masterKey = Buffer.from(need('MASTER_KEY'), 'base64')
  const db = createDb(need('DATABASE_URL'), { poolSize: 2 })
  try {
    const answer = await fetch(`${jobcenterUrl}/schluessel`)
    await seedDemo(db, masterKey, {
      identityUrl: need('IDENTITY_URL'),
      jobcenterUrl,
      jobcenterJwk: (await answer.json()) as Record<string, string>,
    })
    // Tests bring their own people.
    if (process.env['NODE_ENV'] !== 'test') await seedContacts(db, masterKey)
    process.stdout.write(`${reportingToken(masterKey, 'ahrsiepen', 'grundschule-anger')}\n`)
  } finally {
    await db.close()
  }
}
