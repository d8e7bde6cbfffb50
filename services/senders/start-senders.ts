import type { Db } from '../../db/client.ts'
import { hear } from '../../db/hear.ts'
import type { OutboxPayload } from '../../db/schema/outbox.ts'
import { contracts } from '../../processes/contracts.ts'
import type { Clock } from '../clock.ts'
import { asFailure } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Log } from '../log.ts'
import type { OutboxRow } from '../outbox/outbox.ts'
import { settleTask } from '../tasks/parked-tasks.ts'

/**
 * A message waits this long at the engine for its receiver: longer than a step before the wait may
 * stand still as an incident over the holidays. An answer that runs out is stored, but never heard.
 */
const messageTtlMs = 180 * 24 * 60 * 60 * 1000
const batch = 32
const processIds = contracts.map(({ processId }) => processId)
/** Rows are announced by NOTIFY; the sweep finds what an announcement missed. */
const sweepMs = 1_000
const longestDelayMs = 60_000
/** The stream tells within a second; after some 15 s it has nothing more to tell. */
const attemptsToLearn = 6

type TaskCompletion = Extract<OutboxPayload, { kind: 'complete-task' }>

/**
 * Tells the engine what the outbox holds, until it is proven that the engine knows. Several copies
 * may run side by side: rows are leased, lanes keep their order, the row's id is the message id.
 */
export function startSenders({
  db,
  clock,
  outbox,
  directory,
  engine,
  tasks,
  traces,
  log,
}: { db: Db; clock: Clock; log: Log } & Needs<
  'outbox' | 'directory' | 'engine' | 'tasks' | 'traces'
>) {
  const running = new Map<string, Promise<void>>()
  /** what was announced while its district's rows were being sent */
  const again = new Set<string>()
  let stopped = false
  let isDeployed = false

  /** Each district on its own: one that has much to send holds up nobody else. */
  const wake = (tenantId: string): void => {
    if (stopped) return
    if (running.has(tenantId)) {
      again.add(tenantId)
      return
    }
    const run = drain(tenantId).finally(() => {
      running.delete(tenantId)
      if (again.delete(tenantId)) wake(tenantId)
    })
    running.set(tenantId, run)
  }

  const drain = async (tenantId: string) => {
    try {
      // A message that starts a process is lost at an engine that does not know the process yet.
      isDeployed ||= await traces.isDeployed(processIds)
      if (!isDeployed) return
      for (;;) {
        const rows = await outbox.claim(tenantId, batch)
        const sent = await Promise.all(rows.map((row) => send(row)))
        if (stopped || !sent.some(Boolean)) return
      }
    } catch (error) {
      log.warn({ code: asFailure(error).code, tenantId }, 'outbox cannot be read')
    }
  }

  const send = async (row: OutboxRow): Promise<boolean> => {
    const { payload } = row
    try {
      if (payload.kind === 'publish-message') {
        await engine.publish({
          name: payload.name,
          correlationKey: payload.correlationKey,
          variables: payload.variables,
          messageId: row.id,
          ttlMs: messageTtlMs,
        })
        await outbox.markSent(row, clock.now())
      } else {
        const outcome = await completeTask(row, payload)
        if (outcome === 'unknown') {
          await outbox.postpone(row, 'OUTCOME_UNKNOWN', delayAfter(row))
          return false
        }
        await outbox.markSent(row, clock.now(), (tx) =>
          settleTask(tx, payload.taskId, outcome, clock.now()),
        )
      }
      return true
    } catch (error) {
      const { code, kind } = asFailure(error)
      log[kind === 'unavailable' ? 'warn' : 'error'](
        { code, outboxId: row.id, attempts: row.attempts + 1, traceId: row.traceId },
        'outbox row not sent',
      )
      await outbox.postpone(row, code, delayAfter(row)).catch(() => undefined)
      return false
    }
  }

  /**
   * A job that is gone when we first ask was taken back: the completion came too late. After an
   * attempt whose end nobody saw (the sender died, the broker did) it may as well have been ours that
   * took effect: the exported stream knows which, and when it is lost too, ours is the likelier one.
   */
  const completeTask = async (row: OutboxRow, { taskId, jobKey, variables }: TaskCompletion) => {
    const outcome = await engine.completeJob(jobKey, variables)
    if (outcome === 'completed' || row.leasedUntil === null) return outcome
    const end = await traces.endOf((await tasks.read(row.tenantId, taskId)).elementInstanceKey)
    if (end === null && row.attempts < attemptsToLearn) return 'unknown'
    return end === 'terminated' ? 'gone' : 'completed'
  }

  const sweep = async () => {
    try {
      for (const { id } of await directory.readTenants()) wake(id)
    } catch {
      // Postgres is away; the next sweep tries again, and readiness says so meanwhile.
    }
  }

  const timer = setInterval(sweep, sweepMs)
  const listening = hear(db.listen, 'outbox', wake)

  return {
    /** Ends after the rows in hand; what was leased and not sent is free again after the lease. */
    async close() {
      stopped = true
      clearInterval(timer)
      await listening.close()
      await Promise.all(running.values())
    },
  }
}

/** Grows with every failed attempt, and differs, so that a crowd spreads out. */
const delayAfter = ({ attempts }: OutboxRow): number =>
  Math.min(longestDelayMs, 250 * 2 ** Math.min(attempts, 10)) * (0.5 + Math.random() / 2)
