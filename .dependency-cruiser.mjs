/**
 * Who may import whom, written once, as data (CONTRIBUTING.md, “The import rule”). dependency-cruiser
 * reads it with swc, because it cannot use TypeScript 7, and sees type imports too (but cannot tell
 * them apart: where only types may be taken, scripts/check-sources.ts looks).
 */
import swc from '@swc/core'

// dependency-cruiser does not tell swc which files hold markup and stops at the first tag.
const { parseFileSync } = swc
swc.parseFileSync = (path, options) =>
  parseFileSync(path, { ...options, tsx: path.endsWith('.tsx') })

/** From the words up to main.ts: a layer imports itself and the layers before it. */
const layers = {
  words: [
    'processes/[^/]+/contract\\.ts$',
    'processes/[^/]+/decisions\\.ts$',
    'processes/(contracts|decision-contract|decisions|process-contract)\\.ts$',
    'services/(failure|clock|ids|house)\\.ts$',
    'services/define/',
    'services/api/schemas/',
  ],
  knowledge: [
    'db/',
    'services/(agencies|audit|cases|closings|consents|contacts|deadlines|decisions|directory)/',
    'services/(dispatches|findings)/',
    'services/(idempotency|live|notices|outbox|persons|proceedings|proposals)/',
    'services/(referrals|sessions|tasks|traces|vault)/',
  ],
  /** instruments every door may use */
  instruments: ['services/(config|health|log|metrics)\\.ts$'],
  doors: ['services/(alarms|api|engine|senders|transports|workers)/'],
  main: ['services/(main|build-house|management)\\.ts$'],
}

/** One library, one folder: a library is replaced by touching the places named here. */
const homes = [
  { name: 'zeebe-node', library: 'zeebe-node', places: ['services/engine/'] },
  { name: 'grpc', library: '@grpc/[^/]+', places: ['services/engine/'] },
  {
    name: 'fastify',
    library: '(fastify|@fastify/[^/]+)',
    places: ['services/api/', 'services/define/route\\.ts$', 'services/management\\.ts$'],
  },
  { name: 'bullmq', library: 'bullmq', places: ['services/alarms/'] },
  { name: 'ioredis', library: 'ioredis', places: ['services/alarms/', 'services/engine/'] },
  {
    name: 'jose',
    library: 'jose',
    places: ['services/transports/', 'services/directory/', 'db/seed', 'simulators/'],
  },
  { name: 'openid-client', library: 'openid-client', places: ['services/api/'] },
  {
    name: 'drizzle',
    library: '(pg|drizzle-orm|drizzle-kit)',
    places: ['db/', ...layers.knowledge.slice(1)],
  },
  { name: 'pino', library: 'pino', places: ['services/log\\.ts$'] },
  { name: 'prom-client', library: 'prom-client', places: ['services/metrics\\.ts$'] },
  { name: 'feiertagejs', library: 'feiertagejs', places: ['services/deadlines/'] },
  {
    name: 'browser-libraries',
    library:
      '(react|react-dom|bpmn-js|@bpmn-io/[^/]+|@kern-ux/[^/]+|@tanstack/[^/]+|openapi-fetch)',
    places: ['web-modeler/'],
  },
]

const product = '^(services|db|processes|simulators|web-modeler)/'
const oneOf = (paths) => paths.map((path) => `^${path}`).join('|')
/** a package as resolved, or by its bare name where it is not installed */
const packagePath = (library) => `(^|/)node_modules/(@types/)?${library}/|^${library}(/|$)`

const names = Object.keys(layers)
const layerRules = names.slice(0, -1).map((name, index) => {
  const later = names.slice(index + 1).flatMap((next) => layers[next])
  return {
    name: `${name}-import-nothing-later`,
    comment: `${name} must not import ${names.slice(index + 1).join(', ')}`,
    severity: 'error',
    from: {
      path: oneOf(layers[name]),
      pathNot: ['^services/house\\.ts$', '^services/api/schemas/'],
    },
    // A deadline rule is declared with the calendar it computes on.
    to: {
      path: oneOf(later),
      pathNot: ['^services/api/schemas/', '^services/deadlines/calendar\\.ts$'],
    },
  }
})

const libraryRules = homes.map(({ name, library, places }) => ({
  name: `home-of-${name}`,
  comment: `only ${places.join(', ')} may import ${library}`,
  severity: 'error',
  from: { path: product, pathNot: places.map((place) => `^${place}`) },
  to: { path: packagePath(library) },
}))

const own = '^(services|db|processes|simulators|web-modeler|scripts|tests)/'

const folderRules = [
  {
    name: 'no-circular',
    comment: 'a cycle has no first line to read; only the types of house.ts may close one',
    severity: 'error',
    from: { pathNot: '^services/house\\.ts$' },
    to: { circular: true, viaOnly: { pathNot: '^services/house\\.ts$' } },
  },
  {
    name: 'doors-meet-in-knowledge',
    comment: 'doors never import each other',
    severity: 'error',
    from: { path: '^services/(alarms|api|engine|senders|transports|workers)/' },
    to: {
      path: '^services/(alarms|api|engine|senders|transports|workers)/',
      pathNot: ['^services/$1/', '^services/api/schemas/'],
    },
  },
  {
    name: 'schemas-are-words',
    comment: 'the browser app reads them; they drag nothing along',
    severity: 'error',
    from: { path: '^services/api/schemas/' },
    to: {
      path: own,
      pathNot: ['^services/api/schemas/', '^services/define/', '^processes/contracts'],
    },
  },
  {
    name: 'agency-knows-only-itself',
    comment: 'an agency is handed its transport; it knows neither database nor engine nor others',
    severity: 'error',
    from: { path: '^services/agencies/([^/]+)/' },
    to: {
      path: own,
      pathNot: [
        '^services/agencies/$1/',
        '^services/agencies/content\\.ts$',
        '^services/(failure|define/agency|define/transport)\\.ts$',
        '^processes/contracts\\.ts$',
        '^processes/[^/]+/contract\\.ts$',
      ],
    },
  },
  {
    name: 'transport-knows-no-agency',
    severity: 'error',
    from: { path: '^services/transports/' },
    to: { path: '^services/agencies/' },
  },
  {
    name: 'deadline-rules-are-pure',
    severity: 'error',
    from: { path: '^services/deadlines/rules/' },
    to: {
      path: `${own}|(^|/)node_modules/`,
      pathNot: [
        '^services/deadlines/(rules|periods)/',
        '^services/deadlines/calendar\\.ts$',
        '^services/define/deadline\\.ts$',
      ],
    },
  },
  {
    name: 'simulators-speak-only-the-wire',
    severity: 'error',
    from: { path: '^simulators/' },
    to: { path: '^(services|db|processes|web-modeler)/' },
  },
  {
    name: 'browser-takes-types-of-schemas',
    severity: 'error',
    from: { path: '^web-modeler/' },
    to: { path: '^(services|db|processes|simulators|scripts)/', pathNot: '^services/api/schemas/' },
  },
  {
    name: 'services-stand-alone',
    comment: 'what runs in production needs neither scripts, tests, simulators nor the browser app',
    severity: 'error',
    from: { path: '^(services|db|processes)/' },
    to: { path: '^(scripts|tests|simulators|web-modeler)/' },
  },
  {
    name: 'production-needs-no-dev-package',
    severity: 'error',
    from: { path: '^(services|db)/', pathNot: '^db/seed' },
    to: { dependencyTypes: ['npm-dev'] },
  },
]

export default {
  forbidden: [...layerRules, ...libraryRules, ...folderRules],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist-web|\\.data)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
