import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../../services/api/server.ts'
import { openDoor, openSmallHouse, type SmallHouse } from './small-house.ts'

const signInCookie = '__Host-kimflow-sign-in'

describe('sign-in', () => {
  let small: SmallHouse
  let api: Api

  beforeAll(async () => {
    small = await openSmallHouse()
    api = (await openDoor(small)).api
  })
  afterAll(async () => {
    await api?.close()
    await small?.close()
  })
  afterEach(() => {
    small.identity.forged.with = undefined as never
    small.time.ahead = { seconds: 0 }
  })

  /** Walks to the provider and back, up to the address that carries the code. */
  const walk = async (tenant = 'north', hint = 'anna', returnTo?: string) => {
    const query = new URLSearchParams({ tenant, hint, ...(returnTo ? { returnTo } : {}) })
    const start = await api.inject(`/api/sign-in?${query}`)
    const cookie = cookieFrom(start.headers['set-cookie'], signInCookie)
    const provider = await fetch(String(start.headers.location), { redirect: 'manual' })
    return { cookie, back: new URL(String(provider.headers.get('location'))) }
  }
  const finish = (back: URL, cookie: string, headers: Record<string, string> = {}) =>
    api.inject({
      url: `${back.pathname}${back.search}`,
      headers: { cookie: `${signInCookie}=${cookie}`, ...headers },
    })
  const sessionOf = (response: { headers: Record<string, unknown> }) =>
    cookieFrom(response.headers['set-cookie'] as string[], '__Host-kimflow')

  it('opens a session for a person of the directory and leads back to the page', async () => {
    // given
    const { cookie, back } = await walk('north', 'anna', '/aufgaben?ansicht=mine')
    // when
    const response = await finish(back, cookie)
    // then
    expect(response.statusCode).toBe(302)
    expect(response.headers.location).toBe('/aufgaben?ansicht=mine')
    const set = [response.headers['set-cookie']]
      .flat()
      .find((line) => line?.startsWith('__Host-kimflow='))
    expect(set).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const session = await api.inject({
      url: '/api/session',
      headers: { cookie: `__Host-kimflow=${sessionOf(response)}` },
    })
    expect(session.json()).toMatchObject({
      staff: { id: 'anna-north', name: 'anna of north', role: 'case-manager' },
      tenant: { id: 'north' },
      demo: true,
    })
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/%2F/evil',
    'javascript:alert(1)',
  ])('never leads to another site after it (%s)', async (returnTo) => {
    const { cookie, back } = await walk('north', 'anna', returnTo)
    const response = await finish(back, cookie)
    expect(new URL(String(response.headers.location), 'http://localhost:8080').origin).toBe(
      'http://localhost:8080',
    )
    expect(String(response.headers.location)).not.toMatch(/^\/[/\\]/)
  })

  it('refuses a foreign, a missing and a doubled state without a session (S01)', async () => {
    const own = await walk()
    const other = await walk()

    const foreign = await finish(other.back, own.cookie)
    const none = await api.inject(`${own.back.pathname}${own.back.search}`)
    await finish(own.back, own.cookie)
    const again = await finish(own.back, own.cookie)

    for (const response of [foreign, none, again]) {
      expect(response.json()).toMatchObject({ status: 400, code: 'SIGN_IN_EXPIRED' })
      expect(sessionOf(response)).toBe('')
    }
  })

  it('refuses a code that was used before (S01)', async () => {
    // given
    const first = await walk()
    await finish(first.back, first.cookie)
    const second = await walk()
    second.back.searchParams.set('code', String(first.back.searchParams.get('code')))
    // when
    const response = await finish(second.back, second.cookie)
    // then
    expect(response.json()).toMatchObject({ status: 401, code: 'SIGN_IN_INVALID' })
    expect(sessionOf(response)).toBe('')
  })

  const strangerKey = generateKeyPair('ES256')
  const tokens: [
    string,
    (claims: JWTPayload, sign: (c: JWTPayload) => Promise<string>) => Promise<string>,
  ][] = [
    ['algorithm none', async (claims) => new UnsecuredJWT(claims).encode()],
    [
      'HS256 with the public key as secret',
      async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: small.identity.key.kid })
          .sign(new TextEncoder().encode(JSON.stringify(small.identity.key.publicJwk))),
    ],
    [
      'a key of somebody else',
      async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256', kid: small.identity.key.kid })
          .sign((await strangerKey).privateKey),
    ],
    [
      'an unknown key id that points elsewhere',
      async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256', kid: 'x', jku: 'http://127.0.0.1:9/keys' })
          .sign((await strangerKey).privateKey),
    ],
    ['another audience', async (claims, sign) => sign({ ...claims, aud: 'somebody-else' })],
    [
      'another issuer',
      async (claims, sign) => sign({ ...claims, iss: 'http://localhost:1/north' }),
    ],
    ['another nonce', async (claims, sign) => sign({ ...claims, nonce: 'x'.repeat(43) })],
    ['an expired token', async (claims, sign) => sign({ ...claims, iat: 1_000, exp: 2_000 })],
    [
      'a token of the future',
      async (claims, sign) => sign({ ...claims, nbf: Math.floor(Date.now() / 1_000) + 3_600 }),
    ],
  ]
  it.each(tokens)('refuses an ID token with %s (S02, S03)', async (_what, forge) => {
    // given
    small.identity.forged.with = forge
    const { cookie, back } = await walk()
    // when
    const response = await finish(back, cookie)
    // then
    expect(response.json()).toMatchObject({ status: 401, code: 'SIGN_IN_INVALID' })
    expect(sessionOf(response)).toBe('')
  })

  it('keeps equal subjects of two districts apart (S04)', async () => {
    const { cookie, back } = await walk('south', 'anna')
    const response = await finish(back, cookie)
    expect(sessionOf(response)).toMatch(/^south\./)
  })

  it('refuses an answer of another provider (S05)', async () => {
    // given
    const { cookie, back } = await walk('north')
    back.searchParams.set('iss', `${small.identity.url}/south`)
    // when
    const response = await finish(back, cookie)
    // then
    expect(response.json()).toMatchObject({ status: 401, code: 'SIGN_IN_INVALID' })
  })

  it('ends the session the browser had before and never adopts a given one (S07)', async () => {
    // given
    const before = await small.house.sessions.create('north', 'anna-north')
    const { cookie, back } = await walk()
    // when
    const response = await finish(back, cookie, {
      cookie: `${signInCookie}=${cookie}; __Host-kimflow=${before}`,
    })
    // then
    expect(sessionOf(response)).not.toBe(before)
    expect(await small.house.sessions.read(before)).toBeNull()
  })

  it('leads a person the directory does not know back to the sign-in page', async () => {
    // given
    const { cookie, back } = await walk('north', 'stranger')
    const again = await walk('north', 'stranger')
    // when
    const program = await finish(back, cookie)
    const person = await finish(again.back, again.cookie, { accept: 'text/html,*/*' })
    // then
    expect(program.json()).toMatchObject({ status: 403, code: 'SIGN_IN_NOT_ADMITTED' })
    expect(person.statusCode).toBe(302)
    expect(person.headers.location).toBe('/anmelden?fehler=unbekannt')
  })

  it('forgets a sign-in after ten minutes', async () => {
    const { cookie, back } = await walk()
    small.time.ahead = { minutes: 11 }
    expect((await finish(back, cookie)).json()).toMatchObject({ code: 'SIGN_IN_EXPIRED' })
  })

  it('keeps only hashes of what the browser holds', async () => {
    const { cookie, back } = await walk()
    const secret = sessionOf(await finish(back, cookie)).split('.')[1]
    const rows = await small.db.withTenant('north', (tx) => tx.execute('select * from sessions'))
    expect(JSON.stringify(rows.rows)).not.toContain(secret)
  })

  it('refuses a plain HTTP provider outside the demo, and says when none answers', async () => {
    // given
    const strict = (await openDoor(small, { demo: false })).api
    await small.db.shared.execute(
      `update tenants set issuer = 'http://localhost:9/south' where id = 'south'`,
    )
    const fresh = (await openDoor(small)).api
    // when
    const plain = await strict.inject('/api/sign-in?tenant=north')
    const down = await fresh.inject('/api/sign-in?tenant=south')
    const page = await fresh.inject({
      url: '/api/sign-in?tenant=south',
      headers: { accept: 'text/html' },
    })
    // then
    expect(plain.json().status).toBe(401)
    expect(down.json()).toMatchObject({ status: 503, code: 'SIGN_IN_UNAVAILABLE' })
    expect(page.headers.location).toBe('/anmelden?fehler=nicht-erreichbar')
    await strict.close()
    await fresh.close()
  })

  it('names districts to everyone and people in the demo only', async () => {
    const open = (await api.inject('/api/sign-in-options')).json()
    const strict = (await openDoor(small, { demo: false })).api
    const closed = (await strict.inject('/api/sign-in-options')).json()
    await strict.close()

    expect(open.tenants[0].people).toContainEqual({
      subject: 'agent',
      name: 'agent of north',
      title: 'agency',
      organisation: 'Beratung',
      group: 'agency',
    })
    expect(closed.tenants.map(({ people }: { people: unknown[] }) => people.length)).toEqual([0, 0])
  })
})

const cookieFrom = (header: string | string[] | undefined, name: string): string => {
  const line = [header ?? []].flat().find((text) => text.startsWith(`${name}=`)) ?? ''
  return line.split(';', 1)[0]?.slice(name.length + 1) ?? ''
}
