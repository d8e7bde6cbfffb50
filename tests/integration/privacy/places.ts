import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Redis } from 'ioredis'
import type { GroundTruth } from '../../support/ground-truth.ts'

/** Where a text was found; the text itself is not repeated. */
export type Hit = { where: string; name: string }

/** A text as it is, and as it looks inside Base64 at each of the three offsets. */
export type Needle = { name: string; forms: Buffer[] }

export const needleOf = (name: string, text: string): Needle => ({
  name,
  forms: [
    Buffer.from(text),
    ...[0, 1, 2].map((offset) => {
      const encoded = Buffer.from(`${'\0'.repeat(offset)}${text}`).toString('base64')
      // Both ends share bits with their neighbours.
      return Buffer.from(encoded.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -2))
    }),
  ],
})

const isIn = (haystack: Buffer, { forms }: Needle): boolean =>
  forms.some((form) => haystack.includes(form))

export const findIn = (where: string, haystack: Buffer | string, needles: Needle[]): Hit[] =>
  needles
    .filter((needle) =>
      isIn(typeof haystack === 'string' ? Buffer.from(haystack) : haystack, needle),
    )
    .map(({ name }) => ({ where, name }))

/** Every byte below a folder: logs, the engine's journal and state, Redis' append-only file. */
export async function findInFolder(folder: string, needles: Needle[]): Promise<Hit[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  const hits: Hit[] = []
  for (const file of files) {
    hits.push(...(await findInFile(file, relative(join(folder, '..'), file), needles)))
  }
  return hits
}

/** In pieces that overlap, so that nothing hides on a border. */
async function findInFile(file: string, where: string, needles: Needle[]): Promise<Hit[]> {
  const longest = Math.max(...needles.flatMap(({ forms }) => forms.map((form) => form.length)))
  const found = new Set<string>()
  let tail = Buffer.alloc(0)
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
      const window = Buffer.concat([tail, piece as Buffer])
      for (const needle of needles) if (isIn(window, needle)) found.add(needle.name)
      tail = window.subarray(Math.max(0, window.length - longest))
    }
  } catch (error) {
    // Files come and go while the servers run.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return [...found].map((name) => ({ where, name }))
}

const readers: Record<string, (redis: Redis, key: string) => Promise<unknown>> = {
  string: (redis, key) => redis.get(key),
  hash: (redis, key) => redis.hgetall(key),
  list: (redis, key) => redis.lrange(key, 0, -1),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, '0', '-1'),
  stream: (redis, key) => redis.xrange(key, '-', '+'),
}

/** Names and values of all keys in Redis: streams of the engine, queues of BullMQ, everything. */
export async function findInRedis(url: string, needles: Needle[]): Promise<Hit[]> {
  const redis = new Redis(url)
  try {
    const hits: Hit[] = []
    for (const key of await redis.keys('*')) {
      const kind = await redis.type(key)
      const value = await readers[kind]?.(redis, key)
      hits.push(...findIn(`redis ${kind} ${key}`, `${key} ${JSON.stringify(value)}`, needles))
    }
    return hits
  } finally {
    redis.disconnect()
  }
}

/** Every column of every table that can hold a text, bytes as they are. */
export async function findInDatabase({ query }: GroundTruth, needles: Needle[]): Promise<Hit[]> {
  const columns = await query<{ table: string; column: string; type: string }>(
    `select c.table_name as table, c.column_name as column, c.data_type as type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema in ('public', 'drizzle') and t.table_type = 'BASE TABLE'
     and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'date')`,
  )
  const hits: Hit[] = []
  for (const { table, column, type } of columns.filter((one) => one.table !== 'diagrams')) {
    const value = type === 'bytea' ? `"${column}"` : `convert_to("${column}"::text, 'UTF8')`
    const rows = await query(
      `select ${value} as value from public."${table}" where "${column}" is not null`,
    ).catch(() => [])
    const all = Buffer.concat(rows.map((row) => row.value))
    hits.push(...findIn(`table ${table}.${column}`, all, needles))
  }
  return hits
}
