import createClient from 'openapi-fetch'
import type { paths } from './api-types.gen.ts'

/** The typed client; what it may call is generated from the server's OpenAPI document. */
export const api = createClient<paths>({ credentials: 'same-origin' })

type Answer<T> = { data?: T; error?: unknown; response: Response }

/** A refusal of the server in problem details, or `OFFLINE` when there was no answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly reference: string | null
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    const code = typeof body['code'] === 'string' ? body['code'] : `HTTP_${status}`
    super(code)
    this.status = status
    this.code = code
    this.reference = typeof body['traceId'] === 'string' ? body['traceId'].slice(0, 8) : null
    this.body = body
  }

  get fields(): { path: string; code?: string; message: string }[] {
    return Array.isArray(this.body['errors']) ? this.body['errors'] : []
  }
}

/** The answer's data, or the problem thrown. */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call.catch(() => {
    throw new ApiProblem(0, { code: 'OFFLINE' })
  })
  if (!answer.response.ok) throw new ApiProblem(answer.response.status, asBody(answer.error))
  return answer.data as T
}

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem(500, { code: 'UNEXPECTED' })

const asBody = (error: unknown): Record<string, unknown> =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {}
