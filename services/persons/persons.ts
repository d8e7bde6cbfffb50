import { eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { persons } from '../../db/schema/persons.ts'
import type { Clock } from '../clock.ts'
import { missing } from '../failure.ts'
import type { Needs } from '../house.ts'
import { newKey, open, openJson, seal, sealJson } from '../vault/vault.ts'
import type { PersonRecord } from './person.ts'
import { newProceedingKey, readProceedingKey, readProceedingKeys } from './proceeding-key.ts'

/** Seals and opens documents of one person, wherever in the database they lie. */
export type PersonSeal = {
  seal(place: string, value: unknown): Buffer
  open<T>(place: string, sealed: Buffer): T
}

/** Whose key seals something: the person's, or the proceeding's own where it belongs to nobody. */
export type SealedFor = { personId: string | null; proceedingId: string | null }

/** Opens what belongs to one of many; null once its person or proceeding was erased. */
export type Seals = (of: SealedFor) => PersonSeal | null

/** Newcomers, each under a key of its own. Names leave this folder only for a signed-in caller. */
export function createPersons({
  db,
  clock,
  directory,
}: { db: Db; clock: Clock } & Needs<'directory'>) {
  const keyPlace = (tenantId: string, id: string) => `persons/${tenantId}/${id}/key`
  const recordPlace = (tenantId: string, id: string) => `persons/${tenantId}/${id}/record`

  const unwrap = async (tenantId: string, id: string, wrappedKey: Buffer | null) => {
    if (!wrappedKey) throw missing('PERSON_ERASED', 'The person has been erased')
    return open(await directory.readTenantKey(tenantId), keyPlace(tenantId, id), wrappedKey)
  }

  const sealOf = (tenantId: string, id: string, key: Buffer): PersonSeal => ({
    seal: (place, value) => sealJson(key, `${tenantId}/${id}/${place}`, value),
    open: (place, sealed) => openJson(key, `${tenantId}/${id}/${place}`, sealed),
  })

  const readRows = (tenantId: string, ids: string[]) =>
    db.withTenant(tenantId, (tx) => tx.select().from(persons).where(inArray(persons.id, ids)))

  const readSeal = async (tenantId: string, id: string): Promise<PersonSeal> => {
    const [row] = await readRows(tenantId, [id])
    if (!row) throw missing('PERSON_UNKNOWN', 'No such person')
    return sealOf(tenantId, id, await unwrap(tenantId, id, row.wrappedKey))
  }

  const readMany = async (tenantId: string, ids: string[]): Promise<Map<string, PersonRecord>> => {
    const known = new Map<string, PersonRecord>()
    if (ids.length === 0) return known
    for (const row of await readRows(tenantId, [...new Set(ids)])) {
      if (!row.record || !row.wrappedKey) continue
      const key = await unwrap(tenantId, row.id, row.wrappedKey)
      known.set(row.id, openJson(key, recordPlace(tenantId, row.id), row.record))
    }
    return known
  }

  /** One query for the keys of all people, one for those of what belongs to nobody. */
  const readSeals = async (tenantId: string, of: readonly SealedFor[]): Promise<Seals> => {
    const personIds = [...new Set(of.flatMap(({ personId }) => personId ?? []))]
    const proceedingIds = of.flatMap(({ personId, proceedingId }) =>
      personId === null && proceedingId !== null ? proceedingId : [],
    )
    const [rows, own] = await Promise.all([
      personIds.length > 0 ? readRows(tenantId, personIds) : [],
      readProceedingKeys({ db, directory }, tenantId, [...new Set(proceedingIds)]),
    ])
    const known = new Map<string, PersonSeal>()
    for (const { id, wrappedKey } of rows) {
      if (wrappedKey) known.set(id, sealOf(tenantId, id, await unwrap(tenantId, id, wrappedKey)))
    }
    for (const [id, key] of own) known.set(id, sealOf(tenantId, id, key))
    return ({ personId, proceedingId }) => known.get(personId ?? proceedingId ?? '') ?? null
  }

  return {
    readSeal,
    readSeals,

    /** The same for one; for reading only, because who was erased stays readable as a number. */
    tryReadSealFor: async (tenantId: string, of: SealedFor): Promise<PersonSeal | null> =>
      (await readSeals(tenantId, [of]))(of),

    readSealFor: async (
      tenantId: string,
      { personId, proceedingId }: SealedFor,
    ): Promise<PersonSeal> => {
      if (personId) return readSeal(tenantId, personId)
      const id = proceedingId ?? ''
      return sealOf(tenantId, id, await readProceedingKey({ db, directory }, tenantId, id))
    },

    /** A seal for a proceeding that is about to be opened and belongs to nobody. */
    prepareProceeding: async (tenantId: string, id: string) => {
      const { key, wrappedKey } = await newProceedingKey({ directory }, tenantId, id)
      return { ...sealOf(tenantId, id, key), wrappedKey }
    },

    readMany,

    read: async (tenantId: string, id: string): Promise<PersonRecord> => {
      const record = (await readMany(tenantId, [id])).get(id)
      if (!record) throw missing('PERSON_UNKNOWN', 'No such person')
      return record
    },

    /** Makes the person's key; the row is written by `insert` in the caller's transaction. */
    prepare: async (tenantId: string, id: string, record: PersonRecord) => {
      const key = newKey()
      const wrappedKey = seal(await directory.readTenantKey(tenantId), keyPlace(tenantId, id), key)
      const at = clock.now().toString()
      return {
        ...sealOf(tenantId, id, key),
        insert: async (tx: Tx) => {
          await tx.insert(persons).values({
            tenantId,
            id,
            wrappedKey,
            record: sealJson(key, recordPlace(tenantId, id), record),
            createdAt: at,
            updatedAt: at,
          })
        },
      }
    },

    /** Changes facts of a person in the caller's transaction; the whole record is sealed anew. */
    update: async (tx: Tx, tenantId: string, id: string, change: Partial<PersonRecord>) => {
      const [row] = await tx.select().from(persons).where(eq(persons.id, id)).for('update')
      if (!row?.record) throw missing('PERSON_UNKNOWN', 'No such person')
      const key = await unwrap(tenantId, id, row.wrappedKey)
      const record = openJson<PersonRecord>(key, recordPlace(tenantId, id), row.record)
      await tx
        .update(persons)
        .set({
          record: sealJson(key, recordPlace(tenantId, id), { ...record, ...change }),
          updatedAt: clock.now().toString(),
        })
        .where(eq(persons.id, id))
    },
  }
}
