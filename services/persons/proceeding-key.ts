import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { proceedings } from '../../db/schema/proceedings.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { newKey, open, seal } from '../vault/vault.ts'

const place = (tenantId: string, id: string) => `proceedings/${tenantId}/${id}/key`

/** A data key for a proceeding that belongs to nobody; destroying it erases the proceeding. */
export async function newProceedingKey(
  { directory }: Needs<'directory'>,
  tenantId: string,
  id: string,
): Promise<{ key: Buffer; wrappedKey: Buffer }> {
  const key = newKey()
  const wrappedKey = seal(await directory.readTenantKey(tenantId), place(tenantId, id), key)
  return { key, wrappedKey }
}

export async function readProceedingKey(
  { db, directory }: { db: Db } & Needs<'directory'>,
  tenantId: string,
  id: string,
): Promise<Buffer> {
  const [row] = await db.withTenant(tenantId, (tx) =>
    tx
      .select({ wrappedKey: proceedings.wrappedKey })
      .from(proceedings)
      .where(eq(proceedings.id, id)),
  )
  if (!row) throw missing('PROCEEDING_UNKNOWN', 'No such proceeding')
  if (!row.wrappedKey) throw missing('PROCEEDING_ERASED', 'The proceeding has been erased')
  return open(await directory.readTenantKey(tenantId), place(tenantId, id), row.wrappedKey)
}

/** Keys of several that belong to nobody; the erased ones have none. */
export async function readProceedingKeys(
  { db, directory }: { db: Db } & Needs<'directory'>,
  tenantId: string,
  ids: string[],
): Promise<Map<string, Buffer>> {
  const keys = new Map<string, Buffer>()
  if (ids.length === 0) return keys
  const rows = await db.withTenant(tenantId, (tx) =>
    tx
      .select({ id: proceedings.id, wrappedKey: proceedings.wrappedKey })
      .from(proceedings)
      .where(inArray(proceedings.id, ids)),
  )
  const tenantKey = await directory.readTenantKey(tenantId)
  for (const { id, wrappedKey } of rows) {
    if (wrappedKey) keys.set(id, open(tenantKey, place(tenantId, id), wrappedKey))
  }
  return keys
}
