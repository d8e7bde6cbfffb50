import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OwnHouse, openOwnHouse, tenantId } from '../proceedings/own-house.ts'
import { openFile } from './real-ids.ts'
import { placesIn, type Schema, sampleOf, withAt } from './sample-body.ts'
import { cookieOf, sameOrigin } from './small-house.ts'

type Parameter = { name: string; in: string; schema?: Schema }
type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Route = { method: 'GET' | 'POST' | 'PUT'; path: string; operation: Operation; cookie: string }
type Sent = { headers?: Record<string, string>; url?: string; payload?: string | object }

/** Stands in everything that is sent; no answer and no log line may repeat it. */
const canary = 'Kanarienwort'
const people = [...['jana-wierzbicki', 'tobias-henning', 'rojda-yildiz', 'martin-hollerbeck']]
const streams = '/api/events'
/** What a flood meets is asked elsewhere; here every request reaches its route. */
const patient = {
  perAddress: 1_000_000,
  perCaller: 1_000_000,
  publicWritesPerAddress: 1_000_000,
  signedPerAddress: 1_000_000,
  signInsPerAddress: 1_000_000,
}

let own: OwnHouse
let routes: Route[]
/** things that exist, so that what is sent reaches the tables */
let real: Record<string, string>

beforeAll(async () => {
  own = await openOwnHouse({ limits: patient })
  real = await openFile(own)
  routes = await readRoutes()
}, 120_000)
afterAll(() => own?.close())

/** Every operation of the OpenAPI document, each with somebody who may ask for it. */
async function readRoutes(): Promise<Route[]> {
  const staff = await own.house.directory.listStaff(tenantId)
  const roles = new Map(staff.map(({ role, id }) => [role, id]))
  const cookies = await Promise.all(
    [...new Set([...people, ...roles.values()])]
      .filter((id) => staff.some((row) => row.id === id))
      .map((id) => own.house.sessions.create(tenantId, id)),
  )
  const { paths } = (await own.api.inject('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>
  }
  const found: Route[] = []
  for (const [path, methods] of Object.entries(paths)) {
    if (path === streams) continue
    for (const [name, operation] of Object.entries(methods)) {
      const route = { method: name.toUpperCase() as Route['method'], path, operation, cookie: '' }
      const admitted = await firstAdmitted(route, cookies)
      found.push({ ...route, cookie: admitted ?? cookies[0] ?? '' })
    }
  }
  return found
}

async function firstAdmitted(route: Route, cookies: string[]): Promise<string | undefined> {
  for (const cookie of cookies) {
    const { statusCode } = await send({ ...route, cookie }, {})
    if (statusCode !== 401 && statusCode !== 403) return cookie
  }
  return undefined
}

const addressOf = ({ path, operation }: Route, ids: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = operation.parameters?.find((one) => one.name === name)?.schema ?? {}
    return encodeURIComponent(
      ids[name] ?? real[name] ?? String(sampleOf({ type: 'string', ...schema })),
    )
  })

