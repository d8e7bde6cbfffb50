import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { Failure } from '../services/failure.ts'
import { rethrowOutage } from './outage.ts'

/** A transaction that sees one district's rows. Handed down only to audit, outbox and row functions. */
export type Tx = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]

export type Db = {
  /** Runs in one transaction under row-level security of one tenant. The only way to tenant tables. */
  withTenant<T>(tenantId: string, run: (tx: Tx) => Promise<T>): Promise<T>
  /** For tables without a tenant: tenant list, trace projection, diagrams, clock. */
  shared: NodePgDatabase
  /**
   * Subscribes to `NOTIFY channel`; reconnects by itself. Returns a function that ends it. What was
   * announced before `onListening`, which comes with every connection, was not heard.
   */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    onListening?: () => void,
  ): Promise<() => Promise<void>>
  close(): Promise<void>
}

const connectWithinMs = 5_000
/** Longer than the server lets a statement run: only a server that is gone takes this long. */
const answerWithinMs = 20_000
/** How often a connection that only listens is asked whether it still stands. */
const heartbeatMs = 15_000

export function createDb(
  url: string,
  options: { poolSize?: number; answerWithinMs?: number } = {},
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: connectWithinMs,
    query_timeout: options.answerWithinMs ?? answerWithinMs,
    keepAlive: true,
    statement_timeout: 15_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // A connection that breaks (server restart) must not end the process; the pool opens another. It
  // tells its pool while idle, and only itself between two queries of a transaction.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  // Reads outside of a transaction meet an outage here; drizzle wraps the failure as its own cause.
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>
  pool.query = ((...given: unknown[]) => query(...given).catch(rethrowOutage)) as typeof pool.query
  const shared = drizzle({ client: pool })
  // drizzle keeps a pooled connection for ever when `begin` fails, so transactions take theirs here;
  // what each begins with travels with its `begin`, one round trip less in everything we do.
  const transact = async <T>(run: (tx: Tx) => Promise<T>, first = ''): Promise<T> => {
    const client = await pool.connect().catch(rethrowOutage)
    let sound = false
    try {
      await client.query(`begin;${first}`)
      // Nothing of ours nests transactions or rolls back but by throwing, which is all a Tx adds.
      const result = await run(drizzle({ client }) as unknown as Tx)
      await client.query('commit')
      sound = true
      return result
    } catch (error) {
      sound = error instanceof Failure && (await rolledBack(client))
      return rethrowOutage(error)
    } finally {
      client.release(!sound)
    }
  }
  shared.transaction = (run) => transact(run)

  return {
    withTenant: (tenantId, run) =>
      transact(run, `select set_config('app.tenant', ${pg.escapeLiteral(tenantId)}, true)`),
    shared,
    listen: (...of) => listen(url, ...of),
    close: () => pool.end(),
  }
}

const rolledBack = (client: pg.PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )

async function listen(url: string, ...[channel, onMessage, onListening]: Parameters<Db['listen']>) {
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: connectWithinMs,
      query_timeout: connectWithinMs,
      keepAlive: true,
    })
    next.on('notification', (notice) => onMessage(notice.payload ?? ''))
    next.on('error', () => undefined)
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      next.end().catch(() => undefined)
      throw error
    }
    // A partner that vanished without a word never ends the connection; its silence does.
    const beat = setInterval(
      () => next.query('select 1').catch(() => next.end().catch(() => undefined)),
      heartbeatMs,
    )
    // Only now: a connection that fails to open both rejects and ends, and would be retried twice.
    next.on('end', () => {
      clearInterval(beat)
      later()
    })
    client = next
    if (closed) await next.end()
    else onListening?.()
  }
  const later = () => {
    if (!closed) retry = setTimeout(reconnect, 500)
  }
  const reconnect = () => connect().catch(later)

  await connect()

  return async () => {
    closed = true
    clearTimeout(retry)
    await client?.end()
  }
}
