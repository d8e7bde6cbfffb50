import { asFailure } from '../failure.ts'
import type { Needs } from '../house.ts'
import type { Log } from '../log.ts'

const everyMs = 30_000
/** Open tasks are asked about at least this often; the stream usually tells sooner. */
const unseen = { minutes: 5 }
const perRound = 100
const parkedMs = 24 * 60 * 60 * 1000

/**
 * The net under the exported stream: asks the engine about open tasks it has not mentioned for a
 * while. A task whose job is gone leaves the list even when Redis lost the record that said so.
 */
export function startTaskProbe({
  clock,
  directory,
  tasks,
  engine,
  log,
}: { log: Log } & Needs<'clock' | 'directory' | 'tasks' | 'engine'>) {
  let running: Promise<void> | undefined
  let stopped = false

  const probeTenant = async (tenantId: string) => {
    for (const task of await tasks.notSeenSince(tenantId, clock.now().subtract(unseen), perRound)) {
      if (stopped) return
      const answer = await engine.extendJob(task.jobKey, parkedMs)
      if (answer === 'gone') await tasks.cancel(tenantId, [task.elementInstanceKey])
      else await tasks.markSeen(tenantId, task.id)
    }
  }

  const round = async () => {
    try {
      for (const { id } of await directory.readTenants()) await probeTenant(id)
    } catch (error) {
      log.debug({ code: asFailure(error).code }, 'task probe put off')
    }
  }

  const timer = setInterval(() => {
    running ??= round().finally(() => {
      running = undefined
    })
  }, everyMs)

  return {
    async close() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
