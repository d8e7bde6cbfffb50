import type { EngineRecord } from '../traces/records.ts'

/** The job type of every human task. */
export const userTaskType = 'io.camunda.zeebe:userTask'

/** A human task the engine has taken back; the job key is known when the job itself said so. */
export type CancelledJob = { jobKey: string | null; elementInstanceKey: string }

/** Human tasks that ended without a person: cancelled instance, boundary event, modification. */
export function cancelledJobs(records: EngineRecord[]): CancelledJob[] {
  const cancelled = new Map<string, CancelledJob>()
  for (const record of records) {
    if (record.valueType === 'JOB') {
      if (record.intent !== 'CANCELED' || record.type !== userTaskType) continue
      const { key: jobKey, elementInstanceKey } = record
      cancelled.set(elementInstanceKey, { jobKey, elementInstanceKey })
    } else if (record.valueType === 'PROCESS_INSTANCE') {
      if (record.intent !== 'ELEMENT_TERMINATED' || record.elementType !== 'USER_TASK') continue
      const known = cancelled.get(record.key)
      cancelled.set(record.key, known ?? { jobKey: null, elementInstanceKey: record.key })
    }
  }
  return [...cancelled.values()]
}
