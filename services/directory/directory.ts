import { createHash, timingSafeEqual } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { machineTokens, organisations, staff, tenants } from '../../db/schema/directory.ts'
import { missing } from '../failure.ts'
import { open, openJson } from '../vault/vault.ts'

export type Tenant = { id: string; name: string; prefix: string; state: string; issuer: string }
export type Organisation = typeof organisations.$inferSelect
export type Staff = typeof staff.$inferSelect
export type SigningKey = { kid: string; privateJwk: Record<string, string> }

const tenantColumns = {
  id: tenants.id,
  name: tenants.name,
  prefix: tenants.prefix,
  state: tenants.state,
  issuer: tenants.issuer,
}

/** Who is who: districts, their organisations, people and keys. */
export function createDirectory({ db, masterKey }: { db: Db; masterKey: Buffer }) {
  const tenantKeys = new Map<string, Buffer>()

  const readRow = async (tenantId: string) => {
    const [row] = await db.shared.select().from(tenants).where(eq(tenants.id, tenantId))
    if (!row) throw missing('TENANT_UNKNOWN', 'No such tenant')
    return row
  }

  /** The tenant's data key; unwrapped once and kept in memory only. */
  const readTenantKey = async (tenantId: string): Promise<Buffer> => {
    const known = tenantKeys.get(tenantId)
    if (known) return known
    const key = open(masterKey, `tenants/${tenantId}/key`, (await readRow(tenantId)).wrappedKey)
    tenantKeys.set(tenantId, key)
    return key
  }

  const readOrganisation = (tenantId: string, id: string): Promise<Organisation> =>
    db.withTenant(tenantId, async (tx) => {
      const [row] = await tx.select().from(organisations).where(eq(organisations.id, id))
      if (!row) throw missing('ORGANISATION_UNKNOWN', 'No such organisation')
      return row
    })

  return {
    readTenantKey,
    readOrganisation,

    readTenants: (): Promise<Tenant[]> =>
      db.shared.select(tenantColumns).from(tenants).orderBy(asc(tenants.name)),

    readTenant: async (tenantId: string): Promise<Tenant> => {
      const { id, name, prefix, state, issuer } = await readRow(tenantId)
      return { id, name, prefix, state, issuer }
    },

    listOrganisations: (tenantId: string): Promise<Organisation[]> =>
      db.withTenant(tenantId, (tx) =>
        tx.select().from(organisations).orderBy(asc(organisations.name)),
      ),

    readStaff: (tenantId: string, staffId: string): Promise<Staff> =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx.select().from(staff).where(eq(staff.id, staffId))
        if (!row) throw missing('STAFF_UNKNOWN', 'No such member of staff')
        return row
      }),

    /** Active staff behind a subject of the tenant's identity provider, or null. */
    readStaffBySubject: (tenantId: string, subject: string): Promise<Staff | null> =>
      db.withTenant(tenantId, async (tx) => {
        const [row] = await tx
          .select()
          .from(staff)
          .where(and(eq(staff.subject, subject), eq(staff.active, true)))
        return row ?? null
      }),

    listStaff: (tenantId: string): Promise<Staff[]> =>
      db.withTenant(tenantId, (tx) =>
        tx.select().from(staff).where(eq(staff.active, true)).orderBy(asc(staff.name)),
      ),

    /** The organisation behind a bearer token `kf_<tenant>_<secret>`, or null. */
    readMachine: async (
      token: string,
    ): Promise<{ tenantId: string; organisationId: string } | null> => {
      const tenantId = /^kf_([a-z0-9-]{1,63})_[A-Za-z0-9_-]{20,80}$/.exec(token)?.[1]
      if (!tenantId) return null
      const hash = tokenHash(token)
      return db.withTenant(tenantId, async (tx) => {
        const [row] = await tx
          .select()
          .from(machineTokens)
          .where(and(eq(machineTokens.tokenHash, hash), isNull(machineTokens.revokedAt)))
        if (!row || !timingSafeEqual(Buffer.from(row.tokenHash), Buffer.from(hash))) return null
        return { tenantId, organisationId: row.organisationId }
      })
    },

    /** Private key that signs the tenant's outgoing messages (Ed25519 JWK). */
    readSigningKey: async (tenantId: string): Promise<SigningKey> => {
      const row = await readRow(tenantId)
      const key = await readTenantKey(tenantId)
      return {
        kid: tenantId,
        privateJwk: openJson(key, `tenants/${tenantId}/signing-key`, row.sealedSigningKey),
      }
    },

    readPublicKey: async (tenantId: string): Promise<Record<string, string>> =>
      (await readRow(tenantId)).signingJwk,
  }
}

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
