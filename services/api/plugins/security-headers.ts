import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * What a browser may do with our pages. Scripts, styles and connections come from this origin only;
 * style attributes are allowed because the diagram viewer places its overlays with them, `data:`
 * images because it draws its own mark that way. Nothing may frame us.
 */
export async function addSecurityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  const isHttps = new URL(publicUrl).protocol === 'https:'

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // On plain HTTP (demo on one's own machine) a browser would lock itself out.
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })

  app.addHook('onRequest', async (request, reply) => {
    reply.header(
      'permissions-policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    )
    if (isApiPath(request.url)) reply.header('cache-control', 'no-store')
  })
}

/** Answers below these paths are data about people: no cache may keep them. */
const isApiPath = (url: string): boolean => url.startsWith('/api') || url.startsWith('/health')
