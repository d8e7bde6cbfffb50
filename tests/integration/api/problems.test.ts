import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../../services/api/server.ts'
import { conflict, invalid, unavailable } from '../../../services/failure.ts'
import { openDoor, openSmallHouse, type SmallHouse } from './small-house.ts'

const Body = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 20 }),
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    kind: Type.Union([Type.Literal('a'), Type.Literal('b')]),
    count: Type.Optional(Type.Integer()),
    extra: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: false },
)

const faults: Record<string, () => never> = {
  stack: () => {
    throw new Error('secret-of-the-house at /etc/passwd')
  },
  conflict: () => {
    throw conflict('TASK_CHANGED', 'Changed', {
      cause: { body: { stored: { rev: 3 }, status: 200 } },
    })
  },
  form: () => {
    throw invalid('FORM_INVALID', 'Faults', { cause: { body: { errors: [{ path: '/a' }] } } })
  },
  down: () => {
    throw unavailable('ENGINE_UNAVAILABLE', 'connect ECONNREFUSED 10.0.0.1:26500')
  },
}

const routes = (): FastifyPluginAsyncTypebox => async (app) => {
  app.post('/things', { config: { role: 'public' }, schema: { body: Body } }, async () => ({
    made: true,
  }))
  app.get(
    '/faults/:fault',
    { config: { role: 'public' }, schema: { params: Type.Object({ fault: Type.String() }) } },
    async (request) => faults[request.params.fault]?.(),
  )
}

describe('problem details', () => {
  let small: SmallHouse
  let api: Api
  let lines: string[]

  beforeAll(async () => {
    small = await openSmallHouse()
    const door = await openDoor(small, { routes: [routes] })
    api = door.api
    lines = door.lines
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
  })

  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    api.inject({
      method: 'POST',
      url: '/api/things',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })

  it('accepts what fits the schema', async () => {
    const response = await post('{"name":"x","kind":"a"}')
    expect(response.statusCode).toBe(200)
  })

  it.each([
    ['malformed JSON', '{"name":', {}, 400, 'JSON_INVALID'],
    [
      'a polluted prototype',
      '{"name":"x","kind":"a","__proto__":{"admin":true}}',
      {},
      400,
      'JSON_INVALID',
    ],
    [
      'a polluted constructor',
      '{"constructor":{"prototype":{"admin":true}}}',
      {},
      400,
      'JSON_INVALID',
    ],
    ['an unknown field', '{"name":"x","kind":"a","tenantId":"south"}', {}, 400, 'REQUEST_INVALID'],
    ['a number where text belongs', '{"name":5,"kind":"a"}', {}, 400, 'REQUEST_INVALID'],
    [
      'text where a number belongs',
      '{"name":"x","kind":"a","count":"5"}',
      {},
      400,
      'REQUEST_INVALID',
    ],
    ['no body', '', {}, 400, 'REQUEST_INVALID'],
    [
      'JSON nested too deep',
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      {},
      400,
      'REQUEST_INVALID',
    ],
    ['two MiB', JSON.stringify({ name: 'x'.repeat(2_000_000) }), {}, 413, 'BODY_TOO_LARGE'],
    [
      'JSON sent as plain text',
      '{}',
      { 'content-type': 'text/plain' },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'a form',
      'name=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'UTF-7',
      '{}',
      { 'content-type': 'application/json; charset=utf-7' },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    ['a packed body', '{}', { 'content-encoding': 'gzip' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
  ])('answers %s with a stable code', async (_what, payload, headers, status, code) => {
    // when
    const response = await post(payload, headers)
    // then
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(response.json()).toMatchObject({ status, code, type: 'about:blank' })
    expect(response.json().traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })

  it('says per field in German how to mend it, and repeats nothing that was sent', async () => {
    // when
    const response = await post('{"name":"","day":"gestern","kind":"canary-kind","canary-field":1}')
    // then
    expect(response.json().errors).toEqual(
      expect.arrayContaining([
        { path: '/name', code: 'minLength', message: 'Füllen Sie dieses Feld aus.' },
        { path: '/kind', code: 'anyOf', message: 'Wählen Sie einen der vorgesehenen Werte.' },
        expect.objectContaining({ path: '/day', code: 'pattern' }),
      ]),
    )
    expect(response.body).not.toMatch(/canary|gestern/)
  })

  it('names an address that does not exist and a method that does not fit', async () => {
    const unknown = await api.inject('/api/nothing')
    const method = await api.inject({ method: 'DELETE', url: '/api/things' })
    const trace = await api.inject({ method: 'TRACE' as 'GET', url: '/api/things' })

    expect(unknown.json()).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN' })
    expect(method.json()).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' })
    expect(method.headers.allow).toBe('POST')
    expect(trace.statusCode).toBe(405)
  })

  it('refuses an address that is too long or not decodable', async () => {
    const long = await api.inject(`/api/things?q=${'x'.repeat(10_000)}`)
    const broken = await api.inject('/api/%E0%A4%A')

    expect(long.json()).toMatchObject({ status: 414, code: 'ADDRESS_TOO_LONG' })
    expect(broken.json()).toMatchObject({ status: 400, code: 'REQUEST_INVALID' })
  })

  it('hides what went wrong inside, and logs it with the trace id', async () => {
    // when
    const response = await api.inject('/api/faults/stack')
    // then
    expect(response.statusCode).toBe(500)
    expect(response.json()).toMatchObject({ code: 'UNEXPECTED', title: 'Das hat nicht geklappt' })
    expect(response.body).not.toMatch(/secret-of-the-house|passwd|\.ts:|\n {4}at /)
    const line = lines.map((text) => JSON.parse(text)).find(({ level }) => level === 'error')
    expect(line).toMatchObject({ traceId: response.json().traceId })
    expect(line.err.message).toContain('secret-of-the-house')
  })

  it('hides addresses of what is down and asks to come back', async () => {
    const response = await api.inject('/api/faults/down')
    expect(response.json()).toMatchObject({ status: 503, code: 'ENGINE_UNAVAILABLE' })
    expect(response.headers['retry-after']).toBe('5')
    expect(response.body).not.toContain('10.0.0.1')
  })

  it('adds the members a route hands over, but never lets them replace the standard ones', async () => {
    const changed = await api.inject('/api/faults/conflict')
    const form = await api.inject('/api/faults/form')

    expect(changed.json()).toMatchObject({ status: 409, code: 'TASK_CHANGED', stored: { rev: 3 } })
    expect(form.json()).toMatchObject({
      status: 422,
      code: 'FORM_INVALID',
      errors: [{ path: '/a' }],
    })
  })

  it('logs the route template, never an address with its values', async () => {
    await api.inject('/api/things?q=canary-in-address')
    expect(lines.join('\n')).not.toContain('canary-in-address')
  })

  it('refuses to start when a route declares no role', async () => {
    const careless = (): FastifyPluginAsyncTypebox => async (app) => {
      app.get('/open', async () => 'everyone')
    }
    await expect(openDoor(small, { routes: [careless] })).rejects.toThrow(
      /GET \/api\/open declares no role/,
    )
  })

  it('describes its routes as OpenAPI', async () => {
    const document = (await api.inject('/api/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/things', '/api/sign-in-options']),
    )
    expect(Object.keys(document.paths)).not.toContain('/health/live')
  })
})
