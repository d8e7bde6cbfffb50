import type { FastifyInstance } from 'fastify'
import { httpFault } from '../problem.ts'

const deepestJson = 20
const longestAddress = 4_096

/**
 * What may come in: JSON in UTF-8, unpacked and not too deep, and a signed message as it is. All
 * else is refused before anything is parsed.
 */
export function addRequestBody(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString()
    // An empty body with a JSON header: routes without a body stay usable, the others say what is missing.
    if (text === '') return done(null, undefined)
    if (depthOf(text) > deepestJson) return done(httpFault(400))
    return parseJson(request, text, done)
  })

  // The signature covers the bytes as sent; the route verifies and decodes them.
  app.addContentTypeParser(
    'application/jose',
    { parseAs: 'string' },
    async (_: unknown, body: string) => body,
  )

  app.addHook('onRequest', async ({ headers, url }) => {
    if (url.length > longestAddress) throw httpFault(414)
    const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1]
    if (charset && !/^utf-?8$/i.test(charset)) throw httpFault(415)
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw httpFault(415)
  })
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
