import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDb } from '../../../db/client.ts'
import { waitUntil } from '../../../scripts/embedded/waiting.ts'
import { openDatabase } from './own-servers.ts'
import { openWay } from './way.ts'

let database: Awaited<ReturnType<typeof openDatabase>>

beforeAll(async () => {
  database = await openDatabase()
}, 60_000)
afterAll(() => database?.close())

describe('a database that cuts connections', () => {
  it('gets no pooled connection lost, wherever in a transaction it strikes', async () => {
    // given
    const db = createDb(database.appUrl, { poolSize: 2 })
    const kinds = new Set<string>()
    let busy = true
    const work = async () => {
      while (busy) {
        await db
          .withTenant('cut', (tx) => tx.execute(sql`select 1`))
          .catch((error) => kinds.add(error.kind))
      }
    }
    const workers = [work(), work(), work(), work()]

    // when
    for (let cut = 0; cut < 25; cut += 1) await database.cutAll()
    busy = false
    await Promise.all(workers)

    // then: both connections can be in use at once, and the pool can be closed
    await Promise.all([1, 2].map(() => db.withTenant('cut', (tx) => tx.execute(sql`select 1`))))
    await db.close()
    expect([...kinds]).toEqual(['unavailable'])
  }, 20_000)

  it('is given up after a while when it is silent', async () => {
    // given a way to the database that can be cut without a word
    const way = await openWay(new URL(database.appUrl))
    const db = createDb(way.url, { poolSize: 2, answerWithinMs: 1_000 })
    await db.withTenant('cut', (tx) => tx.execute(sql`select 1`))

    // when
    way.swallow(true)
    const asked = performance.now()
    const kinds = await Promise.all(
      [1, 2, 3].map(() =>
        db.withTenant('cut', (tx) => tx.execute(sql`select 1`)).catch((error) => error.kind),
      ),
    )

    // then
    expect(kinds).toEqual(['unavailable', 'unavailable', 'unavailable'])
    expect(performance.now() - asked).toBeLessThan(8_000)
    way.swallow(false)
    await db.withTenant('cut', (tx) => tx.execute(sql`select 1`))
    await db.close()
    way.close()
  }, 30_000)

  it('is listened to again by one connection, not by more and more', async () => {
    // given
    const heard: string[] = []
    const db = createDb(database.appUrl)
    const unlisten = await db.listen('lost', (payload) => heard.push(payload))

    // when: nobody gets in for several retries
    await database.allow(false)
    await database.cutAll()
    await new Promise((resolve) => setTimeout(resolve, 2_600))
    await database.allow(true)
    await waitUntil(async () => {
      await database.asOwner(`notify lost, 'first'`)
      return heard.length > 0
    }, 10_000)
    heard.length = 0
    await database.asOwner(`notify lost, 'second'`)
    await waitUntil(() => heard.length > 0, 5_000)

    // then
    expect(heard.filter((payload) => payload === 'second')).toHaveLength(1)
    await unlisten()
    await db.close()
  }, 30_000)
})
