import type { ZBClient } from 'zeebe-node'
import { type Send, unlessGone } from './call.ts'
import type { Companion } from './companion.ts'
import { grpc } from './grpc-failures.ts'
import { checkedKey } from './keys.ts'

/** What is said about a job. `gone`: done before, cancelled, or by now somebody else's. */
export type JobCommands = {
  completeJob(jobKey: string, variables: Record<string, unknown>): Promise<'completed' | 'gone'>
  failJob(jobKey: string, failed: FailedJob): Promise<'failed' | 'gone'>
  /** Raises a BPMN error; one that nobody catches becomes an incident. */
  throwError(jobKey: string, error: { code: string; message: string }): Promise<'thrown' | 'gone'>
  extendJob(jobKey: string, ms: number): Promise<'extended' | 'gone' | 'not-activated'>
}

/** Always with explicit retries: left out, zeebe-node sends 0 and the job is an incident at once. */
type FailedJob = { retries: number; backoffMs: number; message: string }

const gone = { [grpc.notFound]: 'gone' } as const

export function createJobCommands({
  client,
  companion,
  send,
}: {
  client: ZBClient
  companion: Companion
  send: Send
}): JobCommands {
  return {
    async completeJob(jobKey, variables) {
      const request = { jobKey: checkedKey(jobKey, 'jobKey'), variables: { ...variables } }
      let unsure = false
      const answer = await unlessGone(
        send('completeJob', () => client.completeJob(request), {
          onUnsure: () => {
            unsure = true
          },
        }).then(() => 'completed' as const),
        gone,
      )
      // The try before this one had no answer and the job has left: it was ours that took effect.
      return answer === 'gone' && unsure ? 'completed' : answer
    },

    failJob: (jobKey, { retries, backoffMs, message }) =>
      unlessGone(
        send('failJob', () =>
          client.failJob({
            jobKey: checkedKey(jobKey, 'jobKey'),
            retries,
            retryBackOff: backoffMs,
            errorMessage: message,
          }),
        ).then(() => 'failed' as const),
        // FAILED_PRECONDITION: failed or timed out before, so somebody else has it by now.
        { ...gone, [grpc.failedPrecondition]: 'gone' },
      ),

    throwError: (jobKey, { code, message }) =>
      unlessGone(
        send('throwError', () =>
          client.throwError({
            jobKey: checkedKey(jobKey, 'jobKey'),
            errorCode: code,
            errorMessage: message,
          }),
        ).then(() => 'thrown' as const),
        { ...gone, [grpc.failedPrecondition]: 'gone' },
      ),

    extendJob: (jobKey, ms) =>
      unlessGone(
        send('extendJob', (left) =>
          companion.updateJobTimeout(checkedKey(jobKey, 'jobKey'), ms, left),
        ).then(() => 'extended' as const),
        { ...gone, [grpc.failedPrecondition]: 'not-activated' as const },
      ),
  }
}
