import type { FastifyInstance } from 'fastify'
import { httpFault } from '../problem.ts'

const deepestJson = 20
const longestAddress = 4_096

/**
 * What may come in: JSON in UTF-8, unpacked, not too deep and storable, and a signed message as it
 * is. All else is refused before a route sees it.
 */
export function addRequestBody(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString()
    // An empty body with a JSON header: routes without a body stay usable, the others say what is missing.
    if (text === '') return done(null, undefined)
    if (depthOf(text) > deepestJson) return done(httpFault(400))
    return parseJson(request, text, (error, value) => {
      if (!error && mayHideUnstorable.test(text) && isUnstorable(value)) return done(httpFault(400))
      return done(error, value)
    })
  })

  // The signature covers the bytes as sent; the route verifies and decodes them.
  app.addContentTypeParser(
    'application/jose',
    { parseAs: 'string' },
    async (_: unknown, body: string) => body,
  )

  app.addHook('onRequest', async ({ headers, url }) => {
    if (url.length > longestAddress) throw httpFault(414)
    if (url.includes('%00')) throw httpFault(400)
    const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1]
    if (charset && !/^utf-?8$/i.test(charset)) throw httpFault(415)
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw httpFault(415)
  })
}

/** Escapes that JSON allows although nothing can be stored, compared or signed with them. */
const mayHideUnstorable = /\\u(0000|d[89a-f])/i

/** A NUL or half a character, which Postgres refuses, in any text or name of a JSON value. */
function isUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, one]) => isUnstorable(name) || isUnstorable(one))
}

/** Deepest nesting of a JSON text, counted without building it. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]
    if (inString) {
      if (char === '\\') index += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === '}' || char === ']') depth -= 1
  }
  return deepest
}
