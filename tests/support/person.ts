import { randomUUID } from 'node:crypto'

/** What a signed-in person's browser does, without a browser: cookies, origin, JSON. */
export type Person = {
  get<T = any>(path: string): Promise<Answer<T>>
  post<T = any>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  put<T = any>(path: string, body: unknown): Promise<Answer<T>>
  cookie: string
}
export type Answer<T> = { status: number; body: T; headers: Headers }

/** Signs in through the real door and the local identity provider. */
export async function signIn(
  baseUrl: string,
  subject: string,
  tenant = 'ahrsiepen',
): Promise<Person> {
  const jar = new Map<string, string>()
  let next = `${baseUrl}/api/sign-in?tenant=${tenant}&hint=${subject}&returnTo=/arbeit`
  for (let hop = 0; hop < 15; hop += 1) {
    const url = new URL(next)
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: cookiesFor(jar, url) },
    })
    keepCookies(jar, url, answer)
    const location = answer.headers.get('location')
    if (!location) {
      if (answer.status >= 400)
        throw new Error(`Sign-in of ${subject}: ${answer.status} ${await answer.text()}`)
      break
    }
    next = new URL(location, url).toString()
    if (next.startsWith(`${baseUrl}/arbeit`) || next.startsWith(`${baseUrl}/eingang`)) break
    if (next.startsWith(`${baseUrl}/anmelden`))
      throw new Error(`Sign-in of ${subject} refused: ${next}`)
  }
  return personWith(baseUrl, cookiesFor(jar, new URL(baseUrl)))
}

/** `origin` differs from the address where a proxy would stand in between. */
export function personWith(baseUrl: string, cookie: string, origin = baseUrl): Person {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ) => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        cookie,
        origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return {
      status: answer.status,
      body: isJson ? JSON.parse(text) : text,
      headers: answer.headers,
    }
  }
  return {
    cookie,
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
  }
}

export const newKey = (): string => randomUUID()

const hostOf = (url: URL) => url.host

function keepCookies(jar: Map<string, string>, url: URL, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const key = `${hostOf(url)} ${pair.slice(0, at)}`
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(key)
    else jar.set(key, pair.slice(at + 1))
  }
}

const cookiesFor = (jar: Map<string, string>, url: URL): string =>
  [...jar]
    .filter(([key]) => key.startsWith(`${hostOf(url)} `))
    .map(([key, value]) => `${key.slice(hostOf(url).length + 1)}=${value}`)
    .join('; ')
