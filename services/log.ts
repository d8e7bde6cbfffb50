import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * Header and field names whose value never reaches a log line. Personal data is kept out at the
 * source (ids only); this list is the net below.
 */
const redacted = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'token',
  'givenName',
  'familyName',
  'birthDate',
  'phone',
  'email',
  'message.body',
  'values',
]

/** Structured JSON lines; every line of one case's way carries the same `traceId`. */
export function createLog(
  { level, name = 'kimflow' }: { level: string; name?: string },
  destination?: DestinationStream,
): Log {
  const options = {
    level,
    name,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError, cause: describeError },
    redact: {
      paths: redacted.flatMap((path) => [quoted(path), `*${quoted(path)}`, `*.*${quoted(path)}`]),
      censor: '[redacted]',
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

const quoted = (path: string) => `["${path}"]`

/**
 * What may be said about an error: kind, code, message and where it came from. Details that
 * libraries attach (a failed query's parameters, a response body) stay out.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error }
  const { name, message, stack } = error
  const { kind, code } = error as { kind?: unknown; code?: unknown }
  return {
    name,
    ...(kind === undefined ? {} : { kind }),
    ...(code === undefined ? {} : { code }),
    message: withoutParameters(message),
    ...(stack === undefined ? {} : { stack: withoutParameters(stack) }),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}

/** drizzle appends the parameters of a failed query to its message: they may be personal data. */
const withoutParameters = (text: string): string =>
  text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '').slice(0, 4_000)