const send = (route: Route, { headers, url, payload }: Sent) =>
  own.api.inject({
    method: route.method,
    url: url ?? addressOf(route),
    headers: {
      ...cookieOf(route.cookie),
      ...sameOrigin,
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  })

/** Refused or served, but never a fault of ours, and nothing of it comes back. What is wrong, if anything. */
async function faultsOf(route: Route, what: string, sent: Sent, expected?: number[]) {
  const { statusCode, body, headers } = await send(route, sent)
  const isAway = statusCode === 503 && body.includes('ENGINE_UNAVAILABLE')
  const { status, code } = (statusCode >= 400 ? JSON.parse(body) : {}) as Record<string, unknown>
  const wrong = {
    'is our fault': statusCode >= 500 && !isAway,
    'has another status': expected && !isAway && !expected.includes(statusCode),
    'is no problem':
      statusCode >= 400 &&
      (headers['content-type'] !== 'application/problem+json; charset=utf-8' ||
        status !== statusCode ||
        !/^[A-Z][A-Z_]+$/.test(String(code))),
    'repeats what was sent': statusCode >= 400 && body.includes(canary),
    'shows the inside': /\n\s+at |node_modules|\.ts:/.test(body),
  }
  return Object.entries(wrong).flatMap(([name, is]) =>
    is ? [`${route.method} ${route.path}: ${what}: ${statusCode} ${name}`] : [],
  )
}

const bodyOf = ({ operation }: Route): unknown => {
  const schema = operation.requestBody?.content['application/json']?.schema
  return schema && sampleOf(schema)
}

/** The same, naming the revision that the task has now and the case there is. */
async function liveBodyOf(route: Route): Promise<unknown> {
  const body = bodyOf(route) as Record<string, unknown>
  if (typeof body !== 'object') return body
  const [task] = await own.query('select rev from tasks where id = $1', [real['taskId']])
  return {
    ...body,
    ...('rev' in body ? { rev: task.rev } : {}),
    ...('caseId' in body ? { caseId: real['caseId'], kind: 'regime-change' } : {}),
  }
}
const withBody = () => routes.filter((route) => bodyOf(route) !== undefined)
const withIds = () => routes.filter(({ path }) => path.includes('{'))

const spoilt: [string, unknown][] = [
  ['a NUL', `${canary}\u0000`],
  ['a lone surrogate', `${canary}\ud800`],
  ['a very long text', canary.repeat(10_000)],
  ['markup', `<script>${canary}</script>`],
  ['SQL', `'; drop table ${canary}; --`],
  ['nothing', null],
  ['a huge number', 1e308],
  ['a negative number', -1],
  ['an object', { 'ein Name': canary }],
  ['a list', [canary]],
  ['a day before all days', '0000-01-01'],
  ['a day after all days', '9999-12-31'],
]

describe('Hostile input', () => {
  it('reaches every route there is', () => {
    expect(routes.length).toBeGreaterThan(45)
    expect(withBody().length).toBeGreaterThan(15)
    expect(withIds().length).toBeGreaterThan(25)
  })

  it('in a body that is no body of JSON is refused before anything is read', async () => {
    const faults: string[] = []
    const deep = `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`
    const bodies: [string, string][] = [
      ['half an object', `{"${canary}":`],
      ['a list', `["${canary}"]`],
      ['a text', `"${canary}"`],
      ['null', 'null'],
      ['nothing at all', ''],
      ['deep nesting', deep],
      ['a polluted prototype', `{"__proto__":{"${canary}":true}}`],
      ['a polluted constructor', `{"constructor":{"prototype":{"${canary}":true}}}`],
      ['more than a MiB', JSON.stringify({ [canary]: canary.repeat(100_000) })],
      ['unknown members', JSON.stringify({ [canary]: canary, tenantId: 'nordhellen' })],
      ['a NUL in a name', JSON.stringify({ [`${canary}\u0000`]: 1 })],
    ]
    for (const route of withBody()) {
      for (const [what, payload] of bodies) {
        faults.push(...(await faultsOf(route, what, { payload }, [400, 401, 404, 409, 413, 422])))
      }
    }
    expect(({} as Record<string, unknown>)[canary]).toBeUndefined()
    expect(faults).toEqual([])
  }, 180_000)

  it('at any place of a body that is otherwise in order breaks nothing', async () => {
    const faults: string[] = []
    for (const route of withBody()) {
      const body = await liveBodyOf(route)
      for (const place of placesIn(body).slice(1)) {
        for (const [what, put] of spoilt) {
          const key = { 'idempotency-key': randomUUID() }
          const payload = JSON.stringify(withAt(await liveBodyOf(route), place, put))
          faults.push(
            ...(await faultsOf(route, `${what} at ${place.join('/')}`, { payload, headers: key })),
          )
        }
      }
    }
    expect(faults).toEqual([])
  }, 300_000)

  it('in values that a form or a rule asks for is stored or refused', async () => {
    const faults: string[] = []
    const open = withBody().filter(({ operation }) =>
      /"values"|"facts"/.test(JSON.stringify(operation)),
    )
    for (const route of open) {
      for (const [what, put] of spoilt) {
        const name = JSON.stringify(bodyOf(route)).includes('"facts"') ? 'facts' : 'values'
        const payload = JSON.stringify({
          ...((await liveBodyOf(route)) as object),
          [name]: { note: put, [`__ ${canary}`]: put },
        })
        faults.push(...(await faultsOf(route, `${what} in ${name}`, { payload })))
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  it('in an id finds nothing', async () => {
    const faults: string[] = []
    const ids = ['%00', `${canary}`, `../../../etc/passwd`, 'a'.repeat(300), "' or 1=1 --", '-1']
    for (const route of withIds()) {
      for (const value of ids) {
        const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
        const given = Object.fromEntries(names.map((name) => [name, value]))
        const payload = bodyOf(route)
        faults.push(
          ...(await faultsOf(route, `the id ${value}`, {
            url: addressOf(route, given).replace('%2500', '%00'),
            ...(payload ? { payload: payload as object } : {}),
          })),
        )
      }
    }
    expect(faults).toEqual([])
  }, 120_000)

  it('in a query is refused or means nothing', async () => {
    const faults: string[] = []
    const values = [
      ...['-1', '0', '1e99', 'NaN', '99999999999999999999', canary, '%00', '%ED%A0%80', '%E0%A4%A'],
      ...['__proto__', 'constructor', `';drop table ${canary}`, 'x'.repeat(3_000), '%25_%5C'],
    ]
    const queries = routes.filter(({ method }) => method === 'GET')
    for (const route of queries) {
      const names = (route.operation.parameters ?? []).filter((one) => one.in === 'query')
      for (const name of [...names.map((one) => one.name), canary, '__proto__[a]']) {
        for (const value of values) {
          const url = `${addressOf(route)}?${name}=${value}`
          faults.push(...(await faultsOf(route, `${name}=${value}`, { url })))
        }
        const twice = { url: `${addressOf(route)}?${name}=1&${name}=${canary}` }
        faults.push(...(await faultsOf(route, `${name} twice`, twice)))
      }
    }
    expect(faults).toEqual([])
  }, 300_000)

  it('of another origin, without or with a forged cookie changes nothing', async () => {
    const faults: string[] = []
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const payload = (bodyOf(route) ?? {}) as object
      const foreign = { origin: 'https://boese.example' }
      faults.push(
        ...(await faultsOf(route, 'another origin', { payload, headers: foreign }, [403])),
      )
      for (const cookie of ['', `__Host-kimflow=${tenantId}.${'x'.repeat(43)}`, 'x=\u0001']) {
        faults.push(...(await faultsOf(route, 'a forged cookie', { payload, headers: { cookie } })))
      }
    }
    expect(faults).toEqual([])
  }, 60_000)

  it('left nothing of itself in the log, and no fault of ours', async () => {
    const lines = own.lines.filter((line) => line.includes(canary))
    expect(lines).toEqual([])
    const errors = own.lines
      .map((line) => JSON.parse(line))
      .filter(({ level }) => level === 'error')
    expect(errors.map(({ err }) => err.cause?.cause?.message ?? err.message)).toEqual([])
  })
})
