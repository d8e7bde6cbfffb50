import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { defect, Failure, unavailable } from '../failure.ts'

const maxAnswerBytes = 1024 * 1024

export type Exchange = {
  url: URL
  headers: Record<string, string>
  body: string
  timeoutMs: number
  lookup?: LookupFunction
}

/**
 * One POST and its whole answer, or `unavailable`. Never follows a redirect, never waits longer than
 * the timeout for the last byte, never reads more than 1 MiB.
 */
export function exchange(call: Exchange): Promise<{ status: number; body: string }> {
  const { url, body, headers, lookup } = call
  const signal = AbortSignal.timeout(call.timeoutMs)

  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(asUnavailable(error, signal.aborted))
    const open = url.protocol === 'https:' ? tlsRequest : plainRequest
    const request = open(url, { method: 'POST', headers, signal, ...(lookup && { lookup }) })

    request.on('error', fail)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxAnswerBytes) {
          response.destroy(defect('AGENCY_ANSWER_UNKNOWN', 'The agency answered more than 1 MiB'))
        }
        chunks.push(chunk)
      })
      response.on('error', fail)
      response.on('end', () => {
        if (!response.complete) return fail(new Error('answer cut off'))
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
      })
    })
    request.end(body)
  })
}

/** What went wrong is named by its system code only; addresses and bodies stay out of the message. */
function asUnavailable(error: Error & { code?: unknown }, timedOut: boolean): Failure {
  if (error instanceof Failure) return error
  const why = timedOut ? 'in time' : `(${String(error.code ?? error.message)})`
  return unavailable('AGENCY_UNAVAILABLE', `The agency did not answer ${why}`)
}
