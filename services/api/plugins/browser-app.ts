import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOfStatus } from '../problem.ts'

const oneYear = 31_536_000_000

/**
 * Serves the built browser app. Files below `assets/` carry a hash in their name and never change;
 * every other page address is the app's own and gets its index. Source maps stay inside.
 */
export async function addBrowserApp(
  app: FastifyInstance,
  webRoot: string | undefined,
): Promise<boolean> {
  if (!webRoot || !existsSync(webRoot)) return false
  await app.register(serveStatic, { root: webRoot, serve: false, dotfiles: 'ignore', etag: true })
  const files = filesIn(webRoot)

  app.get('/*', { config: { role: 'public' }, schema: { hide: true } }, (request, reply) => {
    const path = (request.params as { '*': string })['*']
    if (!files.has(path)) return reply.callNotFound()
    const hashed = path.startsWith('assets/')
    return reply.sendFile(path, hashed ? { maxAge: oneYear, immutable: true } : { maxAge: 0 })
  })
  return true
}

/** Unknown addresses: the app for a person's page, 405 or 404 as problem details for the rest. */
export function addNotFound(
  app: FastifyInstance,
  options: { hasApp: boolean; methodsOf(path: string): string[] },
): void {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const methods = options.methodsOf(path)
    if (methods.length > 0 && !methods.includes(request.method)) {
      return sendStatus(request, reply.header('allow', methods.join(', ')), 405)
    }
    if (options.hasApp && isPage(request, path)) return sendIndex(reply)
    return sendStatus(request, reply, 404)
  })
}

/** What was built is all that is served: an address is looked up here, never on the disk. */
const filesIn = (webRoot: string): Set<string> =>
  new Set(
    readdirSync(webRoot, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.map$|^\.|^index\.html$/.test(entry.name))
      .map((entry) => relative(webRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  )

const sendIndex = (reply: FastifyReply) =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false })

const sendStatus = (request: FastifyRequest, reply: FastifyReply, status: number) =>
  reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOfStatus(status, request.id)))

function isPage({ method, headers }: FastifyRequest, path: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  if (/^\/(api|health|assets)(\/|$)/.test(path)) return false
  return headers.accept?.includes('text/html') === true
}
