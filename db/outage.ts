import { unavailable } from '../services/failure.ts'

/** Classes and codes of SQLSTATE that mean "later": connection, resources, shutdown, lost races. */
const passing = /^(08|53|57P|40)|^(55P03|25P03|25P04|57014)$/
const network = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** pg reports these without a code */
const spoken =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout/

/** A server that is away or overloaded is no defect of ours: whoever asked may ask again later. */
export function rethrowOutage(error: unknown): never {
  if (isOutage(error)) {
    throw unavailable('DATABASE_UNAVAILABLE', 'PostgreSQL does not answer', { cause: error })
  }
  throw error
}

/** drizzle wraps what the driver threw, so the causes are searched as well. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = String((error as { code?: unknown }).code ?? '')
  if (passing.test(code) || network.test(code) || spoken.test(error.message)) return true
  const several = error instanceof AggregateError && error.errors.some(isOutage)
  return several || isOutage(error.cause)
}
