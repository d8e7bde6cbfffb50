import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { asFailure, type Failure, type FailureKind } from '../failure.ts'
import { type ProblemText, textOfCode, textOfKind } from './problem-texts.ts'
import { fieldFaults, type SchemaFault } from './validation-texts.ts'

/** The one table of this door: what each kind of failure means in HTTP. */
const statusOfKind: Record<FailureKind, number> = {
  refused: 422,
  unavailable: 503,
  defect: 500,
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
}

/** Codes whose status differs from their kind's. */
const statusOfCode: Record<string, number> = {
  FORM_INVALID: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  SESSION_MISSING: 401,
  SIGN_IN_INVALID: 401,
  SIGNATURE_INVALID: 401,
}

/** The HTTP status of a failure; docs/error-codes.md is written from it. */
export const statusOf = ({ kind, code }: Pick<Failure, 'kind' | 'code'>): number =>
  statusOfCode[code] ?? statusOfKind[kind]

/** Faults that fastify or Node find before a route is reached. */
export const codeOfStatus: Record<number, string> = {
  400: 'REQUEST_INVALID',
  404: 'ROUTE_UNKNOWN',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  414: 'ADDRESS_TOO_LONG',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'TOO_MANY_REQUESTS',
  431: 'HEADERS_TOO_LARGE',
}

type ProblemBody = ProblemText & {
  type: string
  status: number
  code: string
  traceId?: string
  [member: string]: unknown
}

/** A fault of the HTTP exchange itself, thrown by hooks of this folder. */
export function httpFault(status: number, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(STATUS_CODES[status]), { statusCode: status, headers })
}

/** fastify's error handler: every fault leaves as problem details, without stack and without echo. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { problem, failure, headers } = problemOf(error, request.id)
  if (failure) logFailure(request, failure, problem.status)
  if (reply.sent) return
  reply
    .code(problem.status)
    .headers(headers)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

/** Problem details for a status alone: unknown addresses, faults below fastify. */
export function problemOfStatus(status: number, traceId?: string): ProblemBody {
  return problem(status, codeOfStatus[status] ?? 'REQUEST_INVALID', textOfKind.invalid, traceId)
}

type Translated = { problem: ProblemBody; failure?: Failure; headers: Record<string, string> }

function problemOf(error: unknown, traceId: string): Translated {
  const http = error as Partial<FastifyError> & { headers?: Record<string, string> }
  if (http.validation) {
    const faults = fieldFaults(http.validation as SchemaFault[])
    return { problem: { ...problemOfStatus(400, traceId), errors: faults }, headers: {} }
  }
  const status = http.statusCode ?? 500
  if (error instanceof Error && status >= 400 && status < 500 && status in codeOfStatus) {
    const body = problemOfStatus(status, traceId)
    const isJson = status === 400 && String(http.code).includes('JSON_BODY')
    if (!isJson && !(error instanceof SyntaxError))
      return { problem: body, headers: http.headers ?? {} }
    return { problem: problem(400, 'JSON_INVALID', textOfKind.invalid, traceId), headers: {} }
  }
  return problemOfFailure(asFailure(error), traceId)
}

function problemOfFailure(failure: Failure, traceId: string): Translated {
  const status = statusOf(failure)
  const body = problem(status, failure.code, textOfKind[failure.kind], traceId)
  const headers: Record<string, string> =
    failure.kind === 'unavailable'
      ? { 'retry-after': '5' }
      : failure.code === 'IDEMPOTENCY_KEY_BUSY'
        ? { 'retry-after': '1' }
        : {}
  // Members that a route adds for its client: faults per field, what somebody else saved.
  return { problem: { ...membersOf(failure), ...body }, failure, headers }
}

function problem(
  status: number,
  code: string,
  fallback: ProblemText,
  traceId?: string,
): ProblemBody {
  const text = textOfCode[code] ?? fallback
  return { type: 'about:blank', ...text, status, code, ...(traceId ? { traceId } : {}) }
}

/** `cause: { body: {...} }` of a Failure; only where the fault is the caller's to mend. */
function membersOf({ cause, kind }: Failure): Record<string, unknown> {
  if (kind === 'defect' || kind === 'unavailable') return {}
  if (typeof cause !== 'object' || cause === null || cause instanceof Error) return {}
  if (!('body' in cause)) return {}
  return typeof cause.body === 'object' && cause.body !== null ? { ...cause.body } : {}
}

function logFailure(request: FastifyRequest, failure: Failure, status: number): void {
  const { code, kind } = failure
  if (status >= 500)
    request.log[kind === 'defect' ? 'error' : 'warn']({ err: failure }, 'Request failed')
  else request.log.info({ code, kind, reason: failure.message }, 'Request refused')
}
